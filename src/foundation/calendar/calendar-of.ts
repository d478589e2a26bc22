import type { Ctx } from '#platform/context'
import { loadHolidays, shippedHolidays } from './load-holidays.ts'
import { tables } from './tables.ts'
import { createWorkCalendar, type OpeningSchedule, type WorkCalendar } from './work-calendar.ts'

let shipped: WorkCalendar | undefined

/** The calendar of the whole country with the usual opening hours, as this release knows it; for tests and demo data. */
export function nationalCalendar(): WorkCalendar {
  shipped ??= createWorkCalendar(shippedHolidays())
  return shipped
}

/** Opening hours change by decision, months apart: a minute's staleness is harmless, a query for each dossier is not. */
const FRESH_MS = 60_000
const known = new WeakMap<object, Map<string, { calendar: WorkCalendar; readAt: number }>>()

/**
 * The calendar of an agency, each day with the opening hours in force on it; without an agency, that of the whole country.
 * One query at most, and none within a minute of the last.
 */
export async function calendarOf(ctx: Ctx, agencyId = ''): Promise<WorkCalendar> {
  const ofProgram = known.get(ctx.ports) ?? new Map<string, { calendar: WorkCalendar; readAt: number }>()
  known.set(ctx.ports, ofProgram)
  const cached = ofProgram.get(agencyId)
  if (cached && Math.abs(ctx.now.getTime() - cached.readAt) < FRESH_MS) return cached.calendar
  const calendar = createWorkCalendar(loadHolidays(ctx), agencyId ? await schedulesOf(ctx, agencyId) : [])
  ofProgram.set(agencyId, { calendar, readAt: ctx.now.getTime() })
  return calendar
}

/** After a change of this agency's hours, so that this process sees it at once; others follow within a minute. */
export const forgetCalendar = (ctx: Ctx, agencyId: string): void => {
  known.get(ctx.ports)?.delete(agencyId)
}

async function schedulesOf(ctx: Ctx, agencyId: string): Promise<OpeningSchedule[]> {
  const rows = await tables(ctx).selectFrom('opening_hours').selectAll().where('agency_id', '=', agencyId).execute()
  return rows.map((row) => ({ validFrom: row.valid_from, weekdays: row.hours, saturday: row.saturday }))
}
