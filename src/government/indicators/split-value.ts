import type { Ctx, Locale } from '#platform/context'
import { notFound } from '#platform/errors'
import type { FactPart } from '#platform/measures'
import { vietnamDate } from '#platform/time'
import { agenciesWithin, placedAgencies } from './agencies-of-unit.ts'
import { type ComputedValue, fractionValue } from './compute-value.ts'
import { getIndicator, type Indicator } from './list-indicators.ts'
import { type Asked, askedFor, type FigureQuery } from './unit-figures.ts'

export interface SplitValue extends Asked {
  indicator: Indicator
  by: { key: string; label: string }
  /** Each with its own fraction, the greatest whole first; numerators and denominators add up to the figure's. */
  parts: { key: string; label: string; value: ComputedValue }[]
  /** All parts together: the figure itself where every agency can be placed. */
  whole: ComputedValue
  /** Some agencies cannot be placed for sure on this map; their records are left out. */
  inexact: boolean
}

/** By what an indicator can be told apart: what all measures of its formula have in common. */
export function breakdownsOf(ctx: Ctx, indicator: Indicator): { key: string; label: (locale: Locale) => string }[] {
  const measures = [...(indicator.numerator ?? []), ...(indicator.denominator ?? [])]
  const [first, ...others] = measures.map((code) => ctx.ports.measures.find(code)?.measure.breakdowns ?? [])
  return (first ?? []).filter(({ key }) => others.every((one) => one.some((other) => other.key === key)))
}

/**
 * A computed figure told apart, e.g. by channel or procedure: each part is made of its own numerator and denominator, so that ratios of parts are never
 * averaged. Counted from the records themselves when asked. Public. Throws `not_found` for what the indicator cannot be told apart by.
 */
export async function splitValue(ctx: Ctx, query: FigureQuery & { code: string; by: string }): Promise<SplitValue> {
  const asked = await askedFor(ctx, query)
  const indicator = await getIndicator(ctx, query.code, vietnamDate(ctx.now))
  const by = breakdownsOf(ctx, indicator).find(({ key }) => key === query.by)
  if (!by) throw notFound(ctx)
  const { sure, unsure } = agenciesWithin(await placedAgencies(ctx, asked.on), asked.unit.id)
  const partsOf = async (codes: readonly string[] | null): Promise<FactPart[]> =>
    (
      await Promise.all(
        (codes ?? []).map(async (measure) => {
          const source = ctx.ports.measures.find(measure)!.source
          return (await source.split?.(ctx, { measure, agencyIds: sure, ...asked.span, by: by.key })) ?? []
        }),
      )
    ).flat()
  const [numerators, denominators] = await Promise.all([partsOf(indicator.numerator), partsOf(indicator.denominator)])
  const labels = new Map([...denominators, ...numerators].map((part) => [part.key, part.label]))
  const sum = (parts: readonly FactPart[], key: string) =>
    parts.filter((part) => part.key === key).reduce((all, part) => all + part.quantity, 0)
  const parts = [...labels].map(([key, label]) => ({
    ...{ key, label },
    value: fractionValue(indicator, sum(numerators, key), sum(denominators, key)),
  }))
  const sizeOf = ({ value }: (typeof parts)[number]) => value.denominator ?? value.numerator
  parts.sort((a, b) => sizeOf(b) - sizeOf(a) || a.label.localeCompare(b.label, 'vi'))
  const all = (side: readonly FactPart[]) => side.reduce((whole, part) => whole + part.quantity, 0)
  const whole = fractionValue(indicator, all(numerators), all(denominators))
  return { ...asked, whole, indicator, by: { key: by.key, label: by.label(ctx.locale) }, parts, inexact: unsure.length > 0 }
}
