import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { tables } from './tables.ts'
import { createWorkCalendar, type HolidayData, type OpeningHours, type WorkCalendar } from './work-calendar.ts'

let holidays: HolidayData | undefined
let national: WorkCalendar | undefined

/** The published days off and the rules for years to come. */
export function holidayData(): HolidayData {
  holidays ??= JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'holidays.json'), 'utf8')) as HolidayData
  return holidays
}

/** The calendar of the whole country with the usual opening hours. */
export function nationalCalendar(): WorkCalendar {
  national ??= createWorkCalendar(holidayData())
  return national
}

/** Opening hours change by decision, months apart: a minute's staleness is harmless, a query for each dossier is not. */
const FRESH_MS = 60_000
const known = new WeakMap<object, Map<string, { calendar: WorkCalendar; readAt: number }>>()

/** The calendar of an agency with its own opening hours, if it has set any that are in force today. */
export async function calendarOf(ctx: Ctx, agencyId?: string): Promise<WorkCalendar> {
  if (!agencyId) return nationalCalendar()
  const ofDatabase = known.get(ctx.ports) ?? new Map<string, { calendar: WorkCalendar; readAt: number }>()
  known.set(ctx.ports, ofDatabase)
  const cached = ofDatabase.get(agencyId)
  if (cached && Math.abs(ctx.now.getTime() - cached.readAt) < FRESH_MS) return cached.calendar
  const row = await tables(ctx)
    .selectFrom('opening_hours')
    .select('hours')
    .where('agency_id', '=', agencyId)
    .where('valid_from', '<=', vietnamDate(ctx.now))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  const calendar = row ? createWorkCalendar(holidayData(), row.hours as OpeningHours) : nationalCalendar()
  ofDatabase.set(agencyId, { calendar, readAt: ctx.now.getTime() })
  return calendar
}
