import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { afterCommit, inTransaction, newId } from '#platform/database'
import { check, conflict, ensure, notFound } from '#platform/errors'
import { emit } from '#platform/events'
import { formatDate, isCivilDate, vietnamDate } from '#platform/time'
import { forgetCalendar } from './calendar-of.ts'
import { OPENING_HOURS_WITHDRAWN, type OpeningHoursWithdrawn } from './events.ts'
import { text } from './messages.ts'
import { maySetOpeningHours } from './permissions.ts'
import { tables } from './tables.ts'

export const WithdrawOpeningHours = z.object({ agencyId: z.uuid(), validFrom: z.string() })

/**
 * Takes back hours before their first day: those in force until then run on. Throws `forbidden`, `not_found`, `conflict` once they have begun, as time
 * limits have been counted by them.
 */
export async function withdrawOpeningHours(ctx: Ctx, input: z.input<typeof WithdrawOpeningHours>): Promise<void> {
  const { agencyId, validFrom } = check(ctx, WithdrawOpeningHours, input)
  ensure(ctx, maySetOpeningHours(ctx.actor, agencyId))
  if (!isCivilDate(validFrom)) throw notFound(ctx)
  await inTransaction(ctx, async (ctx) => {
    const gone = await tables(ctx)
      .deleteFrom('opening_hours')
      .where('agency_id', '=', agencyId)
      .where('valid_from', '=', validFrom)
      .returning(['hours', 'saturday', 'source'])
      .executeTakeFirst()
    if (!gone) throw notFound(ctx)
    if (validFrom <= vietnamDate(ctx.now)) throw conflict(text(ctx).hoursBegun(formatDate(validFrom)))
    emit(ctx, OPENING_HOURS_WITHDRAWN, {
      entryId: newId(),
      at: ctx.now.toISOString(),
      requestId: ctx.requestId,
      actor: ctx.actor,
      agencyId,
      action: OPENING_HOURS_WITHDRAWN,
      subject: { kind: 'agency', id: agencyId },
      concerns: null,
      data: { validFrom, weekdays: gone.hours, saturday: gone.saturday, source: gone.source },
    } satisfies OpeningHoursWithdrawn)
    afterCommit(ctx, () => forgetCalendar(ctx, agencyId))
  })
}
