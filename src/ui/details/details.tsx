import type { ComponentChildren } from 'preact'

interface DetailsProps {
  summary: string
  /** Said to readers after the summary, where several on a page would sound the same. */
  hidden?: string | undefined
  open?: boolean | undefined
  children: ComponentChildren
}

/** More, for those who want it; opens without script. */
export function Details({ summary, hidden, open, children }: DetailsProps) {
  return (
    <details class="more" open={open}>
      <summary>
        {summary}
        {hidden ? <span class="unseen"> – {hidden}</span> : null}
      </summary>
      <div class="more-body">{children}</div>
    </details>
  )
}
