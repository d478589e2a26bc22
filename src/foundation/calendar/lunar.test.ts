import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#platform/time'
import { canChi, fromLunar, LUNAR_RANGE, toLunar } from './lunar.ts'

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

const everyDay = Array.from({ length: 109_543 }, (_, n) =>
  new Date(Date.UTC(1900, 0, 31) + n * 86_400_000).toISOString().slice(0, 10),
)

describe('the Vietnamese lunar calendar', () => {
  it.each(TABLE)('year %i begins on %s', (year, newYear, lastDay, hungKings) => {
    expect(toLunar(newYear)).toEqual({ day: 1, month: 1, year, leap: false })
    expect(toLunar(addDays(newYear, -1))).toEqual({ day: lastDay, month: 12, year: year - 1, leap: false })
    expect(fromLunar({ day: 10, month: 3, year, leap: false })).toBe(hungKings)
  })

  it('differs from the Chinese calendar where the zone decides (1968, 1985, 2030)', () => {
    for (const date of ['1968-01-29', '1985-01-21', '2030-02-02']) expect(toLunar(date)).toMatchObject({ day: 1, month: 1 })
    for (const date of ['1968-01-30', '2030-02-03']) expect(toLunar(date)).toMatchObject({ day: 2, month: 1 })
    expect(toLunar('1985-02-20')).toMatchObject({ day: 1, month: 2, year: 1985 })
  })

  it('repeats the right months, and no other', () => {
    const leaps = []
    for (let year = 2020; year <= 2036; year++)
      for (let month = 1; month <= 12; month++) if (fromLunar({ day: 1, month, year, leap: true })) leaps.push(`${year}/${month}`)
    expect(leaps).toEqual(['2020/4', '2023/2', '2025/6', '2028/5', '2031/3', '2033/11', '2036/6'])
    expect(fromLunar({ day: 1, month: 6, year: 2025, leap: true })).toBe('2025-07-25')
  })

  it('knows no day that the year does not have', () => {
    expect(fromLunar({ day: 30, month: 12, year: 2025, leap: false })).toBeUndefined()
    expect(fromLunar({ day: 1, month: 6, year: 2026, leap: true })).toBeUndefined()
    expect(fromLunar({ day: 31, month: 1, year: 2026, leap: false })).toBeUndefined()
    expect(fromLunar({ day: 0, month: 1, year: 2026, leap: false })).toBeUndefined()
  })

  it('knows the days people ask for', () => {
    expect(toLunar('2026-11-22')).toEqual({ day: 14, month: 10, year: 2026, leap: false })
    expect(fromLunar({ day: 15, month: 7, year: 2026, leap: false })).toBe('2026-08-27')
    expect(fromLunar({ day: 15, month: 8, year: 2026, leap: false })).toBe('2026-09-25')
    expect(fromLunar({ day: 15, month: 1, year: 2027, leap: false })).toBe('2027-02-20')
  })

  it('names the years', () => {
    const names: [number, string][] = [
      [1984, 'Giáp Tý'],
      [2024, 'Giáp Thìn'],
      [2025, 'Ất Tỵ'],
      [2026, 'Bính Ngọ'],
      [2027, 'Đinh Mùi'],
      [1945, 'Ất Dậu'],
    ]
    for (const [year, name] of names) expect(canChi(year)).toBe(name)
    expect(new Set(Array.from({ length: 60 }, (_, n) => canChi(1984 + n))).size).toBe(60)
  })

  it('gives every day of three centuries the day that follows the one before', () => {
    expect(everyDay.at(-1)).toBe(LUNAR_RANGE.to)
    let before = toLunar(everyDay[0]!)
    for (const date of everyDay.slice(1)) {
      const now = toLunar(date)
      const next = { ...before, day: before.day + 1 }
      const sameMonth = now.day === next.day && now.month === next.month && now.leap === next.leap && now.year === next.year
      const repeats = now.leap && !before.leap && now.month === before.month && now.year === before.year
      const follows =
        !now.leap && now.month === (before.month % 12) + 1 && now.year === before.year + (before.month === 12 ? 1 : 0)
      if (!(sameMonth ? now.day <= 30 : now.day === 1 && before.day >= 29 && (repeats || follows)))
        expect.fail(`${date}: ${JSON.stringify(before)} then ${JSON.stringify(now)}`)
      before = now
    }
  })

  it('leads there and back', () => {
    fc.assert(fc.property(fc.constantFrom(...everyDay), (date) => fromLunar(toLunar(date)) === date))
  })

  it('stays within a day of the Chinese calendar of another author (ICU), but for the winter of 1984 and years far off', () => {
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
    const dayIn = (date: string) => {
      const parts = Object.fromEntries(
        chinese.formatToParts(new Date(`${date}T00:00:00Z`)).map((part) => [part.type, part.value]),
      )
      return { day: Number(parts.day), month: parts.month }
    }
    const apart: string[] = []
    let starts = 0
    for (const date of everyDay) {
      if (date < '1960' || date > '2050' || toLunar(date).day !== 1) continue
      starts++
      const { month, leap } = toLunar(date)
      const theirs = dayIn(date)
      if (theirs.day === 1 && theirs.month === `${month}${leap ? 'bis' : ''}`) continue
      if (date < '1984-11' || date > '1985-04') expect(dayIn(addDays(date, 1)).day, date).toBe(1)
      apart.push(date)
    }
    // A new moon between 16:00 and 17:00 UTC falls on the next day in China: one in twenty-four.
    expect(starts).toBeGreaterThan(1100)
    expect(apart.length / starts).toBeLessThan(0.06)
  })
})
