import { Tag, type TagKind } from '#ui/tag'
import type { text } from '../messages.ts'
import type { PartState, TrackState } from '../tables.ts'

/** What a reader is told of a part: its state, or that the dossier it hangs on has not begun or rests. */
export type Shown = PartState | TrackState | 'notBegun' | 'resting'

const KINDS: Record<Shown, TagKind> = {
  notBegun: 'neutral',
  resting: 'waiting',
  waiting: 'neutral',
  sent: 'progress',
  open: 'progress',
  done: 'good',
  returned: 'stopped',
  cancelled: 'neutral',
}

/** Where a part stands, and whether it is late while it is being done. */
export function StateTag(props: { state: Shown; dueAt: Date | null; now: Date; t: ReturnType<typeof text> }) {
  const { state, dueAt, now, t } = props
  const late = (state === 'open' || state === 'sent') && dueAt !== null && dueAt < now
  return (
    <>
      <Tag kind={KINDS[state]}>{t.states[state]}</Tag>
      {late ? <Tag kind="late">{t.late}</Tag> : null}
    </>
  )
}
