import { appendAudit } from '#foundation/audit'
import { type Ctx, isOfficer, type Officer } from '#platform/context'
import { conflict, ensure, ensureVisible } from '#platform/errors'
import { formatDateTime, vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayServe } from './permissions.ts'
import { noteEvent, type TicketTable, tables } from './tables.ts'
import { afterAct, isAtCounter, type TicketAct } from './ticket-state.ts'

/** What an officer's act is called in the evidence. */
const AUDITED = {
  call: 'queue.called',
  recall: 'queue.recalled',
  skip: 'queue.skipped',
  start: 'queue.started',
  finish: 'queue.finished',
} as const

/** The ticket, locked, for an officer of its agency; 404 for everybody else's. Only today's numbers can be acted on. */
export async function lockTicket(ctx: Ctx, id: string): Promise<TicketTable> {
  const { actor } = ctx
  ensure(ctx, isOfficer(actor) && mayServe(actor, actor.agencyId))
  const ticket = await tables(ctx)
    .selectFrom('ticket')
    .selectAll()
    .where('agency_id', '=', (actor as Officer).agencyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const known = ensureVisible(ctx, ticket)
  if (known.day !== vietnamDate(ctx.now)) throw conflict(text(ctx).ofAnotherDay(known.label))
  return known
}

/**
 * One step of a locked ticket's life. Throws conflict, saying who did what when, where its state does not allow the step or where it
 * stands at a colleague's counter.
 */
export async function advanceTicket(
  ctx: Ctx,
  ticket: TicketTable,
  act: keyof typeof AUDITED,
  counterId = ticket.counter_id,
): Promise<TicketTable> {
  const officer = ctx.actor as Officer
  const state = afterAct(ticket.state, act)
  const another = isAtCounter(ticket.state) && ticket.officer_id !== officer.personId
  if (!state || another) throw conflict(await whatHappened(ctx, ticket))
  const changed: TicketTable = { ...ticket, ...changesOf(ctx, ticket, act), state, counter_id: counterId }
  if (act === 'call' || act === 'recall') Object.assign(changed, { officer_id: officer.personId, officer_name: officer.name })
  const { agency_id, id, day: _, ...values } = changed
  await tables(ctx).updateTable('ticket').set(values).where('agency_id', '=', agency_id).where('id', '=', id).execute()
  noteEvent(ctx, ticket, act, counterId)
  appendAudit(ctx, {
    agencyId: agency_id,
    action: AUDITED[act],
    subject: { kind: 'ticket', id, code: ticket.label },
    data: { day: ticket.day, counterId },
  })
  return changed
}

function changesOf(ctx: Ctx, ticket: TicketTable, act: TicketAct): Partial<TicketTable> {
  switch (act) {
    case 'call':
      return { called_at: ctx.now, last_called_at: ctx.now }
    case 'recall':
      return { last_called_at: ctx.now, recalled: ticket.recalled + 1 }
    case 'skip':
      return { skipped_at: ctx.now }
    case 'start':
      return { served_from: ctx.now }
    // Finished without "start": served since the last call, the walk to the counter included.
    case 'finish':
      return { served_from: ticket.served_from ?? ticket.last_called_at, finished_at: ctx.now }
    default:
      return {}
  }
}

/** Why an act came too late: who called, served, skipped or finished this number, at which counter and when. */
async function whatHappened(ctx: Ctx, ticket: TicketTable): Promise<string> {
  const t = text(ctx)
  const counter = await tables(ctx)
    .selectFrom('counter')
    .select('name')
    .where('agency_id', '=', ticket.agency_id)
    .where('id', '=', ticket.counter_id)
    .executeTakeFirst()
  const who = ticket.officer_name ?? ''
  const at = (moment: Date | null) => formatDateTime(moment ?? ctx.now)
  switch (ticket.state) {
    case 'called':
    case 'serving':
      return t.calledBy(ticket.label, who, at(ticket.last_called_at), counter?.name ?? '')
    case 'skipped':
      return t.skippedBy(ticket.label, who, at(ticket.skipped_at))
    case 'finished':
      return t.finishedBy(ticket.label, who, at(ticket.finished_at))
    case 'left':
      return t.leftAt(ticket.label, at(ticket.left_at))
    default:
      return t.notCalledYet(ticket.label)
  }
}
