import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#platform/time'
import { canChi, fromLunar, toLunar } from './lunar.ts'

/** Facts §8: year, first day of the year, days of the last month of the year before, tenth of the third month. */
const TABLE: [number, string, number, string][] = [
  [2020, '2020-01-25', 30, '2020-04-02'],
  [2021, '2021-02-12', 30, '2021-04-21'],
  [2022, '2022-02-01', 29, '2022-04-10'],
  [2023, '2023-01-22', 30, '2023-04-29'],
  [2024, '2024-02-10', 30, '2024-04-18'],
  [2025, '2025-01-29', 29, '2025-04-07'],
  [2026, '2026-02-17', 29, '2026-04-26'],
  [2027, '2027-02-06', 29, '2027-04-16'],
  [2029, '2029-02-13', 29, '2029-04-23'],
  [2030, '2030-02-02', 29, '2030-04-12'],
  [2032, '2032-02-11', 29, '2032-04-19'],
  [2034, '2034-02-19', 30, '2034-04-28'],
]

describe('the Vietnamese lunar calendar', () => {
  it.each(TABLE)('year %i begins on %s', (year, newYear, lastDay, hungKings) => {
    expect(toLunar(newYear)).toEqual({ day: 1, month: 1, year, leap: false })
    expect(toLunar(addDays(newYear, -1))).toEqual({ day: lastDay, month: 12, year: year - 1, leap: false })
    expect(fromLunar({ day: 10, month: 3, year, leap: false })).toBe(hungKings)
  })

  it('differs from the Chinese calendar where the zone decides (1968, 1985, 2030)', () => {
    for (const date of ['1968-01-29', '1985-01-21', '2030-02-02']) expect(toLunar(date)).toMatchObject({ day: 1, month: 1 })
  })

  it('repeats the right months', () => {
    const leaps = [
      [2020, 4],
      [2023, 2],
      [2025, 6],
      [2028, 5],
      [2031, 3],
      [2033, 11],
      [2036, 6],
    ] as const
    for (const [year, month] of leaps) expect(fromLunar({ day: 1, month, year, leap: true }), `${year}/${month}`).toBeDefined()
    expect(fromLunar({ day: 1, month: 6, year: 2025, leap: true })).toBe('2025-07-25')
    expect(fromLunar({ day: 1, month: 6, year: 2026, leap: true })).toBeUndefined()
  })

  it('knows the days people ask for', () => {
    expect(toLunar('2026-11-22')).toEqual({ day: 14, month: 10, year: 2026, leap: false })
    expect(fromLunar({ day: 15, month: 7, year: 2026, leap: false })).toBe('2026-08-27')
    expect(fromLunar({ day: 15, month: 8, year: 2026, leap: false })).toBe('2026-09-25')
    expect(fromLunar({ day: 15, month: 1, year: 2027, leap: false })).toBe('2027-02-20')
    expect(canChi(2026)).toBe('Bính Ngọ')
  })

  it('leads there and back for every day of two centuries, each day following the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 72_000 }), (n) => {
        const date = addDays('1901-01-01', n)
        const lunar = toLunar(date)
        expect(fromLunar(lunar)).toBe(date)
        const next = toLunar(addDays(date, 1))
        expect(next.day === lunar.day + 1 || (next.day === 1 && lunar.day >= 29)).toBe(true)
      }),
    )
  })
})
