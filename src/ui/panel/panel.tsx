import type { ComponentChildren } from 'preact'

/** The end of a journey: what was done, and the code to keep. */
export function Panel({ title, code, children }: { title: string; code?: string; children?: ComponentChildren }) {
  return (
    <section class="panel">
      <h1>{title}</h1>
      {code ? <strong class="code">{code}</strong> : null}
      {children ? <p>{children}</p> : null}
    </section>
  )
}
