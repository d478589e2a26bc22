import type { ComponentChildren } from 'preact'

const SHAPES = {
  neutral: 'M1 1h10v10H1z',
  progress: 'M2 1l9 5-9 5z',
  waiting: 'M1 1h10L6 6l5 5H1l5-5z',
  good: 'M4.5 11L0 6.5 1.8 4.7l2.7 2.7L10.2 1.5 12 3.3z',
  late: 'M6 0l6 11H0z',
  stopped: 'M3.5 0h5L12 3.5v5L8.500 12h-5L0 8.500v-5z',
} as const

export type TagKind = keyof typeof SHAPES

/** A state, by its word, a shape and a colour: never by colour alone. */
export function Tag({ kind, children }: { kind: TagKind; children: ComponentChildren }) {
  return (
    <span class={`tag tag-${kind}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={SHAPES[kind]} />
      </svg>
      <span>{children}</span>
    </span>
  )
}
