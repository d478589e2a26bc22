import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFigure, checkJump, roundHalfUp } from './check-figure.ts'
import { parseFigure } from './parse-figure.ts'
import { periodBefore, spanOf, spanOfDeclared } from './periods.ts'

const share = (value: number | null, numerator: number | null = null, denominator: number | null = null) =>
  checkFigure({ kind: 'share', value, numerator, denominator }).map((one) => one.rule)
const FRACTION = fc
  .integer({ min: 1, max: 100_000 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole), fc.integer({ min: 0, max: 3 })))

describe('a share', () => {
  it('that is its own fraction, rounded or cut to any decimals, says nothing against itself', () => {
    fc.assert(
      fc.property(FRACTION, ([part, whole, decimals]) => {
        const told = (100 * part) / whole
        expect(share(roundHalfUp(told, decimals), part, whole)).toEqual([])
        expect(share(roundHalfUp(told, decimals), null, whole)).toEqual([])
        expect(share(Math.floor(told * 10 ** decimals + 1e-9) / 10 ** decimals, part, whole)).toEqual([])
      }),
    )
  })

  it('that is off by more than its last decimal is found', () => {
    fc.assert(
      fc.property(FRACTION, fc.integer({ min: 3, max: 400 }), ([part, whole], off) => {
        const told = roundHalfUp((100 * part) / whole, 1) + off / 10
        // Written without its decimal it claims less.
        fc.pre(told <= 100 && !Number.isInteger(roundHalfUp(told, 1)))
        expect(share(roundHalfUp(told, 1), part, whole)).toContain('ratio-mismatch')
      }),
    )
  })

  it('cannot exceed 100, be a part larger than its whole, or have decimals that no count gives', () => {
    expect(share(100.1)).toEqual(['over-100'])
    expect(share(100)).toEqual([])
    expect(share(105, 21, 20)).toEqual(['over-100', 'part-over-whole'])
    expect(share(85.3, null, 14)).toEqual(['impossible-decimal'])
    expect(share(85.7, null, 14)).toEqual([])
    expect(share(50, 0, 0)).toEqual(['zero-denominator'])
  })
})

it('a rate of growth may exceed 100 and fall below 0', () => {
  expect(checkFigure({ kind: 'rate', value: 120, numerator: null, denominator: null })).toEqual([])
  expect(checkFigure({ kind: 'rate', value: -8, numerator: null, denominator: null })).toEqual([])
})

it('a jump between neighbours is asked about, never refused', () => {
  expect(checkJump('count', 400, 100)).toEqual([{ rule: 'sudden-jump', severity: 'warning', numbers: [100, 400] }])
  expect(checkJump('count', 12, 3)).toEqual([])
  expect(checkJump('share', 95, 50).length).toBe(1)
  expect(checkJump('rate', 95, 5)).toEqual([])
})

describe('a number as typed', () => {
  it('comes back as it was written by Vietnamese habit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const value = Number(`${whole}.${String(cents).padStart(2, '0')}`)
        expect(parseFigure(value.toLocaleString('vi-VN', { maximumFractionDigits: 2 }))).toBe(value)
      }),
    )
  })

  it.each([
    ['96,8', 96.8],
    ['96.8', 96.8],
    ['96,8 %', 96.8],
    ['3.612', 3612],
    ['1.234.567,5', 1234567.5],
    ['1,234.5', undefined],
    ['1.23.4', undefined],
    ['', undefined],
    ['9O', undefined],
    ['0.125', 0.125],
    ['0.085%', 0.085],
  ])('%s is %s', (typed, value) => expect(parseFigure(typed)).toBe(value))
})

it('periods know their days, by the calendar and by reporting months, and the one before', () => {
  expect(spanOf('2026-02', 'calendar')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(spanOf('2026-01', 'report')).toEqual({ from: '2025-12-15', to: '2026-01-14' })
  expect(spanOf('2026-Q1', 'report')).toEqual({ from: '2025-12-15', to: '2026-03-14' })
  expect(spanOf('2024-Q4', 'calendar')).toEqual({ from: '2024-10-01', to: '2024-12-31' })
  expect(['2026', '2026-Q1', '2026-01'].map(periodBefore)).toEqual(['2025', '2025-Q4', '2025-12'])
  expect(spanOfDeclared('months', '2022-01/2022-09')).toEqual({ from: '2022-01-01', to: '2022-09-30' })
  expect(spanOf('2026-00', 'calendar')).toBeUndefined()
})
