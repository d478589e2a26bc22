import { addDays, vietnamDate, vietnamInstant, wallClock } from '#platform/time'
import { addWorkingDays, addWorkingMinutes, closingOf, type WorkCalendar, workingDayFrom } from './work-calendar.ts'

export const TIME_UNITS = ['working_day', 'calendar_day', 'working_hour', 'immediate'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

export interface TimeLimitInput {
  /** A moment, or a civil date 'YYYY-MM-DD' (then the beginning of that day). */
  from: Date | string
  /** Days, or hours (which may be fractions); not negative. Of no account for `immediate`. */
  value: number
  unit: TimeUnit
  /** 'HH:MM' after which a same-day procedure may end on the next working day; 15:00 by law. */
  sameDayCutoff?: string | undefined
}

export interface DueDate {
  /** The civil date on which the time limit ends. */
  due: string
  /** The last moment: closing time of that day, or the exact moment of a limit in working hours. */
  dueAt: Date
  /** The days off of a year that it touches are not published yet. */
  provisional: boolean
}

/**
 * When a time limit ends. The day of receipt is not counted and hours count from the moment (Civil Code 2015 Đ147); a last
 * calendar day that is a rest day moves to the end of the next working day (Đ148).
 */
export function dueDate(calendar: WorkCalendar, input: TimeLimitInput): DueDate {
  const fromDate = typeof input.from === 'string' ? input.from : vietnamDate(input.from)
  const at = endOf(calendar, fromDate, input)
  const due = typeof at === 'string' ? at : vietnamDate(at)
  return {
    due,
    dueAt: typeof at === 'string' ? closingOf(calendar, at) : at,
    provisional: calendar.isProvisional(fromDate) || calendar.isProvisional(due),
  }
}

function endOf(
  calendar: WorkCalendar,
  fromDate: string,
  { from, value, unit, sameDayCutoff = '15:00' }: TimeLimitInput,
): string | Date {
  switch (unit) {
    case 'working_day':
      return addWorkingDays(calendar, fromDate, value)
    case 'calendar_day':
      return workingDayFrom(calendar, addDays(fromDate, value))
    case 'working_hour':
      return addWorkingMinutes(calendar, typeof from === 'string' ? vietnamInstant(from) : from, value * 60)
    case 'immediate': {
      // What comes on a rest day is received at the next opening.
      if (!calendar.isWorkingDay(fromDate)) return workingDayFrom(calendar, fromDate)
      return typeof from !== 'string' && isAfter(from, sameDayCutoff) ? addWorkingDays(calendar, fromDate, 1) : fromDate
    }
  }
}

/** Received after 15:00 and not solvable at once: the next working day (NĐ 61/2018 Đ18.2, kept by NĐ 118/2025). At 15:00 sharp is in time. */
function isAfter(at: Date, cutoff: string): boolean {
  const { hour, minute, second } = wallClock(at)
  return `${hour}:${minute}:${second}` > `${cutoff}:00`
}
