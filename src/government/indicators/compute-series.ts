import { halvesByAgency, totalsByHalf } from '#foundation/evidence'
import type { Ctx } from '#platform/context'
import { agenciesWithin, agenciesWithinEach, placedAgencies } from './agencies-of-unit.ts'
import { type ComputedValue, made, measuresOf, type Totals } from './compute-value.ts'
import type { Indicator } from './list-indicators.ts'
import type { Span } from './periods.ts'

/** One indicator of one unit through several spans made of whole halves of months. One statement. Public. */
export async function computeSeries(
  ctx: Ctx,
  by: { indicator: Indicator; unitId: string; spans: readonly Span[]; on: string },
): Promise<ComputedValue[]> {
  const { sure } = agenciesWithin(await placedAgencies(ctx, by.on), by.unitId)
  const days = by.spans.flatMap(({ from, to }) => [from, to]).sort()
  const halves = await totalsByHalf(ctx, {
    measures: measuresOf([by.indicator]),
    agencyIds: sure,
    from: days[0]!,
    to: days.at(-1)!,
  })
  return by.spans.map(({ from, to }) => {
    const totals: Totals = new Map()
    for (const half of halves)
      if (half.startsOn >= from && half.startsOn <= to) totals.set(half.measure, (totals.get(half.measure) ?? 0) + half.quantity)
    return made(by.indicator, totals)
  })
}

/** One indicator of many units through the same spans, made of whole halves of months. One statement, however many units. Public. */
export async function computeSeriesOfUnits(
  ctx: Ctx,
  by: { indicator: Indicator; unitIds: readonly string[]; spans: readonly Span[]; on: string },
): Promise<Map<string, ComputedValue[]>> {
  const placed = await placedAgencies(ctx, by.on)
  const within = agenciesWithinEach(placed, by.unitIds)
  const unitOf = new Map<string, string[]>()
  for (const [unitId, { sure }] of within) for (const id of sure) unitOf.set(id, [...(unitOf.get(id) ?? []), unitId])
  const days = by.spans.flatMap(({ from, to }) => [from, to]).sort()
  const halves = await halvesByAgency(ctx, {
    measures: measuresOf([by.indicator]),
    agencyIds: [...unitOf.keys()],
    from: days[0]!,
    to: days.at(-1)!,
  })
  const totals = new Map(by.unitIds.map((id) => [id, by.spans.map((): Totals => new Map())]))
  for (const half of halves) {
    const at = by.spans.findIndex(({ from, to }) => half.startsOn >= from && half.startsOn <= to)
    if (at < 0) continue
    for (const unitId of unitOf.get(half.agencyId) ?? []) {
      const sums = totals.get(unitId)![at]!
      sums.set(half.measure, (sums.get(half.measure) ?? 0) + half.quantity)
    }
  }
  return new Map([...totals].map(([unitId, sums]) => [unitId, sums.map((one) => made(by.indicator, one))]))
}
