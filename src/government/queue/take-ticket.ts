import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { calendarOf } from '#foundation/calendar'
import { agencyCode, getAgency } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction, newId, rememberResult, sql } from '#platform/database'
import { check, conflict, invalid } from '#platform/errors'
import { vietnamDate, vietnamInstant } from '#platform/time'
import { text } from './messages.ts'
import { PRIORITIES } from './priority-rule.ts'
import { queueOn } from './queue-on.ts'
import { beat, noteEvent, tables } from './tables.ts'

export const TakeTicket = z.object({
  agencyId: z.uuid(),
  lineId: z.uuid(),
  /** Whom the law lets go first; left out by everybody else. */
  priority: z.enum(PRIORITIES).nullish(),
})

export interface TakenTicket {
  id: string
  /** `A-012`, never twice in an agency's day. */
  label: string
  /** The address `/so/<code>` of the ticket; begins with the agency's code. */
  code: string
}

/**
 * Gives the next number of a line. Open to everybody, in the agency's opening hours unless its rule says otherwise.
 * Throws not_found, `invalid` (lineId), or conflict when the hall is closed or the day's numbers are all given.
 */
export async function takeTicket(ctx: Ctx, input: z.input<typeof TakeTicket>): Promise<TakenTicket> {
  const { agencyId, lineId, priority } = check(ctx, TakeTicket, input)
  const t = text(ctx)
  const day = vietnamDate(ctx.now)
  await getAgency(ctx, agencyId)
  const { lines, rule } = await queueOn(ctx, agencyId, day)
  const line = lines.find((one) => one.id === lineId)
  if (!line) throw invalid(ctx, { lineId: t.noSuchLine })
  if (!rule.outsideHours && !(await isOpen(ctx, agencyId))) throw conflict(t.closedNow)
  const code = `${await agencyCode(ctx, agencyId)}-${randomCode()}`
  return inTransaction(ctx, async (ctx) => {
    const number = await nextNumber(ctx, agencyId, day, lineId)
    const { given } = await tables(ctx)
      .selectFrom('last_number')
      .select(({ fn }) => fn.sum<number>('last').as('given'))
      .where('agency_id', '=', agencyId)
      .where('day', '=', day)
      .executeTakeFirstOrThrow()
    if (given > rule.dailyLimit) throw conflict(t.dayIsFull)
    const ticket = { agency_id: agencyId, id: newId(), day }
    const label = labelOf(line.prefix, number)
    await tables(ctx)
      .insertInto('ticket')
      .values({
        ...ticket,
        line_id: lineId,
        number,
        label,
        code: code.slice(code.lastIndexOf('-') + 1),
        priority: priority ?? null,
        state: 'waiting',
        taken_at: ctx.now,
        recalled: 0,
        closed_by_day: false,
      })
      .execute()
    noteEvent(ctx, ticket, 'take')
    const taken = { id: ticket.id, label, code }
    rememberResult(ctx, { location: `/lay-so/phieu/${code}`, status: 201, body: taken })
    await beat(ctx, agencyId)
    return taken
  })
}

/** Whether the agency is open at this moment, by its calendar. */
export async function isOpen(ctx: Ctx, agencyId: string): Promise<boolean> {
  const day = vietnamDate(ctx.now)
  const minutes = (ctx.now.getTime() - vietnamInstant(day).getTime()) / 60_000
  return (await calendarOf(ctx, agencyId)).hoursOn(day).some(([from, to]) => from <= minutes && minutes < to)
}

/** `A-012` */
export const labelOf = (prefix: string, number: number): string => `${prefix}-${String(number).padStart(3, '0')}`

async function nextNumber(ctx: Ctx, agencyId: string, day: string, lineId: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`insert into queue.last_number (agency_id, day, line_id, last)
    values (${agencyId}, ${day}, ${lineId}, 1)
    on conflict (agency_id, day, line_id) do update set last = last_number.last + 1 returning last`.execute(ctx.db)
  return rows[0]!.last
}

/** Without I, O, 0 and 1, which a tired eye confuses: 50 random bits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const randomCode = (): string => [...randomBytes(10)].map((byte) => LETTERS[byte & 31]).join('')
