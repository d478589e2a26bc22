import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { addDays, isCivilDate, vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayAdministerTemplates } from './permissions.ts'
import { tables } from './tables.ts'

/** `7:00` → `07:00`; undefined where it is no time of day. */
const clockTime = (typed: string): string | undefined => {
  const [, hour, minute] = /^\s*(\d{1,2})[:hg.](\d{2})\s*$/i.exec(typed) ?? []
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined
}

export const SetQuietHours = z.object({
  /** 'HH:MM' on the clock of Vietnam; the same twice means that no hours are quiet. */
  starts: z.string(),
  ends: z.string(),
  /** 'YYYY-MM-DD', today or later. */
  validFrom: z.string(),
})

const FURTHEST_DAYS = 731

/** Sets the hours in which the officer's agency sends no ordinary messages, from a date on. Errors: forbidden, invalid. */
export async function setQuietHours(ctx: Ctx, input: z.input<typeof SetQuietHours>): Promise<void> {
  ensure(ctx, mayAdministerTemplates(ctx.actor))
  const given = check(ctx, SetQuietHours, input)
  const t = text(ctx)
  const starts = clockTime(given.starts)
  const ends = clockTime(given.ends)
  const today = vietnamDate(ctx.now)
  const wrong: Record<string, string> = {}
  if (!starts) wrong.starts = t.notATime
  if (!ends) wrong.ends = t.notATime
  if (!isCivilDate(given.validFrom)) wrong.validFrom = t.notADate
  else if (given.validFrom < today) wrong.validFrom = t.hoursNotInThePast
  else if (given.validFrom > addDays(today, FURTHEST_DAYS)) wrong.validFrom = t.tooFar
  if (!starts || !ends || Object.keys(wrong).length > 0) throw invalid(ctx, wrong)
  const { agencyId } = ctx.actor as Officer
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('agency_quiet_hours')
      .values({ agency_id: agencyId, valid_from: given.validFrom, starts, ends })
      .onConflict((conflict) => conflict.columns(['agency_id', 'valid_from']).doUpdateSet({ starts, ends }))
      .execute()
    appendAudit(ctx, {
      agencyId,
      action: 'notifications.quiet-hours-set',
      subject: { kind: 'agency', id: agencyId },
      data: { starts, ends, validFrom: given.validFrom },
    })
  })
}
