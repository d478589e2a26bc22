import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, vietnamInstant } from '#platform/time'
import { nationalCalendar } from './calendar-of.ts'
import { dueDate } from './due-date.ts'
import { addWorkingDays, addWorkingMinutes, workingTimeBetween } from './work-calendar.ts'

const calendar = nationalCalendar()
const due = (from: string, value: number, unit: 'working_day' | 'calendar_day') => dueDate(calendar, { from, value, unit }).due
const someDay = fc.integer({ min: 0, max: 1700 }).map((n) => addDays('2022-01-01', n))
const someMoment = fc
  .tuple(someDay, fc.integer({ min: 0, max: 1439 }))
  .map(([date, minute]) => new Date(vietnamInstant(date).getTime() + minute * 60_000))

describe('time limits by law', () => {
  it.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-04-22', 3, '2026-04-28'],
    ['2026-04-29', 2, '2026-05-05'],
    ['2026-08-28', 1, '2026-09-03'],
  ])('from %s, %i working days end on %s (2026 calendar)', (from, value, end) => {
    expect(due(from, value, 'working_day')).toBe(end)
  })

  it('counts a Saturday worked in exchange (22/8/2026) and rests on the day swapped (31/8/2026)', () => {
    expect(due('2026-08-21', 1, 'working_day')).toBe('2026-08-22')
    expect(calendar.isWorkingDay('2026-08-31')).toBe(false)
  })

  it('moves a last calendar day that is a rest day to the next working day (Civil Code Đ148)', () => {
    expect(due('2026-02-06', 10, 'calendar_day')).toBe('2026-02-23')
    expect(due('2026-11-23', 1, 'calendar_day')).toBe('2026-11-25')
  })

  it('ends a same-day procedure the same day, and the next working day after 15:00', () => {
    const at = (time: string) =>
      dueDate(calendar, { from: vietnamInstant('2026-11-23', time), value: 0, unit: 'immediate', sameDayCutoff: '15:00' }).due
    expect(at('15:00')).toBe('2026-11-23')
    expect(at('15:01')).toBe('2026-11-25')
  })

  it('counts working hours through lunch, night and weekend', () => {
    const end = (date: string, time: string, hours: number) =>
      dueDate(calendar, { from: vietnamInstant(date, time), value: hours, unit: 'working_hour' }).dueAt
    expect(end('2026-11-20', '11:00', 1)).toEqual(vietnamInstant('2026-11-20', '14:00'))
    expect(end('2026-11-20', '16:30', 1)).toEqual(vietnamInstant('2026-11-23', '08:00'))
    expect(end('2026-11-21', '10:00', 4)).toEqual(vietnamInstant('2026-11-23', '11:30'))
  })

  it('says when a year is not published yet', () => {
    expect(dueDate(calendar, { from: '2026-12-30', value: 5, unit: 'working_day' }).provisional).toBe(true)
    expect(dueDate(calendar, { from: '2026-11-02', value: 5, unit: 'working_day' }).provisional).toBe(false)
    expect(calendar.isWorkingDay('2027-05-03')).toBe(false)
  })

  it('never ends earlier for a later start or a longer limit', () => {
    fc.assert(
      fc.property(
        someDay,
        fc.nat(30),
        fc.nat(60),
        fc.nat(10),
        fc.constantFrom('working_day' as const, 'calendar_day' as const),
        (from, value, later, longer, unit) => {
          expect(due(addDays(from, later), value, unit) >= due(from, value, unit)).toBe(true)
          expect(due(from, value + longer, unit) >= due(from, value, unit)).toBe(true)
        },
      ),
    )
  })

  it('adds up: n then m working days are n + m, and so are hours', () => {
    fc.assert(
      fc.property(someDay, fc.nat(40), fc.nat(40), (from, n, m) => {
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, n), m)).toBe(addWorkingDays(calendar, from, n + m))
      }),
    )
    fc.assert(
      fc.property(someMoment, fc.nat(3000), fc.nat(3000), (from, n, m) => {
        expect(addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, n), m)).toEqual(
          addWorkingMinutes(calendar, from, n + m),
        )
      }),
    )
  })

  it('measures back what it added', () => {
    fc.assert(
      fc.property(someMoment, fc.nat(5000), (from, n) => {
        expect(workingTimeBetween(calendar, from, addWorkingMinutes(calendar, from, n))).toBe(n)
      }),
    )
  })
})
