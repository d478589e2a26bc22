import { z } from 'zod'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { advanceTicket, lockTicket } from './advance-ticket.ts'
import { callNext, callTicket } from './call-next.ts'
import { mayServe } from './permissions.ts'
import { beat, type TicketTable, tables } from './tables.ts'

export const TicketOfOfficer = z.object({ ticketId: z.uuid() })
export const FinishTicket = TicketOfOfficer.extend({
  /** Calls the next number of the same counter in the same act. */
  andNext: z.boolean().default(false),
})

/** The citizen has come to the counter. Throws not_found, or conflict saying who did what when. */
export const startTicket = (ctx: Ctx, input: z.input<typeof TicketOfOfficer>): Promise<TicketTable> => act(ctx, input, 'start')

/** Calls again the number that stands at this officer's counter, or one that was skipped there. */
export const recallTicket = (ctx: Ctx, input: z.input<typeof TicketOfOfficer>): Promise<TicketTable> => act(ctx, input, 'recall')

/** Nobody came: the number is put aside and can be called again. */
export const skipTicket = (ctx: Ctx, input: z.input<typeof TicketOfOfficer>): Promise<TicketTable> => act(ctx, input, 'skip')

/** The citizen is served. Returns the next number called, if it was wanted and somebody waits. */
export async function finishTicket(ctx: Ctx, input: z.input<typeof FinishTicket>): Promise<TicketTable | undefined> {
  const { ticketId, andNext } = check(ctx, FinishTicket, input)
  return inTransaction(ctx, async (ctx) => {
    const finished = await advanceTicket(ctx, await lockTicket(ctx, ticketId), 'finish')
    const next = andNext ? await callNext(ctx, { counterId: finished.counter_id! }) : undefined
    if (!next) await beat(ctx, finished.agency_id)
    return next
  })
}

/** The number this officer calls or serves now, if any; undefined for whoever is no officer of a desk. */
export async function currentTicketOf(ctx: Ctx): Promise<TicketTable | undefined> {
  const { actor } = ctx
  if (actor.kind !== 'officer' || !mayServe(actor, actor.agencyId)) return undefined
  return tables(ctx)
    .selectFrom('ticket')
    .selectAll()
    .where('agency_id', '=', actor.agencyId)
    .where('day', '=', vietnamDate(ctx.now))
    .where('officer_id', '=', actor.personId)
    .where('state', 'in', ['called', 'serving'])
    .executeTakeFirst()
}

async function act(ctx: Ctx, input: z.input<typeof TicketOfOfficer>, kind: 'start' | 'recall' | 'skip'): Promise<TicketTable> {
  const actor = ctx.actor as Officer
  ensure(ctx, mayServe(actor, actor.agencyId))
  const { ticketId } = check(ctx, TicketOfOfficer, input)
  return inTransaction(ctx, async (ctx) => {
    const ticket = await lockTicket(ctx, ticketId)
    // Who comes back takes the counter like any other number: only when it is free.
    if (ticket.state === 'skipped' && kind === 'recall') return callTicket(ctx, { ticketId, counterId: ticket.counter_id! })
    const changed = await advanceTicket(ctx, ticket, kind)
    await beat(ctx, changed.agency_id)
    return changed
  })
}
