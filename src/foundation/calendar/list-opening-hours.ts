import type { Ctx } from '#platform/context'
import { ensure } from '#platform/errors'
import { maySetOpeningHours } from './permissions.ts'
import { tables } from './tables.ts'
import type { OpeningSchedule } from './work-calendar.ts'

/** What an agency has set, newest first. Throws `forbidden` for whoever may not set it. */
export async function listOpeningHours(ctx: Ctx, agencyId: string): Promise<(OpeningSchedule & { source: string })[]> {
  ensure(ctx, maySetOpeningHours(ctx.actor, agencyId))
  const rows = await tables(ctx)
    .selectFrom('opening_hours')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('valid_from', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({ validFrom: row.valid_from, weekdays: row.hours, saturday: row.saturday, source: row.source }))
}
