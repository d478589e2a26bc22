import type { ComponentChildren } from 'preact'

/** The head of the home page: what this house does, and the search. */
export function Hero({ title, lead, children }: { title: string; lead?: string; children?: ComponentChildren }) {
  return (
    <section class="hero">
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      {children}
    </section>
  )
}
