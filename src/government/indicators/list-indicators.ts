import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { type IndicatorTable, type TargetTable, tables } from './tables.ts'

export type Indicator = IndicatorTable

/** The indicators in force on a day, in their order. Some hundreds at most. Public. */
export async function listIndicators(ctx: Ctx, onDate: string): Promise<Indicator[]> {
  const rows = await tables(ctx)
    .selectFrom('indicator')
    .selectAll()
    .where('valid_from', '<=', onDate)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', onDate)]))
    .orderBy('position')
    .orderBy('code')
    .execute()
  return rows
}

/** Throws `not_found` for a code that nothing bears on that day. Public. */
export async function getIndicator(ctx: Ctx, code: string, onDate: string): Promise<Indicator> {
  const found = (await listIndicators(ctx, onDate)).find((one) => one.code === code)
  if (!found) throw notFound(ctx)
  return found
}

/** The targets of indicators, one batch. Public. */
export const targetsOf = (ctx: Ctx, codes: readonly string[]): Promise<TargetTable[]> =>
  codes.length === 0
    ? Promise.resolve([])
    : tables(ctx).selectFrom('target').selectAll().where('indicator_code', 'in', codes).execute()

/**
 * The target that holds for a unit in a span: its own before what the unit above set for all of its level, before its level's, before everybody's; the one
 * of the nearest end. A target with both unit and level is for the units of that level directly below the unit.
 */
export function targetFor(
  targets: readonly TargetTable[],
  by: {
    code: string
    unitId: string
    parentId?: string | undefined
    level: string
    span: { from: string; to: string } | undefined
  },
): TargetTable | undefined {
  const fits = targets.filter(
    (one) =>
      one.indicator_code === by.code &&
      (one.unit_id === null || one.unit_id === (one.level ? by.parentId : by.unitId)) &&
      (one.level === null || one.level === by.level) &&
      // A target of a year is aimed at from before it, too. By the end of the span: a report of 15 December to 14 January is of the new year.
      (!by.span || !one.period_to || one.period_to >= by.span.to),
  )
  const nearness = (one: TargetTable) => (one.unit_id ? (one.level ? 1 : 0) : one.level ? 2 : 3)
  return fits.sort((a, b) => nearness(a) - nearness(b) || (a.period_to ?? '9999').localeCompare(b.period_to ?? '9999'))[0]
}
