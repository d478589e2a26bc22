import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import { computedDays, type HolidayData, isWeekend, publishedDays, type SpecialDay, weekdayOf } from './holidays.ts'

/** Minutes of the day from which to which an agency is open, in order: [[450, 690], [810, 1020]] is 07:30-11:30 and 13:30-17:00. */
export type OpeningHours = readonly (readonly [from: number, to: number])[]

/** 07:30-11:30 and 13:30-17:00 unless an agency sets its own. */
export const USUAL_HOURS: OpeningHours = [
  [7 * 60 + 30, 11 * 60 + 30],
  [13 * 60 + 30, 17 * 60],
]

/** Opening hours from a date on; Saturday's count as working time only where an agency says so. */
export interface OpeningSchedule {
  /** 'YYYY-MM-DD', first day included. */
  validFrom: string
  weekdays: OpeningHours
  saturday: OpeningHours
}

/** Which days and hours are worked. Pure: made from data, asked as often as wanted. */
export interface WorkCalendar {
  isWorkingDay(date: string): boolean
  /** Opening hours of a day; none on a rest day. */
  hoursOn(date: string): OpeningHours
  /** The holiday, compensation or exchange that makes this day special, if any. */
  specialDay(date: string): SpecialDay | undefined
  /** Whether the days off of this date's year are computed from rules, since nothing is published yet. */
  isProvisional(date: string): boolean
  /** The documents that published a year; none where it is provisional. */
  sourcesOf(year: number): { document: string; certainty: 'seen' | 'memory' }[]
}

/** @param schedules an agency's own opening hours, in any order; the usual ones hold before the first. */
export function createWorkCalendar(data: HolidayData, schedules: readonly OpeningSchedule[] = []): WorkCalendar {
  const newestFirst = [...schedules].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  for (const { weekdays } of newestFirst) if (!weekdays.some(([from, to]) => from < to)) throw new RangeError('no opening hours')
  const years = new Map<number, Map<string, SpecialDay>>()
  const daysOf = (year: number) => {
    let days = years.get(year)
    if (!days) {
      const published = data.years[String(year)]
      days = published ? publishedDays(published) : computedDays(data.rules, year)
      years.set(year, days)
    }
    return days
  }
  const yearOf = (date: string) => Number(date.slice(0, 4))
  const specialDay = (date: string) => daysOf(yearOf(date)).get(date)
  const scheduleOn = (date: string) => newestFirst.find((schedule) => schedule.validFrom <= date)
  const hoursOn = (date: string): OpeningHours => {
    const special = specialDay(date)
    if (special && special.kind !== 'working') return []
    const schedule = scheduleOn(date)
    if (!isWeekend(date) || special?.kind === 'working') return schedule?.weekdays ?? USUAL_HOURS
    return weekdayOf(date) === 6 ? (schedule?.saturday ?? []) : []
  }
  return {
    isWorkingDay: (date) => hoursOn(date).length > 0,
    hoursOn,
    specialDay,
    isProvisional: (date) => data.years[date.slice(0, 4)] === undefined,
    sourcesOf: (year) => data.years[String(year)]?.sources ?? [],
  }
}

/** The first working day on or after a date. */
export function workingDayFrom(calendar: WorkCalendar, date: string): string {
  let day = date
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/** The n-th working day after a date; the day itself is not counted (Civil Code 2015 Đ147). */
export function addWorkingDays(calendar: WorkCalendar, date: string, days: number): string {
  let day = date
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (calendar.isWorkingDay(day)) left--
  }
  return day
}

const MINUTE = 60_000

/** When the agency closes on a working day. */
export function closingOf(calendar: WorkCalendar, date: string): Date {
  const close = (calendar.hoursOn(date).at(-1) ?? USUAL_HOURS.at(-1)!)[1]
  return new Date(vietnamInstant(date).getTime() + close * MINUTE)
}

/**
 * The earliest moment at which so many working minutes have passed since `from`, to the millisecond; `from` itself for none.
 * Time outside opening hours does not count.
 */
export function addWorkingMinutes(calendar: WorkCalendar, from: Date, minutes: number): Date {
  let left = Math.round(minutes * MINUTE)
  if (left <= 0) return from
  for (let date = vietnamDate(from); ; date = addDays(date, 1)) {
    const midnight = vietnamInstant(date).getTime()
    for (const [open, close] of calendar.hoursOn(date)) {
      const begin = Math.max(midnight + open * MINUTE, from.getTime())
      const time = midnight + close * MINUTE - begin
      if (time <= 0) continue
      if (left <= time) return new Date(begin + left)
      left -= time
    }
  }
}

/** Whole working minutes from one moment to a later one; 0 when it is not later. */
export function workingTimeBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  if (to <= from) return 0
  const lastDay = vietnamDate(to)
  let millis = 0
  for (let date = vietnamDate(from); date <= lastDay; date = addDays(date, 1)) {
    const midnight = vietnamInstant(date).getTime()
    for (const [open, close] of calendar.hoursOn(date)) {
      const begin = Math.max(midnight + open * MINUTE, from.getTime())
      const end = Math.min(midnight + close * MINUTE, to.getTime())
      if (end > begin) millis += end - begin
    }
  }
  return Math.floor(millis / MINUTE)
}
