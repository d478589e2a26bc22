import { describe, expect, it } from 'vitest'
import { addDays, vietnamInstant } from '#platform/time'
import { nationalCalendar } from './calendar-of.ts'
import { computedDays, HolidayData, isWeekend, publishedDays } from './holidays.ts'
import { shippedHolidays } from './load-holidays.ts'
import { createWorkCalendar, USUAL_HOURS, workingTimeBetween } from './work-calendar.ts'

const data = shippedHolidays()
const calendar = nationalCalendar()

/** The rest days of a year that are no Saturday or Sunday, and the Saturdays worked. */
function offAndWorked(year: string) {
  const off: string[] = []
  const worked: string[] = []
  for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
    if (!isWeekend(day) && !calendar.isWorkingDay(day)) off.push(day.slice(5))
    if (isWeekend(day) && calendar.isWorkingDay(day)) worked.push(day.slice(5))
  }
  return { off: off.join(' '), worked: worked.join(' ') }
}

describe('days off as published', () => {
  it.each([
    ['2022', '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02', ''],
    ['2023', '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04', ''],
    ['2024', '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03', '05-04'],
    ['2025', '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02', '04-26'],
    ['2026', '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24', '01-10 08-22'],
  ])('%s', (year, off, worked) => expect(offAndWorked(year)).toEqual({ off, worked }))

  it('gives each year as many days off as the Labour Code (Đ112: 11, and 12 from 2026 by NQ 28/2026/QH16), exchanges balanced', () => {
    for (const [year, published] of Object.entries(data.years)) {
      const kinds = [...publishedDays(published).entries()]
      const count = (kind: string) => kinds.filter(([, day]) => day.kind === kind).length
      const workdaysOff = kinds.filter(([date, day]) => !isWeekend(date) && day.kind !== 'working').length
      expect(workdaysOff - count('exchange'), year).toBe(year >= '2026' ? 12 : 11)
      expect(count('working'), year).toBe(count('exchange'))
      for (const [date, day] of kinds)
        expect(isWeekend(date), date).toBe(day.kind === 'working' || (day.kind === 'holiday' && isWeekend(date)))
      expect(published.sources.length).toBeGreaterThan(0)
    }
  })
})

describe('days off computed from the rules', () => {
  const weekdaysOff = (year: number) => [...computedDays(data.rules, year).keys()].filter((day) => !isWeekend(day)).sort()

  it('agree with what was published, exchanges and the choice of days about Tết aside', () => {
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      const computed = weekdaysOff(year).filter((day) => day.slice(5, 7) !== '02' && day.slice(5, 7) !== '01')
      const published = [...publishedDays(data.years[year]!)]
        .filter(([date, day]) => !isWeekend(date) && day.kind !== 'exchange' && day.kind !== 'working')
        .map(([date]) => date)
        .filter((day) => day.slice(5, 7) !== '02' && day.slice(5, 7) !== '01')
      expect(computed, String(year)).toEqual(published.sort())
    }
  })

  it('give 2027 its days: Tết with two days in lieu, Giỗ Tổ on 16/4, 1/5 moved to Monday, 2/9, 24/11', () => {
    expect(weekdaysOff(2027).map((day) => day.slice(5))).toEqual([
      ...['01-01', '02-05', '02-08', '02-09', '02-10', '02-11'],
      ...['04-16', '04-30', '05-03', '09-01', '09-02', '11-24'],
    ])
    expect(calendar.isProvisional('2027-02-08')).toBe(true)
    expect(calendar.sourcesOf(2027)).toEqual([])
  })

  it('give every year to come twelve working days off, Sunday and Monday 2/9 included', () => {
    for (let year = 2027; year <= 2199; year++) expect(weekdaysOff(year).length, String(year)).toBe(12)
    expect(computedDays(data.rules, 2029).get('2029-09-03')?.kind).toBe('holiday')
    expect(weekdaysOff(2029)).toContain('2029-09-04')
    expect(weekdaysOff(2030)).toContain('2030-09-03')
  })

  it('follow the law in time: 24/11 is no day off before 2026', () => {
    expect(computedDays(data.rules, 2025).has('2025-11-24')).toBe(false)
    expect(computedDays(data.rules, 2026).has('2026-11-24')).toBe(true)
  })
})

describe('opening hours', () => {
  const short = [[8 * 60, 11 * 60]] as const
  const own = createWorkCalendar(data, [
    { validFrom: '2026-11-10', weekdays: USUAL_HOURS, saturday: short },
    { validFrom: '2026-10-01', weekdays: short, saturday: [] },
  ])

  it('hold from their date on, so that a limit crossing the change counts each day by its own hours', () => {
    const between = (from: string, to: string) => workingTimeBetween(own, vietnamInstant(from), vietnamInstant(to)) / 60
    expect(between('2026-09-30', '2026-10-01')).toBe(7.5)
    expect(between('2026-10-01', '2026-10-02')).toBe(3)
    expect(between('2026-11-09', '2026-11-11')).toBe(3 + 7.5)
  })

  it('count a Saturday only where the agency says so, and never one that is a holiday', () => {
    expect(own.isWorkingDay('2026-11-07')).toBe(false)
    expect(own.isWorkingDay('2026-11-14')).toBe(true)
    expect(own.hoursOn('2026-11-14')).toEqual(short)
    expect(own.isWorkingDay('2026-11-15')).toBe(false)
    expect(own.isWorkingDay('2027-02-06')).toBe(false)
    expect(calendar.isWorkingDay('2026-11-14')).toBe(false)
  })

  it('are the usual ones on a Saturday worked in exchange', () => {
    expect(calendar.hoursOn('2026-08-22')).toEqual(USUAL_HOURS)
    expect(calendar.hoursOn('2026-08-29')).toEqual([])
  })

  it('cannot be none at all, which would never end a time limit', () => {
    expect(() => createWorkCalendar(data, [{ validFrom: '2026-01-01', weekdays: [], saturday: [] }])).toThrow(RangeError)
  })
})

it('refuses data that is not a calendar', () => {
  const year = { sources: [{ document: 'x', certainty: 'seen' }], days: [{ from: '2027-02-30', kind: 'holiday', name: 'x' }] }
  expect(HolidayData.safeParse({ years: { '2027': year }, rules: [] }).success).toBe(false)
})
