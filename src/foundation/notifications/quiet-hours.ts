import type { Ctx } from '#platform/context'
import { addDays, vietnamDate, vietnamInstant, wallClock } from '#platform/time'
import { tables } from './tables.ts'

/** 'HH:MM' on the clock of Vietnam; may go over midnight. */
export interface QuietHours {
  starts: string
  ends: string
}

/** When the quiet hours that hold at this moment end; undefined outside them. */
export function quietUntil(at: Date, { starts, ends }: QuietHours): Date | undefined {
  if (starts === ends) return undefined
  const { hour, minute } = wallClock(at)
  const time = `${hour}:${minute}`
  const overnight = starts > ends
  const quiet = overnight ? time >= starts || time < ends : time >= starts && time < ends
  if (!quiet) return undefined
  const today = vietnamDate(at)
  return vietnamInstant(overnight && time >= starts ? addDays(today, 1) : today, ends)
}

export interface DatedQuietHours extends QuietHours {
  validFrom: string
  /** Of the agency; else common to all. */
  own: boolean
}

/** Every version that holds for this agency's messages, its own first, each the newest first. Asks nothing of the actor. */
export async function listQuietHours(ctx: Ctx, agencyId: string | undefined): Promise<DatedQuietHours[]> {
  const own = agencyId
    ? await tables(ctx)
        .selectFrom('agency_quiet_hours')
        .selectAll()
        .where('agency_id', '=', agencyId)
        .orderBy('valid_from', 'desc')
        .execute()
    : []
  const common = await tables(ctx).selectFrom('quiet_hours').selectAll().orderBy('valid_from', 'desc').execute()
  const dated = (isOwn: boolean) => (row: { valid_from: string; starts: string; ends: string }) => ({
    validFrom: row.valid_from,
    starts: row.starts.slice(0, 5),
    ends: row.ends.slice(0, 5),
    own: isOwn,
  })
  return [...own.map(dated(true)), ...common.map(dated(false))]
}

/** The quiet hours of a civil date for this agency's messages; those common to all where no agency is given. Configuration by date. */
export async function quietHoursOn(ctx: Ctx, date: string, agencyId?: string): Promise<QuietHours> {
  const versions = await listQuietHours(ctx, agencyId)
  return versions.find((version) => version.validFrom <= date) ?? { starts: '00:00', ends: '00:00' }
}
