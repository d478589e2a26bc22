import type { Ctx } from '#platform/context'
import { type FigureTable, tables } from './tables.ts'

type Said = Pick<FigureTable, 'indicator_code' | 'unit_id' | 'place' | 'period_kind' | 'period' | 'value'>

const keyOf = (one: Said): string => [one.indicator_code, one.unit_id, one.place, one.period_kind, one.period].join('|')

/**
 * What other agencies have published of the same indicator, unit, place and period with another value: a commune and its province may not contradict each other
 * unnoticed. By `keyOf`'s key of each figure asked for, told by `of`. One statement.
 */
export async function saidElsewhere(
  ctx: Ctx,
  agencyId: string,
  figures: readonly Said[],
): Promise<{ of: (one: Said) => number | undefined }> {
  const told = figures.filter((one) => one.value !== null)
  if (told.length === 0) return { of: () => undefined }
  const rows = await tables(ctx)
    .selectFrom('figure')
    .select(['indicator_code', 'unit_id', 'place', 'period_kind', 'period', 'value'])
    .where('indicator_code', 'in', [...new Set(told.map((one) => one.indicator_code))])
    .where('unit_id', 'in', [...new Set(told.map((one) => one.unit_id))])
    .where('period', 'in', [...new Set(told.map((one) => one.period))])
    .where('agency_id', '!=', agencyId)
    .where('status', '=', 'published')
    .orderBy('signed_at', 'desc')
    .execute()
  const values = new Map(rows.toReversed().map((row) => [keyOf(row), row.value]))
  return {
    of: (one) => {
      const value = values.get(keyOf(one))
      return value === undefined || value === null || value === one.value ? undefined : value
    },
  }
}
