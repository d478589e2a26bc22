import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { afterCommit, inTransaction, json, newId } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { isCivilDate, vietnamDate } from '#platform/time'
import { forgetCalendar } from './calendar-of.ts'
import { OPENING_HOURS_SET, type OpeningHoursSet } from './events.ts'
import { text } from './messages.ts'
import { maySetOpeningHours } from './permissions.ts'
import { tables } from './tables.ts'
import type { OpeningHours } from './work-calendar.ts'

/** Minutes of the day, from and to, in order. */
const periods = z.array(z.tuple([z.int(), z.int()])).max(4)

export const SetOpeningHours = z.object({
  agencyId: z.uuid(),
  /** First day on which they hold, today or later. */
  validFrom: z.string(),
  weekdays: periods,
  /** Empty where Saturday is no working time. */
  saturday: periods.default([]),
  /** The decision that sets them. */
  source: z.string().trim().min(1).max(500),
})

/**
 * Sets an agency's opening hours from a day on; set again for the same day, the last word holds. Time limits given before keep their
 * due dates. Throws `forbidden`, or `invalid` with the fields `validFrom`, `weekdays`, `saturday`.
 */
export async function setOpeningHours(ctx: Ctx, input: z.input<typeof SetOpeningHours>): Promise<void> {
  const { agencyId, validFrom, weekdays, saturday, source } = check(ctx, SetOpeningHours, input)
  ensure(ctx, maySetOpeningHours(ctx.actor, agencyId))
  const t = text(ctx)
  if (!isCivilDate(validFrom)) throw invalid(ctx, { validFrom: t.wrongDate })
  if (validFrom < vietnamDate(ctx.now)) throw invalid(ctx, { validFrom: t.hoursOfPast })
  if (weekdays.length === 0 || !followEachOther(weekdays)) throw invalid(ctx, { weekdays: t.wrongHours })
  if (!followEachOther(saturday)) throw invalid(ctx, { saturday: t.wrongHours })
  if (tooShort(weekdays) || lengthOf(weekdays) < SHORTEST_DAY) throw invalid(ctx, { weekdays: t.shortHours })
  if (tooShort(saturday) || (saturday.length > 0 && lengthOf(saturday) < SHORTEST_DAY))
    throw invalid(ctx, { saturday: t.shortHours })
  await inTransaction(ctx, async (ctx) => {
    const hours = { hours: json(weekdays), saturday: json(saturday), source }
    await tables(ctx)
      .insertInto('opening_hours')
      .values({ agency_id: agencyId, valid_from: validFrom, ...hours })
      .onConflict((conflict) => conflict.columns(['agency_id', 'valid_from']).doUpdateSet(hours))
      .execute()
    emit(ctx, OPENING_HOURS_SET, {
      entryId: newId(),
      at: ctx.now.toISOString(),
      requestId: ctx.requestId,
      actor: ctx.actor,
      agencyId,
      action: OPENING_HOURS_SET,
      subject: { kind: 'agency', id: agencyId },
      concerns: null,
      data: { validFrom, weekdays, saturday, source },
    } satisfies OpeningHoursSet)
    afterCommit(ctx, () => forgetCalendar(ctx, agencyId))
  })
}

/** A slip of the hand, not hours: time limits of every dossier are counted by them. Minutes. */
const SHORTEST_PERIOD = 30
const SHORTEST_DAY = 120
const tooShort = (hours: OpeningHours): boolean => hours.some(([from, to]) => to - from < SHORTEST_PERIOD)
const lengthOf = (hours: OpeningHours): number => hours.reduce((sum, [from, to]) => sum + to - from, 0)

/** Each period within the day, of some length, after the one before. */
function followEachOther(hours: OpeningHours): boolean {
  let last = -1
  for (const [from, to] of hours) {
    if (from <= last || to <= from || to > 24 * 60) return false
    last = to
  }
  return true
}
