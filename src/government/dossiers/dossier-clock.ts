import {
  addWorkingDays,
  addWorkingMinutes,
  calendarOf,
  dueDate,
  type WorkCalendar,
  workingDayFrom,
  workingTimeBetween,
} from '#foundation/calendar'
import type { Ctx } from '#platform/context'
import { vietnamDate, vietnamInstant } from '#platform/time'
import type { DossierTable } from './tables.ts'

export interface TimeLimit {
  value: number
  unit: 'immediate' | 'working_day' | 'calendar_day' | 'working_hour'
  sameDayCutoff?: string | undefined
}

/** The last moment of a time limit that starts at `from`, by the calendar of the agency. The day of receipt is not counted (Civil Code 2015 Đ147). */
export async function dueAfter(ctx: Ctx, agencyId: string, from: Date, limit: TimeLimit): Promise<Date> {
  const calendar = await calendarOf(ctx, agencyId)
  if (limit.unit === 'working_hour') return afterLegalHours(calendar, from, limit.value)
  return dueDate(calendar, { from, value: limit.value, unit: limit.unit, sameDayCutoff: limit.sameDayCutoff }).dueAt
}

/** Internal procedures write a working day as so many hours (facts §1.2), whatever the opening hours of the agency. */
const HOURS_OF_A_DAY = 8

/**
 * The moment after so many hours of a procedure: each 8 of them are one working day of this agency, the rest counts by the clock. Otherwise 240
 * hours (30 days) would last 32 days where an office opens seven and a half hours a day.
 */
export function afterLegalHours(calendar: WorkCalendar, from: Date, hours: number): Date {
  const day = calendar.hoursOn(workingDayFrom(calendar, vietnamDate(from)))
  const minutesOfDay = day.reduce((sum, [open, close]) => sum + close - open, 0)
  const days = Math.floor(hours / HOURS_OF_A_DAY)
  return addWorkingMinutes(calendar, from, days * minutesOfDay + (hours - days * HOURS_OF_A_DAY) * 60)
}

type ClockColumns = Pick<DossierTable, 'due_at' | 'lawful_due_at' | 'paused_at' | 'paused_due_at' | 'paused_lawful_due_at'>

const PAUSE_OVER = { paused_at: null, paused_due_at: null, paused_lawful_due_at: null }

/** Stops the clock: waiting for the citizen is not the agency's time (facts §1.2). */
export const pauseClock = (ctx: Ctx, row: DossierTable): ClockColumns => ({
  due_at: null,
  lawful_due_at: null,
  paused_at: ctx.now,
  paused_due_at: row.due_at,
  paused_lawful_due_at: row.lawful_due_at,
})

/**
 * Starts the clock again from zero (NĐ 61/2018 Đ19.4: counted anew once the dossier is complete). The citizen gets a new date; but a time limit that had
 * passed already when the supplement was asked for stays passed, or asking late would make late dossiers timely.
 */
export async function restartClock(ctx: Ctx, row: DossierTable, limit: TimeLimit): Promise<ClockColumns> {
  const dueAt = await dueAfter(ctx, row.agency_id, ctx.now, limit)
  const missed = row.paused_at && row.paused_lawful_due_at && row.paused_lawful_due_at < row.paused_at
  return { due_at: dueAt, lawful_due_at: missed ? row.paused_lawful_due_at : dueAt, ...PAUSE_OVER }
}

/**
 * Lets the clock go on with the working time that was left. What was late already when it stopped stays as late as it was. Where nobody wrote down what
 * was left, the whole `limit` is granted: a running dossier always has its due moment.
 */
export async function resumeClock(ctx: Ctx, row: DossierTable, limit: TimeLimit): Promise<ClockColumns> {
  if (!row.paused_due_at) return restartClock(ctx, row, limit)
  const calendar = await calendarOf(ctx, row.agency_id)
  const goOn = (due: Date | null): Date | null => {
    if (!due || !row.paused_at || due <= row.paused_at) return due
    const minutes = workingTimeBetween(calendar, row.paused_at, due)
    return dueDate(calendar, { from: ctx.now, value: minutes / 60, unit: 'working_hour' }).dueAt
  }
  return { due_at: goOn(row.paused_due_at), lawful_due_at: goOn(row.paused_lawful_due_at), ...PAUSE_OVER }
}

/** When the agency closes on that day; undefined where it is no working day. */
export async function workingDayCloses(ctx: Ctx, agencyId: string, date: string): Promise<Date | undefined> {
  const calendar = await calendarOf(ctx, agencyId)
  if (!calendar.isWorkingDay(date)) return undefined
  return dueDate(calendar, { from: vietnamInstant(date), value: 0, unit: 'calendar_day' }).dueAt
}

/** Whether an apology today is in time: one day before the time limit ends, or sooner (NĐ 61/2018 Đ19.9). */
export async function isApologyInTime(ctx: Ctx, agencyId: string, dueAt: Date): Promise<boolean> {
  const calendar = await calendarOf(ctx, agencyId)
  return addWorkingDays(calendar, vietnamDate(ctx.now), 1) <= vietnamDate(dueAt)
}
