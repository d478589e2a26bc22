import { z } from 'zod'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction, isUuid, sql } from '#platform/database'
import { check, conflict, ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { advanceTicket, lockTicket } from './advance-ticket.ts'
import { countQueues } from './count-queues.ts'
import { text } from './messages.ts'
import { mayServe } from './permissions.ts'
import { nextQueue } from './priority-rule.ts'
import { queueOn } from './queue-on.ts'
import { beat, type TicketTable, tables } from './tables.ts'

export const CallNext = z.object({ counterId: z.uuid() })

/**
 * Calls the next number that this counter serves, by the rule of priority. Two officers at the same moment get different numbers.
 * Returns undefined when nobody waits. Throws conflict while the counter or the officer still has a number.
 */
export async function callNext(ctx: Ctx, input: z.input<typeof CallNext>): Promise<TicketTable | undefined> {
  const { counterId } = check(ctx, CallNext, input)
  const lineIds = await linesOf(ctx, counterId)
  return oneAtATime(ctx, () =>
    inTransaction(ctx, async (ctx) => {
      await ensureFree(ctx, counterId)
      const next = await lockNext(ctx, lineIds)
      if (!next) return undefined
      const called = await advanceTicket(ctx, next, 'call', counterId)
      await beat(ctx, called.agency_id)
      return called
    }),
  )
}

/** Calls one number out of its turn: a waiting one, or a skipped one that came back. Same errors as callNext. */
export async function callTicket(ctx: Ctx, input: { ticketId: string; counterId: string }): Promise<TicketTable> {
  const { counterId } = check(ctx, CallNext, input)
  await linesOf(ctx, counterId)
  return oneAtATime(ctx, () =>
    inTransaction(ctx, async (ctx) => {
      const ticket = await lockTicket(ctx, isUuid(input.ticketId) ? input.ticketId : '00000000-0000-0000-0000-000000000000')
      if (ticket.state === 'waiting' || ticket.state === 'skipped') await ensureFree(ctx, counterId)
      const called = await advanceTicket(ctx, ticket, ticket.state === 'skipped' ? 'recall' : 'call', counterId)
      await beat(ctx, called.agency_id)
      return called
    }),
  )
}

async function linesOf(ctx: Ctx, counterId: string): Promise<string[]> {
  const actor = ctx.actor as Officer
  ensure(ctx, mayServe(actor, actor.agencyId))
  const { counters } = await queueOn(ctx, actor.agencyId, vietnamDate(ctx.now))
  const counter = counters.find((one) => one.id === counterId)
  if (!counter) throw invalid(ctx, { counterId: text(ctx).noSuchCounter })
  return counter.lineIds
}

async function ensureFree(ctx: Ctx, counterId: string): Promise<void> {
  const actor = ctx.actor as Officer
  const held = await tables(ctx)
    .selectFrom('ticket')
    .select(['label', 'officer_id', 'officer_name'])
    .where('agency_id', '=', actor.agencyId)
    .where('day', '=', vietnamDate(ctx.now))
    .where('state', 'in', ['called', 'serving'])
    .where((eb) => eb.or([eb('counter_id', '=', counterId), eb('officer_id', '=', actor.personId)]))
    .executeTakeFirst()
  if (!held) return
  const own = held.officer_id === actor.personId
  throw conflict(own ? text(ctx).stillServing(held.label) : text(ctx).counterTaken(held.label, held.officer_name ?? ''))
}

async function lockNext(ctx: Ctx, lineIds: string[]): Promise<TicketTable | undefined> {
  const agencyId = (ctx.actor as Officer).agencyId
  const day = vietnamDate(ctx.now)
  const counts = await countQueues(ctx, agencyId, day, lineIds)
  const first = nextQueue({ ...counts, ordinaryBetween: (await queueOn(ctx, agencyId, day)).rule.ordinaryBetween })
  if (!first) return undefined
  // Another officer may hold the last of this queue at this very moment: then the other queue's first.
  return (await lockFirst(ctx, lineIds, first)) ?? lockFirst(ctx, lineIds, first === 'priority' ? 'ordinary' : 'priority')
}

const lockFirst = (ctx: Ctx, lineIds: string[], queue: 'priority' | 'ordinary'): Promise<TicketTable | undefined> =>
  tables(ctx)
    .selectFrom('ticket')
    .selectAll()
    .where('agency_id', '=', (ctx.actor as Officer).agencyId)
    .where('day', '=', vietnamDate(ctx.now))
    .where('line_id', '=', sql<string>`any(${lineIds}::uuid[])`)
    .where('state', '=', 'waiting')
    .where('priority', queue === 'priority' ? 'is not' : 'is', null)
    .orderBy('taken_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

/** Two windows of one officer at once: the index lets one through, the other is told so. */
async function oneAtATime<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (/^ticket_(at_counter|of_officer)$/.test(String((error as { constraint?: string }).constraint)))
      throw conflict(text(ctx).stillServing(''))
    throw error
  }
}
