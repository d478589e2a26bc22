import { listFacts, totalsByAgency } from '#foundation/evidence'
import type { Ctx } from '#platform/context'
import { isOfficer } from '#platform/context'
import type { Page } from '#platform/database'
import { notFound } from '#platform/errors'
import type { FactRecord } from '#platform/measures'
import { vietnamDate } from '#platform/time'
import { agenciesWithin, placedAgencies } from './agencies-of-unit.ts'
import { getIndicator, type Indicator } from './list-indicators.ts'
import { type Asked, askedFor, type FigureQuery } from './unit-figures.ts'

export type Side = 'numerator' | 'denominator'

export interface Proof extends Asked {
  indicator: Indicator
  side: Side
  measures: { code: string; label: string; unit: string }[]
  /** Every agency whose records the number counts, and how many; they add up to it. */
  byAgency: { agencyId: string; name: string; quantity: number; unsure: boolean }[]
  total: number
  /** The records themselves, for officers: those that they may see. */
  records: Page<FactRecord> | undefined
}

/** The proof of one side of a computed figure: the agencies whose facts add up to it, for everybody; the records, for the officers who may see them. */
export async function proveValue(
  ctx: Ctx,
  query: FigureQuery & { code: string; side: Side; after?: string | undefined },
): Promise<Proof> {
  const asked = await askedFor(ctx, query)
  const indicator = await getIndicator(ctx, query.code, vietnamDate(ctx.now))
  const codes = indicator[query.side]
  if (!codes) throw notFound(ctx)
  const placed = await placedAgencies(ctx, asked.on)
  const { sure, unsure } = agenciesWithin(placed, asked.unit.id)
  const names = new Map(placed.map((one) => [one.agencyId, one.name]))
  const totals = await totalsByAgency(ctx, { measures: codes, agencyIds: [...sure, ...unsure], ...asked.span })
  const quantities = new Map<string, number>()
  for (const one of totals) quantities.set(one.agencyId, (quantities.get(one.agencyId) ?? 0) + one.quantity)
  const byAgency = [...quantities]
    .map(([agencyId, quantity]) => ({ agencyId, name: names.get(agencyId) ?? '', quantity, unsure: unsure.includes(agencyId) }))
    .sort((a, b) => b.quantity - a.quantity || a.name.localeCompare(b.name, 'vi'))
  const records =
    isOfficer(ctx.actor) && codes.length === 1
      ? await listFacts(ctx, { measure: codes[0]!, agencyIds: sure, ...asked.span, after: query.after })
      : undefined
  return {
    ...asked,
    indicator,
    side: query.side,
    measures: codes.map((code) => {
      const measure = ctx.ports.measures.find(code)?.measure
      return { code, label: measure?.label(ctx.locale) ?? code, unit: measure?.unit(ctx.locale) ?? '' }
    }),
    byAgency,
    total: byAgency.filter((one) => !one.unsure).reduce((sum, one) => sum + one.quantity, 0),
    records,
  }
}
