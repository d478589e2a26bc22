import { findAgencyByCode } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { countQueues } from './count-queues.ts'
import { nextQueue } from './priority-rule.ts'
import { type Line, queueOn } from './queue-on.ts'
import { type TicketTable, tables } from './tables.ts'

export interface Standing {
  ticket: TicketTable
  /** The whole code, agency included. */
  code: string
  line: Line | undefined
  /** The counter that called it. */
  counterName: string | undefined
  /** Numbers of its line that will be called before it; 0 once it is called. */
  before: number
  /** Minutes until it is called, rounded up to five; undefined where too little is known to say. */
  estimate: number | undefined
}

/** The ticket behind a code like `H54.12-K7QF29MDX4`. Throws not_found. */
export async function ticketByCode(ctx: Ctx, code: string): Promise<TicketTable> {
  const at = code.lastIndexOf('-')
  const agency = at > 0 ? await findAgencyByCode(ctx, code.slice(0, at).toUpperCase()) : undefined
  const ticket =
    agency &&
    (await tables(ctx)
      .selectFrom('ticket')
      .selectAll()
      .where('agency_id', '=', agency.id)
      .where('code', '=', code.slice(at + 1).toUpperCase())
      .executeTakeFirst())
  if (!ticket) throw notFound(ctx)
  return ticket
}

/** Where a number stands now, for whoever holds its code. Throws not_found. */
export async function getStanding(ctx: Ctx, code: string): Promise<Standing> {
  const ticket = await ticketByCode(ctx, code)
  const setup = await queueOn(ctx, ticket.agency_id, ticket.day)
  const known = {
    ticket,
    code: code.toUpperCase(),
    line: setup.lines.find((line) => line.id === ticket.line_id),
    counterName: setup.counters.find((counter) => counter.id === ticket.counter_id)?.name,
  }
  if (ticket.state !== 'waiting' || ticket.day !== vietnamDate(ctx.now)) return { ...known, before: 0, estimate: undefined }
  const before = await countBefore(ctx, ticket, setup.rule.ordinaryBetween)
  const pace = await paceOf(ctx, ticket)
  const minutes = pace ? (before + 1) * (pace.minutes / Math.max(1, pace.counters)) : undefined
  return { ...known, before, estimate: minutes === undefined ? undefined : Math.max(5, Math.ceil(minutes / 5) * 5) }
}

async function countBefore(ctx: Ctx, ticket: TicketTable, ordinaryBetween: number): Promise<number> {
  const rows = await tables(ctx)
    .selectFrom('ticket')
    .select(['id', 'priority'])
    .where('agency_id', '=', ticket.agency_id)
    .where('day', '=', ticket.day)
    .where('line_id', '=', ticket.line_id)
    .where('state', '=', 'waiting')
    .orderBy('taken_at')
    .orderBy('id')
    .execute()
  const { ordinarySince } = await countQueues(ctx, ticket.agency_id, ticket.day, [ticket.line_id])
  return callOrder(rows, ordinarySince, ordinaryBetween).findIndex((row) => row.id === ticket.id)
}

/** The order in which waiting numbers of one line, sorted by when they were taken, will be called. Pure. */
export function callOrder<T extends { priority: string | null }>(
  waiting: readonly T[],
  since: number,
  ordinaryBetween: number,
): T[] {
  const priority = waiting.filter((row) => row.priority !== null)
  const ordinary = waiting.filter((row) => row.priority === null)
  const order: T[] = []
  let ordinarySince = since
  for (;;) {
    const queue = nextQueue({ priority: priority.length, ordinary: ordinary.length, ordinarySince, ordinaryBetween })
    if (!queue) return order
    order.push((queue === 'priority' ? priority : ordinary).shift()!)
    ordinarySince = queue === 'priority' ? 0 : ordinarySince + 1
  }
}

/** Minutes of serving in the middle case of the last 30 days, and how many counters called numbers of this line in the last hour. */
async function paceOf(ctx: Ctx, ticket: TicketTable): Promise<{ minutes: number; counters: number } | undefined> {
  const { rows } = await sql<{ minutes: number | null; counters: number; n: number }>`
    select count(*) as n, extract(epoch from percentile_cont(0.5) within group (order by finished_at - served_from))::float8 / 60 as minutes,
      (select count(distinct counter_id) from queue.ticket c where c.agency_id = ${ticket.agency_id} and c.day = ${ticket.day}
        and c.line_id = ${ticket.line_id} and c.last_called_at > ${new Date(ctx.now.getTime() - 3_600_000)}) as counters
    from queue.ticket where agency_id = ${ticket.agency_id} and line_id = ${ticket.line_id} and state = 'finished' and not closed_by_day
      and day between ${ticket.day}::date - 30 and ${ticket.day}::date`.execute(ctx.db)
  const found = rows[0]!
  // Fewer than five would be one person's luck.
  return found.minutes === null || found.n < 5 ? undefined : { minutes: found.minutes, counters: found.counters }
}
