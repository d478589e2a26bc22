import { getAgency } from '#foundation/organizations'
import type { Unit } from '#foundation/units'
import { type Ctx, isOfficer, type Officer } from '#platform/context'
import { sql } from '#platform/database'
import { ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { meets } from './check-figure.ts'
import { type ComputedValue, computeValues } from './compute-value.ts'
import { type Indicator, listIndicators, targetFor, targetsOf } from './list-indicators.ts'
import { text } from './messages.ts'
import { periodBefore, spanOf } from './periods.ts'
import { mayDeclareFigures } from './permissions.ts'
import { type TargetTable, tables } from './tables.ts'
import { askedFor } from './unit-figures.ts'

export interface LedFigure {
  indicator: Indicator
  now: ComputedValue
  before: ComputedValue
  yearAgo: ComputedValue
  target: TargetTable | undefined
  met: boolean | undefined
}

export interface LedFigures {
  unit: Unit
  key: string
  beforeKey: string
  yearAgoKey: string
  figures: LedFigure[]
  /** Declared figures of the agency that wait for a signature, and how many of them have findings. */
  drafts: number
  questioned: number
}

const yearBefore = (key: string): string => `${Number(key.slice(0, 4)) - 1}${key.slice(4)}`

/**
 * What a leader looks at: each computed figure of the agency's own unit in a month of reports, beside the month before and the same month a year ago, what misses its target, and
 * what waits for a signature. For those who declare figures. Throws `invalid` for a period that is none or an agency without a unit.
 */
export async function getLedFigures(ctx: Ctx, query: { key?: string | undefined } = {}): Promise<LedFigures> {
  ensure(ctx, isOfficer(ctx.actor) && mayDeclareFigures(ctx.actor))
  const { agencyId, visibleAgencyIds } = ctx.actor as Officer
  const { unitId } = await getAgency(ctx, agencyId)
  if (!unitId) throw invalid(ctx, { ky: text(ctx).agencyWithoutUnit })
  const { unit, key, on } = await askedFor(ctx, { unitId, key: query.key, calendar: 'report' })
  const indicators = (await listIndicators(ctx, vietnamDate(ctx.now))).filter((one) => one.numerator)
  const keys = [key, periodBefore(key), yearBefore(key)]
  const valuesIn = async (one: string) =>
    (await computeValues(ctx, { indicators, unitIds: [unit.id], span: spanOf(one, 'report')!, on })).get(unit.id)!
  const [now, before, yearAgo] = await Promise.all(keys.map(valuesIn))
  const [targets, waiting] = await Promise.all([
    targetsOf(
      ctx,
      indicators.map((one) => one.code),
    ),
    tables(ctx)
      .selectFrom('figure')
      .select([
        sql<number>`count(*)::int`.as('drafts'),
        sql<number>`(count(*) filter (where findings <> '[]'::jsonb))::int`.as('questioned'),
      ])
      .where('agency_id', 'in', [...visibleAgencyIds])
      .where('status', '=', 'draft')
      .executeTakeFirstOrThrow(),
  ])
  const span = spanOf(key, 'report')!
  const figures = indicators.map((indicator): LedFigure => {
    const value = now!.get(indicator.code)!
    const target = targetFor(targets, {
      code: indicator.code,
      unitId: unit.id,
      parentId: unit.parent?.id,
      level: unit.level,
      span,
    })
    return {
      ...{ indicator, now: value, before: before!.get(indicator.code)!, yearAgo: yearAgo!.get(indicator.code)!, target },
      met: target && value.value !== null ? meets(value.value, target.op, target.value) : undefined,
    }
  })
  return { unit, key, beforeKey: keys[1]!, yearAgoKey: keys[2]!, figures, ...waiting }
}
