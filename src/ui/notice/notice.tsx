import type { ComponentChildren } from 'preact'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

interface NoticeProps {
  kind: 'info' | 'success' | 'warning' | 'error'
  title?: string
  children: ComponentChildren
}

/** A banner: its kind is said in words. */
export function Notice({ kind, title, children }: NoticeProps) {
  const t = componentText(useShell())
  return (
    <section class={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'} aria-label={title ?? t[kind]}>
      <p class="notice-title">{title ?? t[kind]}</p>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </section>
  )
}
