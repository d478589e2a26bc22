import { formatDateTime } from '#platform/time'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { Tag } from '#ui/tag'

interface DeadlineProps {
  dueAt: Date
  now: Date
  /** Set where the thing is finished: a finished one is not late any more. */
  done?: boolean
}

const DAY_MS = 86_400_000

/** A due moment with the word for how it stands; the town hall's colours come with words and shapes. */
export function Deadline({ dueAt, now, done }: DeadlineProps) {
  const t = componentText(useShell())
  const left = dueAt.getTime() - now.getTime()
  return (
    <>
      <span>{formatDateTime(dueAt)}</span>{' '}
      {done ? null : left < 0 ? (
        <Tag kind="late">{t.late}</Tag>
      ) : left < DAY_MS ? (
        <Tag kind="waiting">{t.soon}</Tag>
      ) : (
        <Tag kind="good">{t.onTime}</Tag>
      )}
    </>
  )
}
