import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { findUnit, listDescendants } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { demoWorld, testDatabase } from '#testing'
import { recountFacts } from '../src/foundation/evidence/recount-facts.ts'
import { computeSeries } from '../src/government/indicators/compute-series.ts'
import { computeValues } from '../src/government/indicators/compute-value.ts'
import { listIndicators } from '../src/government/indicators/list-indicators.ts'

// A year of figures over the reform of 1 July 2025: until June the ten former communes around Quỳnh Phụ counted, from July the two that they went into.
const database = await testDatabase()
const world = await demoWorld(database, ['organizations'], { at: new Date('2026-11-23T02:00:00Z') })
const ctx = world.ctx()
const FORMER: Record<string, string[]> = {
  'xa-quynh-phu': ['thi-tran-quynh-coi', 'xa-quynh-hai', 'xa-quynh-hoi', 'xa-quynh-hong', 'xa-quynh-my', 'xa-quynh-hung'],
  'xa-a-sao': ['xa-an-thai', 'xa-an-khe', 'xa-an-dong', 'xa-an-hiep'],
}
const CODES: Record<string, string> = { 'xa-quynh-phu': '12472', 'xa-a-sao': '12499' }
const [BEFORE, AFTER] = ['2025-06-30', '2025-12-31']
const MONTHS = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`)
const spanOf = (month: string) => ({
  from: `${month}-01`,
  to: `${month}-${new Date(Date.UTC(2025, Number(month.slice(5)), 0)).getUTCDate()}`,
})

interface MonthOfFacts {
  decided: number
  inTime: number
}
/** What each agency that then stood counted in each month of 2025; the seed is fixed, so that a failure can be looked at. */
const YEAR: Map<string, MonthOfFacts[]> = new Map()
const amounts = fc.sample(fc.record({ decided: fc.integer({ min: 0, max: 90 }), share: fc.integer({ min: 0, max: 100 }) }), {
  numRuns: 12 * 12,
  seed: 1_072_025,
})

beforeAll(async () => {
  let next = 0
  const monthOf = (): MonthOfFacts => {
    const { decided, share } = amounts[next++ % amounts.length]!
    return { decided, inTime: Math.floor((decided * share) / 100) }
  }
  const none = { decided: 0, inTime: 0 }
  for (const [successor, members] of Object.entries(FORMER)) {
    for (const slug of members)
      YEAR.set(
        `${slug}-cu`,
        MONTHS.map((month) => (month < '2025-07' ? monthOf() : none)),
      )
    YEAR.set(
      successor,
      MONTHS.map((month) => (month < '2025-07' ? none : monthOf())),
    )
  }
  for (const [slug, months] of YEAR) {
    const source = {
      measures: [],
      count: async () =>
        months.flatMap(({ decided, inTime }, i) => [
          { measure: 'dossiers.decided', day: `${MONTHS[i]}-12`, quantity: decided },
          { measure: 'dossiers.decided-in-time', day: `${MONTHS[i]}-12`, quantity: inTime },
        ]),
      list: async () => ({ items: [], next: null }),
    }
    const counting: Ctx = { ...ctx, ports: { ...world.ports, measures: { sources: [source as never], find: () => undefined } } }
    await recountFacts(counting, { agencyId: demoAgencyId(slug), from: '2025-01-01', to: '2025-12-31' })
  }
})

const indicators = async () => (await listIndicators(ctx, '2026-11-23')).filter((one) => one.numerator)
const valuesOn = async (unitIds: string[], month: string, on: string) =>
  computeValues(ctx, { indicators: await indicators(), unitIds, span: spanOf(month), on })
const told = (slugs: readonly string[], i: number) =>
  slugs.reduce(
    (sum, slug) => ({
      numerator: sum.numerator + (YEAR.get(slug)?.[i]?.inTime ?? 0),
      denominator: sum.denominator + (YEAR.get(slug)?.[i]?.decided ?? 0),
    }),
    { numerator: 0, denominator: 0 },
  )

describe('a year of figures over the merger of 2025', () => {
  it('shows for the new commune what its former ones counted before, month by month, each share from its own fraction', async () => {
    const indicator = (await indicators()).find((one) => one.code === 'ty-le-dung-han')!
    for (const [successor, members] of Object.entries(FORMER)) {
      const unit = (await findUnit(ctx, { code: CODES[successor]!, asOf: AFTER }))!
      const series = await computeSeries(ctx, { indicator, unitId: unit.id, spans: MONTHS.map(spanOf), on: AFTER })
      for (const [i, value] of series.entries())
        expect(value, `${successor} ${MONTHS[i]}`).toMatchObject(told([successor, ...members.map((one) => `${one}-cu`)], i))
      // The mean of the members' percentages is another number: nothing here is averaged.
      const june = told(
        members.map((one) => `${one}-cu`),
        5,
      )
      expect(series[5]!.value).toBeCloseTo((100 * june.numerator) / june.denominator, 0)
    }
  })

  it('shows on the map of before what each former commune counted, and what came after within their common range', async () => {
    for (const slug of FORMER['xa-quynh-phu']!) {
      const code = {
        'thi-tran-quynh-coi': '12472',
        'xa-quynh-hai': '12520',
        'xa-quynh-hoi': '12529',
        'xa-quynh-hong': '12505',
        'xa-quynh-my': '12535',
        'xa-quynh-hung': '12553',
      }[slug]!
      const unit = (await findUnit(ctx, { code, asOf: BEFORE }))!
      for (const [i, month] of MONTHS.slice(0, 6).entries()) {
        const value = (await valuesOn([unit.id], month, BEFORE)).get(unit.id)!.get('ty-le-dung-han')!
        expect(value, `${slug} ${month}`).toMatchObject(told([`${slug}-cu`], i))
      }
      // What the merged commune counted in August cannot be told apart for one of the six: the range runs from nothing to all of it.
      const august = (await valuesOn([unit.id], '2025-08', BEFORE)).get(unit.id)!.get('ho-so-giai-quyet')!
      expect(august.range!.least.numerator).toBe(0)
      expect(august.range!.most.numerator).toBe(told(['xa-quynh-phu'], 7).denominator)
      // And what is in time of them may be any share of the unknown part.
      const share = (await valuesOn([unit.id], '2025-08', BEFORE)).get(unit.id)!.get('ty-le-dung-han')!
      const { numerator, denominator } = told(['xa-quynh-phu'], 7)
      expect([share.range!.least.value, share.range!.most.value]).toEqual([
        numerator < denominator ? 0 : 100,
        numerator > 0 ? 100 : 0,
      ])
    }
  })

  it('adds up to the same in every month on either map, for the whole and over its communes where nothing was divided', async () => {
    const all = [...YEAR.keys()]
    for (const [i, month] of MONTHS.entries())
      for (const [code, on] of [
        ['34', BEFORE],
        ['33', AFTER],
      ] as const) {
        const province = (await findUnit(ctx, { code, asOf: on }))!
        const whole = (await valuesOn([province.id], month, on)).get(province.id)!.get('ty-le-dung-han')!
        expect(whole, `${code} ${month}`).toMatchObject(told(all, i))
        if (on === BEFORE && month >= '2025-07') continue
        const { items } = await listDescendants(ctx, { id: province.id, asOf: on, depth: 'all', limit: 2000 })
        const communes = items.filter((unit) => unit.level === 'commune').map((unit) => unit.id)
        const parts = [...(await valuesOn(communes, month, on)).values()].map((one) => one.get('ty-le-dung-han')!)
        expect(
          parts.reduce((sum, one) => sum + one.numerator, 0),
          `${code} ${month}`,
        ).toBe(told(all, i).numerator)
        expect(
          parts.reduce((sum, one) => sum + (one.denominator ?? 0), 0),
          `${code} ${month}`,
        ).toBe(told(all, i).denominator)
      }
  })
})
