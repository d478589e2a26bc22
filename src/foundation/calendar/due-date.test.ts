import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays, vietnamInstant } from '#platform/time'
import { nationalCalendar } from './calendar-of.ts'
import { dueDate } from './due-date.ts'
import { addWorkingDays, addWorkingMinutes, workingTimeBetween } from './work-calendar.ts'

const calendar = nationalCalendar()
type Unit = 'working_day' | 'calendar_day'
const due = (from: string, value: number, unit: Unit) => dueDate(calendar, { from, value, unit }).due
const someDay = fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2022-01-01', n))
const someMoment = fc
  .tuple(someDay, fc.integer({ min: 0, max: 86_399 }))
  .map(([date, second]) => new Date(vietnamInstant(date).getTime() + second * 1000))

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe('time limits by law', () => {
  it.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-04-22', 3, '2026-04-28'],
    ['2026-04-29', 2, '2026-05-05'],
    ['2026-08-28', 1, '2026-09-03'],
  ])('from %s, %i working days end on %s (2026 calendar)', (from, value, end) => {
    for (const server of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      process.env.TZ = server
      expect(due(from, value, 'working_day'), server).toBe(end)
      expect(dueDate(calendar, { from: vietnamInstant(from, '23:59'), value, unit: 'working_day' }).due, server).toBe(end)
    }
  })

  it('ends with the closing of the last day', () => {
    const { dueAt } = dueDate(calendar, { from: '2026-02-12', value: 5, unit: 'working_day' })
    expect(dueAt).toEqual(vietnamInstant('2026-02-26', '17:00'))
  })

  it('counts a Saturday worked in exchange and rests on the day exchanged', () => {
    expect(due('2026-08-21', 1, 'working_day')).toBe('2026-08-22')
    expect(due('2024-05-03', 1, 'working_day')).toBe('2024-05-04')
    expect(due('2025-04-25', 1, 'working_day')).toBe('2025-04-26')
    expect(due('2025-12-31', 1, 'working_day')).toBe('2026-01-05')
  })

  it('moves a last calendar day that is a rest day to the next working day (Civil Code Đ148)', () => {
    expect(due('2026-02-06', 10, 'calendar_day')).toBe('2026-02-23')
    expect(due('2026-11-23', 1, 'calendar_day')).toBe('2026-11-25')
    expect(due('2026-11-20', 5, 'calendar_day')).toBe('2026-11-25')
    expect(due('2026-08-12', 10, 'calendar_day')).toBe('2026-08-22')
  })

  it('ends a same-day procedure the same day, and the next working day after 15:00 (NĐ 61/2018 Đ18.2)', () => {
    const at = (date: string, time: string, cutoff?: string) =>
      dueDate(calendar, { from: vietnamInstant(date, time), value: 0, unit: 'immediate', sameDayCutoff: cutoff })
    expect(at('2026-11-23', '07:30').due).toBe('2026-11-23')
    expect(at('2026-11-23', '15:00').due).toBe('2026-11-23')
    expect(at('2026-11-23', '15:01')).toMatchObject({ due: '2026-11-25', dueAt: vietnamInstant('2026-11-25', '17:00') })
    expect(at('2026-11-23', '15:01', '16:00').due).toBe('2026-11-23')
    expect(at('2026-11-24', '09:00').due).toBe('2026-11-25')
    expect(at('2026-11-22', '23:00').due).toBe('2026-11-23')
    const second = new Date(vietnamInstant('2026-11-23', '15:00').getTime() + 1000)
    expect(dueDate(calendar, { from: second, value: 0, unit: 'immediate' }).due).toBe('2026-11-25')
  })

  it('counts working hours through lunch, night, weekend and Tết', () => {
    const end = (date: string, time: string, hours: number) =>
      dueDate(calendar, { from: vietnamInstant(date, time), value: hours, unit: 'working_hour' }).dueAt
    expect(end('2026-11-20', '11:00', 1)).toEqual(vietnamInstant('2026-11-20', '14:00'))
    expect(end('2026-11-20', '11:00', 0.5)).toEqual(vietnamInstant('2026-11-20', '11:30'))
    expect(end('2026-11-20', '16:30', 1)).toEqual(vietnamInstant('2026-11-23', '08:00'))
    expect(end('2026-11-21', '10:00', 4)).toEqual(vietnamInstant('2026-11-23', '11:30'))
    expect(end('2026-02-12', '14:00', 8)).toEqual(vietnamInstant('2026-02-13', '14:30'))
    expect(end('2026-02-13', '16:00', 8)).toEqual(vietnamInstant('2026-02-23', '16:30'))
    expect(end('2026-11-20', '12:00', 0)).toEqual(vietnamInstant('2026-11-20', '12:00'))
  })

  it('says when a year is not published yet', () => {
    const provisional = (from: string, value: number) => dueDate(calendar, { from, value, unit: 'working_day' }).provisional
    expect(provisional('2026-12-30', 5)).toBe(true)
    expect(provisional('2026-12-30', 1)).toBe(false)
    expect(provisional('2026-11-02', 5)).toBe(false)
    expect(provisional('2027-05-10', 1)).toBe(true)
  })
})

