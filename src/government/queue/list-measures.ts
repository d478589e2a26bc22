import type { z } from 'zod'
import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import type { TicketTable } from './tables.ts'
import { COUNTS, HOUR, type Span, type TicketFilter, ticketsOf } from './ticket-filter.ts'

/** Figures of one line, hour or day; minutes, null where nobody was called or served. */
export interface Measure {
  /** A line's id, an hour 0-23, or a day; null for the total. */
  key: string | null
  taken: number
  called: number
  finished: number
  left: number
  waitMedian: number | null
  waitNinety: number | null
  serveMedian: number | null
  serveNinety: number | null
}

export type MeasuredBy = 'line' | 'hour' | 'day'
const KEYS = { line: sql`line_id::text`, hour: HOUR, day: sql`day::text` } as const

/**
 * Waiting and serving times by line, hour of taking or day, with their total, computed from the tickets themselves. Throws `forbidden`, or
 * `invalid` where the days are none.
 */
export async function listMeasures(
  ctx: Ctx,
  by: MeasuredBy,
  filter: z.input<typeof TicketFilter> = {},
): Promise<{ span: Span; rows: Measure[]; total: Measure }> {
  const { span, where } = ticketsOf(ctx, filter)
  const { rows } = await sql<Measure & { total: number }>`
    select case when grouping(key) = 0 then key::text end as key, grouping(key) as total, count(*) as taken, count(called_at) as called,
      count(*) filter (where ${COUNTS.finished}) as finished, count(*) filter (where ${COUNTS.left}) as left,
      percentile_cont(0.5) within group (order by wait) as "waitMedian", percentile_cont(0.9) within group (order by wait) as "waitNinety",
      percentile_cont(0.5) within group (order by serve) as "serveMedian", percentile_cont(0.9) within group (order by serve) as "serveNinety"
    from (
      select ${KEYS[by]} as key, state, called_at, extract(epoch from called_at - taken_at)::float8 / 60 as wait,
        case when not closed_by_day then extract(epoch from finished_at - served_from)::float8 / 60 end as serve
      from queue.ticket where ${where}
    ) t group by rollup (key) order by grouping(key), t.key`.execute(ctx.db)
  const measures = rows.map(({ total: _, ...row }) => row)
  return { span, rows: measures.slice(0, -1), total: measures.at(-1)! }
}

/** The tickets behind a figure, newest first; names of officers stand in them, so for those who may see the measures. */
export async function listTickets(
  ctx: Ctx,
  filter: z.input<typeof TicketFilter> & { after?: string; limit?: number },
): Promise<Page<TicketTable>> {
  const { after, limit = 50, ...rest } = filter
  const { where } = ticketsOf(ctx, rest)
  const [id] = decodeCursor(after) ?? []
  const before = typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  const { rows } = await sql<TicketTable>`select * from queue.ticket where ${where} and id < ${before}::uuid
    order by id desc limit ${limit + 1}`.execute(ctx.db)
  return pageOf(rows, limit, (row) => [row.id])
}

/** Names of lines, predecessors' and closed ones included, for the tables of measures. */
export async function lineNames(ctx: Ctx, ids: Iterable<string>): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, case when ${ctx.locale} = 'en' then name_en else name_vi end as name from queue.line where id = any(${[...ids]}::uuid[])
  `.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row.name]))
}
