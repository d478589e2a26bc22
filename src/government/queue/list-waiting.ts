import type { Ctx } from '#platform/context'
import { ensure } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { mayServe } from './permissions.ts'
import { type TicketTable, tables } from './tables.ts'

export interface Waiting {
  waiting: TicketTable[]
  /** Put aside; each can be called again. */
  skipped: TicketTable[]
}

/** Today's numbers that wait or were skipped, in the order taken; the first hundred of each line set. For the desk alone. */
export async function listWaiting(ctx: Ctx, lineIds: readonly string[]): Promise<Waiting> {
  const { actor } = ctx
  ensure(ctx, actor.kind === 'officer' && mayServe(actor, actor.agencyId))
  if (actor.kind !== 'officer' || lineIds.length === 0) return { waiting: [], skipped: [] }
  const rows = await tables(ctx)
    .selectFrom('ticket')
    .selectAll()
    .where('agency_id', '=', actor.agencyId)
    .where('day', '=', vietnamDate(ctx.now))
    .where('line_id', 'in', [...lineIds])
    .where('state', 'in', ['waiting', 'skipped'])
    .orderBy('taken_at')
    .orderBy('id')
    .limit(200)
    .execute()
  return {
    waiting: rows.filter((row) => row.state === 'waiting'),
    skipped: rows.filter((row) => row.state === 'skipped'),
  }
}