describe('properties', () => {
  it('never end earlier for a later start or a longer limit', () => {
    const unit = fc.constantFrom<Unit>('working_day', 'calendar_day')
    fc.assert(
      fc.property(someDay, fc.nat(30), fc.nat(60), fc.nat(10), unit, (from, value, later, longer, unit) => {
        expect(due(addDays(from, later), value, unit) >= due(from, value, unit)).toBe(true)
        expect(due(from, value + longer, unit) >= due(from, value, unit)).toBe(true)
      }),
    )
    fc.assert(
      fc.property(someMoment, fc.nat(5000), fc.nat(3000), fc.nat(900_000), (from, minutes, longer, laterSeconds) => {
        const end = addWorkingMinutes(calendar, from, minutes).getTime()
        expect(addWorkingMinutes(calendar, from, minutes + longer).getTime()).toBeGreaterThanOrEqual(end)
        const later = new Date(from.getTime() + laterSeconds * 1000)
        expect(addWorkingMinutes(calendar, later, minutes).getTime()).toBeGreaterThanOrEqual(end)
      }),
    )
  })

  it('add up: n then m working days are n + m, and so are hours', () => {
    fc.assert(
      fc.property(someDay, fc.nat(40), fc.nat(40), (from, n, m) => {
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, n), m)).toBe(addWorkingDays(calendar, from, n + m))
      }),
    )
    // Whole and half hours land on the moments of opening and closing often, where a careless rule would lose or double time.
    const minutes = fc.oneof(
      fc.nat(3000),
      fc.nat(40).map((n) => n * 30),
    )
    const moment = fc.oneof(
      someMoment,
      someDay.map((day) => vietnamInstant(day, '11:30')),
    )
    fc.assert(
      fc.property(moment, minutes, minutes, (from, n, m) => {
        expect(addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, n), m)).toEqual(
          addWorkingMinutes(calendar, from, n + m),
        )
      }),
    )
  })

  it('end on working days alone, and no working day lies unused between', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const end = due(from, n, 'working_day')
        let worked = 0
        for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) worked++
        expect(worked).toBe(n)
        expect(calendar.isWorkingDay(end)).toBe(true)
        expect(calendar.isWorkingDay(due(from, n, 'calendar_day'))).toBe(true)
      }),
    )
  })

  it('measure back what they added, and add back what they measured', () => {
    fc.assert(
      fc.property(someMoment, fc.nat(5000), (from, n) => {
        expect(workingTimeBetween(calendar, from, addWorkingMinutes(calendar, from, n))).toBe(n)
      }),
    )
    fc.assert(
      fc.property(someMoment, fc.nat(900_000), (from, seconds) => {
        const to = new Date(from.getTime() + seconds * 1000)
        expect(addWorkingMinutes(calendar, from, workingTimeBetween(calendar, from, to)).getTime()).toBeLessThanOrEqual(
          to.getTime(),
        )
        expect(workingTimeBetween(calendar, to, from)).toBe(0)
      }),
    )
  })
})
