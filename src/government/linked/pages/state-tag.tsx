import { Tag, type TagKind } from '#ui/tag'
import type { text } from '../messages.ts'
import type { PartState, TrackState } from '../tables.ts'

const KINDS: Record<PartState | TrackState, TagKind> = {
  waiting: 'neutral',
  sent: 'progress',
  open: 'progress',
  done: 'good',
  returned: 'stopped',
  cancelled: 'neutral',
}

/** Where a part stands, and whether it is late while it is being done. */
export function StateTag(props: { state: PartState | TrackState; dueAt: Date | null; now: Date; t: ReturnType<typeof text> }) {
  const { state, dueAt, now, t } = props
  const late = (state === 'open' || state === 'sent') && dueAt !== null && dueAt < now
  return (
    <>
      <Tag kind={KINDS[state]}>{t.states[state]}</Tag>
      {late ? <Tag kind="late">{t.late}</Tag> : null}
    </>
  )
}
