import { type Ctx, isOfficer } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { mayListReports } from './permissions.ts'
import { type ReportTable, tables } from './tables.ts'

const COLUMNS = [
  ...(['agency_id', 'id', 'kind_code', 'kind_from', 'scope', 'period', 'version', 'status', 'due_at'] as const),
  ...(['sent_at', 'signed_at', 'receiver_id'] as const),
] as const
export type ReportItem = Pick<ReportTable, (typeof COLUMNS)[number]>

const LIMIT = 30
const NOBODY = '00000000-0000-0000-0000-000000000000'

export const REPORT_FILTERS = ['open', 'sent', 'all'] as const
export type ReportFilter = (typeof REPORT_FILTERS)[number]

const OF_FILTER = {
  open: ['draft', 'ready', 'signed', 'returned'],
  sent: ['sent', 'received', 'locked', 'replaced'],
} as const

/** The reports of the officer's own agencies, what is due last first. */
export async function listReports(
  ctx: Ctx,
  filter: { state: ReportFilter; after?: string | undefined },
): Promise<Page<ReportItem>> {
  ensure(ctx, isOfficer(ctx.actor) && mayListReports(ctx.actor))
  const agencies = isOfficer(ctx.actor) ? [...ctx.actor.visibleAgencyIds] : []
  const [at, id] = decodeCursor(filter.after) ?? []
  let query = tables(ctx)
    .selectFrom('report')
    .select([...COLUMNS])
    .where('agency_id', 'in', agencies.length > 0 ? agencies : [NOBODY])
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LIMIT + 1)
  if (filter.state !== 'all') query = query.where('status', 'in', OF_FILTER[filter.state])
  if (typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at)))
    query = query.where(sql<boolean>`(due_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  return pageOf(await query.execute(), LIMIT, (row) => [row.due_at.toISOString(), row.id])
}

export interface PeriodCount {
  kind_code: string
  period: string
  /** Agencies that owe this report. */
  all: number
  arrived: number
  /** Neither arrived nor in time. */
  late: number
}

/** What the officer's agency receives: for each regime and period, of how many agencies it arrived. The newest periods first. */
export async function listPeriods(ctx: Ctx): Promise<PeriodCount[]> {
  ensure(ctx, isOfficer(ctx.actor) && mayListReports(ctx.actor))
  const agencies = isOfficer(ctx.actor) ? [...ctx.actor.visibleAgencyIds] : []
  const rows = await tables(ctx)
    .selectFrom('report')
    .select([
      'kind_code',
      'period',
      sql<number>`count(distinct agency_id)`.as('all'),
      sql<number>`count(distinct agency_id) filter (where status in ('received', 'locked'))`.as('arrived'),
      sql<number>`count(*) filter (where version = 1 and sent_at is null and due_at < ${ctx.now})`.as('late'),
    ])
    .where('receiver_id', 'in', agencies.length > 0 ? agencies : [NOBODY])
    .groupBy(['kind_code', 'period'])
    .orderBy(sql`max(due_at)`, 'desc')
    .limit(LIMIT)
    .execute()
  return rows.map((row) => ({ ...row, all: Number(row.all), arrived: Number(row.arrived), late: Number(row.late) }))
}
