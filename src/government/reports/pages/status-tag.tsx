import { Tag, type TagKind } from '#ui/tag'
import type { text } from '../messages.ts'
import type { ReportStatus } from '../report-status.ts'

const KINDS: Record<ReportStatus, TagKind> = {
  draft: 'progress',
  ready: 'waiting',
  signed: 'waiting',
  sent: 'waiting',
  received: 'good',
  returned: 'stopped',
  locked: 'good',
  replaced: 'neutral',
}

type T = ReturnType<typeof text>

/** What a report is, and beside it that it is late. */
export function StatusTag({ status, late, sent, t }: { status: ReportStatus; late: boolean; sent: boolean; t: T }) {
  return (
    <>
      <Tag kind={KINDS[status]}>{t.statuses[status]}</Tag>
      {late ? (
        <>
          {' '}
          <Tag kind="late">{sent ? t.sentLate : t.late}</Tag>
        </>
      ) : null}
    </>
  )
}

/** Late is what was sent after it was due, or is due and has not been sent. */
export const isLate = (report: { due_at: Date; sent_at: Date | null; version: number }, now: Date): boolean =>
  report.version === 1 && (report.sent_at ?? now) > report.due_at
