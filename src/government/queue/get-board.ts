import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { type Line, queueOn } from './queue-on.ts'
import { tables } from './tables.ts'

/** What a hall may see: numbers and counters, never a name. */
export interface Board {
  /** Those at a counter now, the last called first. */
  calls: { label: string; counterName: string; calledAt: Date; recalled: number; serving: boolean }[]
  waiting: { line: Line; count: number }[]
}

/** The hall's screen of an agency at this moment. Public; two queries and the setup. */
export async function getBoard(ctx: Ctx, agencyId: string): Promise<Board> {
  const day = vietnamDate(ctx.now)
  const [{ lines, counters }, calls, counts] = await Promise.all([
    queueOn(ctx, agencyId, day),
    tables(ctx)
      .selectFrom('ticket')
      .select(['label', 'counter_id', 'last_called_at', 'recalled', 'state'])
      .where('agency_id', '=', agencyId)
      .where('day', '=', day)
      .where('state', 'in', ['called', 'serving'])
      .where('last_called_at', 'is not', null)
      .orderBy('last_called_at', 'desc')
      .limit(12)
      .execute(),
    tables(ctx)
      .selectFrom('ticket')
      .select(['line_id', sql<number>`count(*)`.as('count')])
      .where('agency_id', '=', agencyId)
      .where('day', '=', day)
      .where('state', '=', 'waiting')
      .groupBy('line_id')
      .execute(),
  ])
  const names = new Map(counters.map((counter) => [counter.id, counter.name]))
  return {
    calls: calls.map((call) => ({
      label: call.label,
      counterName: names.get(call.counter_id ?? '') ?? '',
      calledAt: call.last_called_at!,
      recalled: call.recalled,
      serving: call.state === 'serving',
    })),
    waiting: lines.map((line) => ({ line, count: counts.find((row) => row.line_id === line.id)?.count ?? 0 })),
  }
}
