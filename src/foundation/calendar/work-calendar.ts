import { addDays, vietnamDate, vietnamInstant, wallClock } from '#platform/time'
import { fromLunar } from './lunar.ts'

/** Minutes of the day from which to which an agency is open. */
export type OpeningHours = readonly (readonly [from: number, to: number])[]

/** 07:30-11:30 and 13:30-17:00 unless an agency sets its own. */
export const USUAL_HOURS: OpeningHours = [
  [7 * 60 + 30, 11 * 60 + 30],
  [13 * 60 + 30, 17 * 60],
]

export interface HolidayRule {
  name: string
  /** 'MM-DD' in the solar or the lunar year. */
  solar?: string
  lunar?: string
  /** Days before (negative) the named day on which the rest begins. */
  offset?: number
  days: number
  validFrom: string
  validTo?: string
}

export interface HolidayData {
  years: Record<string, { source: string; off: string[]; work: string[] }>
  rules: HolidayRule[]
}

/** Which days and hours are worked. Pure: made from data, asked as often as wanted. */
export interface WorkCalendar {
  hours: OpeningHours
  isWorkingDay(date: string): boolean
  /** Whether the days off of this date's year are computed from rules, since nothing is published yet. */
  isProvisional(date: string): boolean
}

const isWeekend = (date: string) => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day === 0 || day === 6
}

/** The days off of a year by rule; a holiday on a weekly rest day moves to the next working day (Labour Code 2019 Đ111.3). */
export function computedDaysOff(rules: readonly HolidayRule[], year: number): Set<string> {
  const named: string[] = []
  for (const rule of rules) {
    const first = rule.solar
      ? `${year}-${rule.solar}`
      : fromLunar({ year, month: Number(rule.lunar!.slice(0, 2)), day: Number(rule.lunar!.slice(3)), leap: false })
    if (!first || first < rule.validFrom || (rule.validTo && first > rule.validTo)) continue
    for (let i = 0; i < rule.days; i++) named.push(addDays(first, (rule.offset ?? 0) + i))
  }
  const off = new Set(named)
  for (const day of named) {
    if (!isWeekend(day)) continue
    let next = addDays(day, 1)
    while (isWeekend(next) || off.has(next)) next = addDays(next, 1)
    off.add(next)
  }
  return off
}

export function createWorkCalendar(data: HolidayData, hours: OpeningHours = USUAL_HOURS): WorkCalendar {
  const years = new Map<number, { off: Set<string>; work: Set<string>; provisional: boolean }>()
  const yearOf = (date: string) => {
    const year = Number(date.slice(0, 4))
    let found = years.get(year)
    if (!found) {
      const published = data.years[String(year)]
      found = published
        ? { off: new Set(published.off), work: new Set(published.work), provisional: false }
        : { off: computedDaysOff(data.rules, year), work: new Set(), provisional: true }
      years.set(year, found)
    }
    return found
  }
  return {
    hours,
    isWorkingDay(date) {
      const year = yearOf(date)
      return year.work.has(date) || (!isWeekend(date) && !year.off.has(date))
    },
    isProvisional: (date) => yearOf(date).provisional,
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

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minuteOfDay = (at: Date) => {
  const { hour, minute } = wallClock(at)
  return Number(hour) * 60 + Number(minute)
}

/** When the agency closes on a day. */
export const closingOf = (calendar: WorkCalendar, date: string): Date => vietnamInstant(date, clock(calendar.hours.at(-1)![1]))

/** The moment after so many working minutes. From outside opening hours it counts from the next opening. */
export function addWorkingMinutes(calendar: WorkCalendar, from: Date, minutes: number): Date {
  let left = minutes
  for (let date = vietnamDate(from), start = minuteOfDay(from); ; date = addDays(date, 1), start = 0) {
    if (!calendar.isWorkingDay(date)) continue
    for (const [open, close] of calendar.hours) {
      const begin = Math.max(open, start)
      if (begin >= close) continue
      if (left <= close - begin) return vietnamInstant(date, clock(begin + left))
      left -= close - begin
    }
  }
}

/** Working minutes from one moment to a later one; 0 when it is not later. */
export function workingTimeBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  if (to <= from) return 0
  const [firstDay, lastDay] = [vietnamDate(from), vietnamDate(to)]
  let minutes = 0
  for (let date = firstDay; date <= lastDay; date = addDays(date, 1)) {
    if (!calendar.isWorkingDay(date)) continue
    const begin = date === firstDay ? minuteOfDay(from) : 0
    const end = date === lastDay ? minuteOfDay(to) : 24 * 60
    for (const [open, close] of calendar.hours) minutes += Math.max(0, Math.min(close, end) - Math.max(open, begin))
  }
  return minutes
}
