import { type Ctx, isOfficer } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { conflict } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { ticketByCode } from './get-standing.ts'
import { text } from './messages.ts'
import { beat, noteEvent, tables } from './tables.ts'
import { afterAct, TICKET_STATES } from './ticket-state.ts'

/** Who holds the paper waits no longer. The code is the proof: it is random and stands on the paper alone. */
export async function leaveTicket(ctx: Ctx, code: string): Promise<void> {
  const known = await ticketByCode(ctx, code)
  await inTransaction(ctx, async (ctx) => {
    const ticket = await tables(ctx)
      .selectFrom('ticket')
      .selectAll()
      .where('agency_id', '=', known.agency_id)
      .where('id', '=', known.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const state = afterAct(ticket.state, 'leave')
    if (!state) throw conflict(text(ctx).cannotLeave(ticket.label))
    await tables(ctx)
      .updateTable('ticket')
      .set({ state, left_at: ctx.now })
      .where('agency_id', '=', ticket.agency_id)
      .where('id', '=', ticket.id)
      .execute()
    noteEvent(ctx, ticket, 'leave', isOfficer(ctx.actor) ? ticket.counter_id : null)
    await beat(ctx, ticket.agency_id)
  })
}

const OPEN = TICKET_STATES.filter((state) => afterAct(state, 'leave'))

/**
 * After midnight: whoever still waited has left, and what nobody finished is finished without a serving time. A job; a second run
 * finds nothing.
 */
export async function closeDay(ctx: Ctx): Promise<void> {
  const today = vietnamDate(ctx.now)
  const agencies = await tables(ctx)
    .selectFrom('ticket')
    .select('agency_id')
    .distinct()
    .where('state', 'in', [...OPEN, 'serving'])
    .where('day', '<', today)
    .execute()
  for (const { agency_id } of agencies)
    await inTransaction(ctx, async (ctx) => {
      const closed = await tables(ctx)
        .updateTable('ticket')
        .set({
          state: sql`case state when 'serving' then 'finished' else 'left' end`,
          left_at: sql`case state when 'serving' then left_at else ${ctx.now} end`,
          closed_by_day: true,
        })
        .where('agency_id', '=', agency_id)
        .where('day', '<', today)
        .where('state', 'in', [...OPEN, 'serving'])
        .returning(['agency_id', 'id', 'day'])
        .execute()
      for (const ticket of closed) noteEvent(ctx, ticket, 'close-day')
    })
}
