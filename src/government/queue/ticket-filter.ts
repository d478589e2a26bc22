import { z } from 'zod'
import type { Ctx, Officer } from '#platform/context'
import { sql } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { addDays, isCivilDate, vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { maySeeMeasures } from './permissions.ts'

/** What a figure counts: every number given, those called, finished, or left. */
export const COUNTED = ['taken', 'called', 'finished', 'left'] as const

export const TicketFilter = z.object({
  /** 'YYYY-MM-DD'; the last 30 days unless given. */
  from: z.string().optional(),
  to: z.string().optional(),
  lineId: z.uuid().optional(),
  /** The hour in which the number was taken, 0-23. */
  hour: z.coerce.number().int().min(0).max(23).optional(),
  counted: z.enum(COUNTED).optional(),
})
export type Span = { from: string; to: string }

/**
 * The one condition behind both the figures and their lists: they cannot differ. Starts from what this officer may see, predecessors of
 * the agency included.
 */
export function ticketsOf(ctx: Ctx, input: z.input<typeof TicketFilter>): { span: Span; where: ReturnType<typeof sql> } {
  ensure(ctx, maySeeMeasures(ctx.actor))
  const filter = check(ctx, TicketFilter, input)
  const today = vietnamDate(ctx.now)
  const to = filter.to || today
  const from = filter.from || addDays(isCivilDate(to) ? to : today, -30)
  if (!isCivilDate(from) || !isCivilDate(to) || from > to || addDays(from, 366) < to)
    throw invalid(ctx, { from: text(ctx).wrongRange })
  const where = sql`agency_id = any(${(ctx.actor as Officer).visibleAgencyIds}::uuid[]) and day between ${from} and ${to}
    and (${filter.lineId ?? null}::uuid is null or line_id = ${filter.lineId ?? null})
    and (${filter.hour ?? null}::int is null or ${HOUR} = ${filter.hour ?? null})
    and ${COUNTS[filter.counted ?? 'taken']}`
  return { span: { from, to }, where }
}

/** The hour of the clock in Vietnam. */
export const HOUR = sql`extract(hour from taken_at at time zone 'Asia/Ho_Chi_Minh')::int`

/** A number closed by the end of its day counts as finished or left, but its serving time is nobody's. */
export const COUNTS = {
  taken: sql`true`,
  called: sql`called_at is not null`,
  finished: sql`state = 'finished'`,
  left: sql`state = 'left'`,
} as const
