import type { ComponentChildren } from 'preact'

/** More, for those who want it; opens without script. */
export function Details({ summary, open, children }: { summary: string; open?: boolean; children: ComponentChildren }) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
