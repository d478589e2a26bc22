import { calendarOf, dueDate, workingTimeBetween } from '#foundation/calendar'
import type { Ctx } from '#platform/context'

export interface TimeLimit {
  value: number
  unit: 'immediate' | 'working_day' | 'calendar_day' | 'working_hour'
  sameDayCutoff?: string | undefined
}

/** The last moment of a time limit that starts at `from`, by the calendar of the agency. The day of receipt is not counted (Civil Code 2015 Đ147). */
export async function dueAfter(ctx: Ctx, agencyId: string, from: Date, limit: TimeLimit): Promise<Date> {
  const calendar = await calendarOf(ctx, agencyId)
  return dueDate(calendar, { from, value: limit.value, unit: limit.unit, sameDayCutoff: limit.sameDayCutoff }).dueAt
}

/** Working minutes left until the due moment; negative when it has passed. Kept while a resuming clock stands still. */
export async function minutesLeft(ctx: Ctx, agencyId: string, dueAt: Date): Promise<number> {
  const calendar = await calendarOf(ctx, agencyId)
  return dueAt >= ctx.now ? workingTimeBetween(calendar, ctx.now, dueAt) : -workingTimeBetween(calendar, dueAt, ctx.now)
}

/** The due moment when `minutes` of working time are left from now. */
export async function dueInMinutes(ctx: Ctx, agencyId: string, minutes: number): Promise<Date> {
  const calendar = await calendarOf(ctx, agencyId)
  return dueDate(calendar, { from: ctx.now, value: Math.max(0, minutes) / 60, unit: 'working_hour' }).dueAt
}
