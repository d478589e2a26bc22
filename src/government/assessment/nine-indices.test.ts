import { describe, expect, it } from 'vitest'
import { noCounts } from '#government/dossiers'
import { csvOf } from '#platform/sheets'
import { reportKeysOf as keysOf, reportPeriodOf as periodOf } from '#platform/time'
import { indicesOfAgency, indicesOfDossiers, sumOf } from './nine-indices.ts'
import { scoreIndicators } from './score-indicators.ts'
import type { IndicatorTable } from './tables.ts'

const counts = (some: Partial<ReturnType<typeof noCounts>>) => ({ ...noCounts(), ...some })
const nothing = {
  onTheSpot: { numerator: 0, denominator: 10 },
  receivedAtOneStop: undefined,
  posted: undefined,
  postedOnline: undefined,
  petitions: undefined,
}

describe('the nine indices (TT 01/2018/TT-VPCP Đ14)', () => {
  it('give 2 for shorter, 1 for equal, 0 for longer, over dossiers, to one decimal', () => {
    const n = counts({ decided: 8, decidedEarly: 5, decidedOnTime: 1, decidedLate: 2, decidedNotAsked: 6, decidedAskedOnce: 1 })
    // (5×2 + 1) / 8 = 1.375; (6×2 + 1) / 8 = 1.625
    expect(indicesOfDossiers(n, noCounts())).toMatchObject({ 1: 1.4, 2: 1.4, 3: 1.6, 4: 1 })
    // A half goes up: 0.25 → 0.3.
    expect(indicesOfDossiers(counts({ decided: 4, decidedOnTime: 1 }), noCounts())[1]).toBe(0.3)
  })

  it('give nothing for the attitude where a complaint was found true', () => {
    const n = counts({ decided: 2, decidedEarly: 2 })
    expect(indicesOfDossiers(n, noCounts())[7]).toBe(2)
    expect(indicesOfDossiers(n, counts({ decidedEarly: 1 }))[7]).toBe(1)
  })

  it('are unknown, not zero, where nothing was decided or declared', () => {
    expect(indicesOfAgency(noCounts(), noCounts(), nothing)).toEqual({})
  })

  it.each([
    [{ numerator: 2, denominator: 10 }, 2],
    [{ numerator: 1, denominator: 10 }, 1],
  ])('have the desk at 2 from 20 %% of procedures on the spot', (onTheSpot, index) => {
    const facts = { ...nothing, onTheSpot, receivedAtOneStop: { numerator: 10, denominator: 10 } }
    expect(indicesOfAgency(noCounts(), noCounts(), facts)[5]).toBe(index)
  })

  it.each([
    [30, 0, 2],
    [30, 1, 1],
    [15, 0, 1],
    [14, 0, 0],
  ])('have %i %% online with %i late at %i', (receivedOnline, onlineLate, index) => {
    const n = counts({ receivedInPeriod: 100, receivedOnline, onlineLate })
    expect(indicesOfAgency(n, noCounts(), nothing)[9]).toBe(index)
  })

  it.each([
    [10, 2],
    [9, 1],
    [8, 0],
  ])('have %i of 10 petitions in time at %i', (numerator, index) => {
    expect(indicesOfAgency(noCounts(), noCounts(), { ...nothing, petitions: { numerator, denominator: 10 } })[8]).toBe(index)
  })

  it('say nothing where none of no procedures was declared', () => {
    const none = { numerator: 0, denominator: 0 }
    const facts = { ...nothing, receivedAtOneStop: none, posted: none, postedOnline: none, petitions: none }
    const scores = indicesOfAgency(noCounts(), noCounts(), facts)
    expect([scores[5], scores[6], scores[8]]).toEqual([undefined, undefined, 2])
    expect(indicesOfAgency(noCounts(), noCounts(), { ...facts, posted: { numerator: 3, denominator: 3 } })[6]).toBe(1)
  })

  it('add up without what is unknown', () => {
    expect(sumOf({ 1: 1.4, 2: 1.4, 3: undefined }, [1, 2, 3])).toBe(2.8)
  })
})

describe('a component of QĐ 766/QĐ-TTg', () => {
  const one = {
    code: 'X',
    group_code: 'G',
    group_name: 'G',
    position: 1,
    max_score: 20,
    target: 0.8,
    capped: true,
  } as IndicatorTable
  const score = (receivedOnline: number, receivedInPeriod: number) =>
    scoreIndicators([{ ...one, numerator: 'receivedOnline', denominator: 'receivedInPeriod' }], {
      total: counts({ receivedOnline, receivedInPeriod }),
      byProcedure: [],
      unsatisfied: noCounts(),
      declared: [],
    })[0]!.components[0]!.score

  it('scores max × min(1, actual / target), and nothing without a figure', () => {
    expect(score(40, 100)).toBe(10)
    expect(score(80, 100)).toBe(20)
    expect(score(100, 100)).toBe(20)
    expect(score(0, 0)).toBeUndefined()
  })
})

describe('periods of reports (NĐ 09/2019/NĐ-CP)', () => {
  it('run from the 15th to the 14th', () => {
    expect(periodOf('2026-01')).toEqual({ from: '2025-12-15', to: '2026-01-14' })
    expect(periodOf('2026-Q1')).toEqual({ from: '2025-12-15', to: '2026-03-14' })
    expect(periodOf('2026')).toEqual({ from: '2025-12-15', to: '2026-12-14' })
    expect(periodOf('2026-13')).toBeUndefined()
    expect(keysOf('2026-11-14').month).toBe('2026-11')
    expect(keysOf('2026-11-15').month).toBe('2026-12')
    expect(keysOf('2026-12-15')).toEqual({ month: '2027-01', quarter: '2027-Q1', year: '2027' })
  })
})

describe('a sheet as CSV', () => {
  it('lets no text run as a formula, and is read as UTF-8', () => {
    const csv = csvOf([['=1+1', '+84', '-2', '@sum', ' =x', '\tx', 'Hộ tịch, "A"', 5]])
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(csv.slice(1)).toBe(`'=1+1,'+84,'-2,'@sum,' =x,'\tx,"Hộ tịch, ""A""",5\r\n`)
  })
})
