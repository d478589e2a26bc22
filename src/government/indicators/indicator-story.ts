import { listDescendants, type Unit } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { computeSeries, computeSeriesOfUnits } from './compute-series.ts'
import { type ComputedValue, computeValues } from './compute-value.ts'
import { getIndicator, type Indicator, targetFor, targetsOf } from './list-indicators.ts'
import { periodBefore, spanOf } from './periods.ts'
import type { TargetTable } from './tables.ts'
import { type Asked, askedFor, type FigureQuery } from './unit-figures.ts'

const PERIODS = 12

/** An indicator of a unit: its value, the twelve periods up to it, and the units below, each recomputed from its own fraction. Public. */
export async function getIndicatorStory(
  ctx: Ctx,
  query: FigureQuery & { code: string },
): Promise<
  Asked & {
    indicator: Indicator
    value: ComputedValue
    target: TargetTable | undefined
    series: { key: string; value: ComputedValue }[]
    below: { unit: Unit; value: ComputedValue; series: ComputedValue[] }[]
  }
> {
  const asked = await askedFor(ctx, query)
  const { unit, key, calendar, span, on } = asked
  const indicator = await getIndicator(ctx, query.code, vietnamDate(ctx.now))
  // Declared figures have their own page.
  if (!indicator.numerator) throw notFound(ctx)
  const keys = [key]
  while (keys.length < PERIODS) keys.unshift(periodBefore(keys[0]!))
  const children = (await listDescendants(ctx, { id: unit.id, asOf: on, depth: 'children', limit: 700 })).items
  const spans = keys.map((one) => spanOf(one, calendar)!)
  const unitIds = children.map((one) => one.id)
  const [values, series, ofChildren, targets] = await Promise.all([
    computeValues(ctx, { indicators: [indicator], unitIds: [unit.id, ...unitIds], span, on }),
    computeSeries(ctx, { indicator, unitId: unit.id, spans, on }),
    computeSeriesOfUnits(ctx, { indicator, unitIds, spans, on }),
    targetsOf(ctx, [indicator.code]),
  ])
  const valueIn = (id: string) => values.get(id)!.get(indicator.code)!
  return {
    ...asked,
    indicator,
    value: valueIn(unit.id),
    target: targetFor(targets, { code: indicator.code, unitId: unit.id, parentId: unit.parent?.id, level: unit.level, span }),
    series: keys.map((one, i) => ({ key: one, value: series[i]! })),
    below: children.map((child) => ({ unit: child, value: valueIn(child.id), series: ofChildren.get(child.id)! })),
  }
}
