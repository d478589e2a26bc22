import type { Ctx } from '#platform/context'
import { formatDate } from '#platform/time'
import { Tag, type TagKind } from '#ui/tag'
import { whyNot } from '../mandate-state.ts'
import { text } from '../messages.ts'
import type { MandateTable } from '../tables.ts'

type State = keyof ReturnType<typeof text>['states']
const KINDS: Record<State, TagKind> = {
  active: 'good',
  notAccepted: 'waiting',
  notYet: 'waiting',
  expired: 'stopped',
  revokedByOwner: 'stopped',
  revokedByAgent: 'stopped',
}

/** What a mandate is worth today, whatever it is for. */
export function stateOf(ctx: Ctx, row: MandateTable): State {
  const why = whyNot(row, { purpose: row.for_filing ? 'file' : 'collect', at: ctx.now })
  if (why === 'revoked') return row.revoked_by === 'agent' ? 'revokedByAgent' : 'revokedByOwner'
  return why === 'notAccepted' && ctx.now > new Date(`${row.valid_to}T23:59:59+07:00`)
    ? 'expired'
    : why === 'notAccepted' || why === 'notYet' || why === 'expired'
      ? why
      : 'active'
}

export const MandateStateTag = ({ ctx, row }: { ctx: Ctx; row: MandateTable }) => {
  const state = stateOf(ctx, row)
  return <Tag kind={KINDS[state]}>{text(ctx).states[state]}</Tag>
}

/** What a mandate lets the agent do, and where it was recorded from paper. */
export function Scope({ ctx, row }: { ctx: Ctx; row: MandateTable }) {
  const t = text(ctx)
  const purposes = [row.for_filing ? t.purpose.file : '', row.for_collecting ? t.purpose.collect : ''].filter(Boolean)
  return (
    <>
      {purposes.join(', ')}: <span lang="vi">{row.procedure_name ?? t.allProcedures}</span>
      {row.agency_name ? (
        <span class="hint">
          {t.onPaper(row.paper_number ?? '', row.agency_name)}
          {row.paper_date ? `, ${formatDate(row.paper_date)}` : ''}.{' '}
          <a href={`/uy-quyen/${row.person_id}/${row.id}/ban-chup`}>
            {t.openPaper}
            <span class="unseen"> – {row.owner_name}</span>
          </a>
        </span>
      ) : null}
    </>
  )
}
