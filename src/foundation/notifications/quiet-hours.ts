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

/** The quiet hours of a civil date; configuration by date. */
export async function quietHoursOn(ctx: Ctx, date: string): Promise<QuietHours> {
  const row = await tables(ctx)
    .selectFrom('quiet_hours')
    .select(['starts', 'ends'])
    .where('valid_from', '<=', date)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { starts: row.starts.slice(0, 5), ends: row.ends.slice(0, 5) } : { starts: '00:00', ends: '00:00' }
}
