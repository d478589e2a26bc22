import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { isWholeHalves } from './half-months.ts'
import { tables } from './tables.ts'

export interface TotalsQuery {
  measures: readonly string[]
  agencyIds: readonly string[]
  /** Civil days, both included. */
  from: string
  to: string
}

export interface AgencyTotal {
  agencyId: string
  measure: string
  quantity: number
}

/** What each agency has of each measure in a span; agencies and measures with nothing are left out. One index scan. */
export async function totalsByAgency(ctx: Ctx, { measures, agencyIds, from, to }: TotalsQuery): Promise<AgencyTotal[]> {
  if (measures.length === 0 || agencyIds.length === 0) return []
  const rows = isWholeHalves({ from, to })
    ? await tables(ctx)
        .selectFrom('half_month')
        .select(['agency_id', 'measure', sql<number>`sum(quantity)`.as('quantity')])
        .where('measure', 'in', measures)
        .where('agency_id', '=', sql<string>`any(${agencyIds}::uuid[])`)
        .where('starts_on', '>=', from)
        .where('starts_on', '<=', to)
        .groupBy(['agency_id', 'measure'])
        .execute()
    : await tables(ctx)
        .selectFrom('daily')
        .select(['agency_id', 'measure', sql<number>`sum(quantity)`.as('quantity')])
        .where('measure', 'in', measures)
        .where('agency_id', '=', sql<string>`any(${agencyIds}::uuid[])`)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .groupBy(['agency_id', 'measure'])
        .execute()
  return rows.map((row) => ({ agencyId: row.agency_id, measure: row.measure, quantity: Number(row.quantity) }))
}

/** What the agencies together have of each measure in a span, summed where the totals lie: a province's page costs a row a measure. One index scan. */
export async function totalsTogether(ctx: Ctx, { measures, agencyIds, from, to }: TotalsQuery): Promise<Map<string, number>> {
  if (measures.length === 0 || agencyIds.length === 0) return new Map()
  const whole = isWholeHalves({ from, to })
  const { rows } = await sql<{ measure: string; quantity: number }>`
    select measure, sum(quantity) as quantity from ${sql.table(whole ? 'evidence.half_month' : 'evidence.daily')}
    where measure = any(${measures as string[]}::text[]) and agency_id = any(${agencyIds as string[]}::uuid[])
      and ${sql.ref(whole ? 'starts_on' : 'day')} between ${from}::date and ${to}::date
    group by measure`.execute(ctx.db)
  return new Map(rows.map((row) => [row.measure, Number(row.quantity)]))
}

export interface HalfTotal {
  measure: string
  /** A 1st or a 15th. */
  startsOn: string
  quantity: number
}

/** What the agencies together have of each measure, by halves of months: months of the calendar and of reports are sums of two. */
export async function totalsByHalf(ctx: Ctx, { measures, agencyIds, from, to }: TotalsQuery): Promise<HalfTotal[]> {
  if (measures.length === 0 || agencyIds.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('half_month')
    .select(['measure', 'starts_on', sql<number>`sum(quantity)`.as('quantity')])
    .where('measure', 'in', measures)
    .where('agency_id', '=', sql<string>`any(${agencyIds}::uuid[])`)
    .where('starts_on', '>=', from)
    .where('starts_on', '<=', to)
    .groupBy(['measure', 'starts_on'])
    .orderBy('starts_on')
    .execute()
  return rows.map((row) => ({ measure: row.measure, startsOn: row.starts_on, quantity: Number(row.quantity) }))
}

/** The same, each agency for itself: what small pictures of many units are drawn from. One index scan a measure. */
export async function halvesByAgency(
  ctx: Ctx,
  { measures, agencyIds, from, to }: TotalsQuery,
): Promise<(HalfTotal & { agencyId: string })[]> {
  if (measures.length === 0 || agencyIds.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('half_month')
    .select(['agency_id', 'measure', 'starts_on', 'quantity'])
    .where('measure', 'in', measures)
    .where('agency_id', '=', sql<string>`any(${agencyIds}::uuid[])`)
    .where('starts_on', '>=', from)
    .where('starts_on', '<=', to)
    .execute()
  return rows.map((row) => ({
    agencyId: row.agency_id,
    measure: row.measure,
    startsOn: row.starts_on,
    quantity: Number(row.quantity),
  }))
}
