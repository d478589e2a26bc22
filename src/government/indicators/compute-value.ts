import { totalsByAgency, totalsTogether } from '#foundation/evidence'
import type { Ctx } from '#platform/context'
import { agenciesWithinEach, placedAgencies } from './agencies-of-unit.ts'
import { roundHalfUp } from './check-figure.ts'
import type { Indicator } from './list-indicators.ts'
import type { Span } from './periods.ts'

/** A computed value: the fraction first, the number made of it, so that the two cannot differ. */
export interface ComputedValue {
  /** Null where nothing was measured, or a share has no whole: never 0 for nothing, never a division by zero. */
  value: number | null
  numerator: number
  /** Null where the indicator has none. */
  denominator: number | null
  /** Where a split leaves a part's place unknown: the least and the most that it may be. */
  range?: { least: ComputedValue; most: ComputedValue }
}

/** The number of a fraction: a ratio is always made anew from its numerator and denominator, never averaged. */
export function fractionValue(
  indicator: Pick<Indicator, 'kind' | 'decimals' | 'denominator'>,
  numerator: number,
  denominator: number,
): ComputedValue {
  if (!indicator.denominator) return { value: numerator, numerator, denominator: null }
  const times = indicator.kind === 'share' || indicator.kind === 'rate' ? 100 : 1
  const value = denominator === 0 ? null : roundHalfUp((times * numerator) / denominator, indicator.decimals)
  return { value, numerator, denominator }
}

export const measuresOf = (indicators: readonly Indicator[]): string[] => [
  ...new Set(indicators.flatMap((one) => [...(one.numerator ?? []), ...(one.denominator ?? [])])),
]

export type Totals = Map<string, number>
const sumOf = (totals: Totals | undefined, measures: readonly string[] | null): number =>
  (measures ?? []).reduce((sum, measure) => sum + (totals?.get(measure) ?? 0), 0)
/** The value of an indicator from the totals of its measures. */
export const made = (indicator: Indicator, totals: Totals | undefined) =>
  fractionValue(indicator, sumOf(totals, indicator.numerator), sumOf(totals, indicator.denominator))

/** The values of computed indicators for several units in a span, on the map of a day. Two statements, however many units. Public. */
export async function computeValues(
  ctx: Ctx,
  by: { indicators: readonly Indicator[]; unitIds: readonly string[]; span: Span; on: string },
): Promise<Map<string, Map<string, ComputedValue>>> {
  const placed = await placedAgencies(ctx, by.on)
  const within = agenciesWithinEach(placed, by.unitIds)
  const [only] = by.unitIds.length === 1 ? within.values() : []
  if (only && only.unsure.length === 0) {
    const totals = await totalsTogether(ctx, { measures: measuresOf(by.indicators), agencyIds: only.sure, ...by.span })
    return new Map([[by.unitIds[0]!, new Map(by.indicators.map((one) => [one.code, made(one, totals)]))]])
  }
  const agencyIds = [...new Set([...within.values()].flatMap(({ sure, unsure }) => [...sure, ...unsure]))]
  const ofAgency = new Map<string, Totals>()
  for (const { agencyId, measure, quantity } of await totalsByAgency(ctx, {
    measures: measuresOf(by.indicators),
    agencyIds,
    ...by.span,
  }))
    ofAgency.set(agencyId, (ofAgency.get(agencyId) ?? new Map()).set(measure, quantity))
  const sum = (ids: readonly string[]): Totals => {
    const all: Totals = new Map()
    for (const id of ids)
      for (const [measure, quantity] of ofAgency.get(id) ?? []) all.set(measure, (all.get(measure) ?? 0) + quantity)
    return all
  }
  return new Map(
    by.unitIds.map((unitId) => {
      const { sure, unsure } = within.get(unitId)!
      const least = sum(sure)
      const doubtful = unsure.filter((id) => ofAgency.has(id))
      const most = doubtful.length > 0 ? sum([...sure, ...doubtful]) : undefined
      const values = by.indicators.map((indicator): [string, ComputedValue] => {
        const value = made(indicator, least)
        return [indicator.code, most ? { ...value, range: rangeOf(indicator, least, most) } : value]
      })
      return [unitId, new Map(values)]
    }),
  )
}

/**
 * What a value may be while the place of some facts is unknown. A share is least when of these only those that do not fulfil it are here, and most when only those
 * that do: fifty of a hundred, none of them surely here, may be anything from 0 to 100 %.
 */
function rangeOf(indicator: Indicator, sure: Totals, all: Totals): { least: ComputedValue; most: ComputedValue } {
  if (indicator.kind !== 'share' || !indicator.denominator) return { least: made(indicator, sure), most: made(indicator, all) }
  const [part, whole] = [sumOf(sure, indicator.numerator), sumOf(sure, indicator.denominator)]
  const doubtfulPart = sumOf(all, indicator.numerator) - part
  const doubtfulWhole = sumOf(all, indicator.denominator) - whole
  const bound = (numerator: number, denominator: number) =>
    // Nothing is surely here and all of the doubtful are alike: then that is what it is, wherever they are.
    denominator === 0 ? fractionValue(indicator, doubtfulPart, doubtfulWhole) : fractionValue(indicator, numerator, denominator)
  return {
    least: bound(part, whole + Math.max(0, doubtfulWhole - doubtfulPart)),
    most: bound(part + doubtfulPart, whole + doubtfulPart),
  }
}
