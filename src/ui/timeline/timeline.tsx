import type { ComponentChildren } from 'preact'

interface TimelineItem {
  title: string
  when: string
  who?: string | undefined
  children?: ComponentChildren
}

/** What happened, the newest first. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol class="timeline">
      {items.map((item, index) => (
        <li key={index}>
          <strong>{item.title}</strong>
          <span class="when">
            {item.when}
            {item.who ? ` · ${item.who}` : ''}
          </span>
          {item.children ? <div>{item.children}</div> : null}
        </li>
      ))}
    </ol>
  )
}
