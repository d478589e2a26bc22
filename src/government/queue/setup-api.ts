import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, pageSchema, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { CloseInQueue, closeInQueue } from './close-in-queue.ts'
import { listTickets } from './list-measures.ts'
import { listWaiting } from './list-waiting.ts'
import { PRIORITIES } from './priority-rule.ts'
import { SetRule, setQueueRule } from './set-queue-rule.ts'
import { AddCounter, AddLine, addCounter, addLine, SetCounterLines, setCounterLines } from './set-up-queue.ts'
import type { TicketTable } from './tables.ts'
import { TicketFilter } from './ticket-filter.ts'
import { TICKET_STATES } from './ticket-state.ts'

const tags = ['queue']
const params = z.object({ agencyId: z.uuid() })
const inAgency = params.extend({ id: z.uuid() })
const made = z.object({ id: z.uuid() })
const own = { agencyId: true } as const
const moment = z.iso.datetime()
const Ticket = z
  .object({
    id: z.uuid(),
    day: z.iso.date(),
    lineId: z.uuid(),
    label: z.string(),
    state: z.enum(TICKET_STATES),
    priority: z.enum(PRIORITIES).nullable(),
    takenAt: moment,
    calledAt: moment.nullable(),
  })
  .openapi('ListedTicket')
const listed = (row: TicketTable) => ({ ...row, lineId: row.line_id, takenAt: row.taken_at, calledAt: row.called_at })

/** The lists of the desk, and how an agency's queue is set up from a day on. */
export function queueSetupApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /queue/waiting',
      tags,
      summary: 'Today’s numbers that wait or were put aside; for the one-stop desk',
      query: z.object({ line: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(30)]) }),
      returns: z.object({ waiting: z.array(Ticket), skipped: z.array(Ticket) }),
    },
    async (ctx, { query }) => {
      const { waiting, skipped } = await listWaiting(ctx, query.line)
      return { waiting: waiting.map(listed), skipped: skipped.map(listed) }
    },
  )
  offer(
    api,
    {
      route: 'get /queue/tickets',
      tags,
      summary: 'The numbers behind a figure, newest first',
      query: TicketFilter.extend({ after: z.string().max(500).optional() }),
      returns: pageSchema(Ticket),
    },
    async (ctx, { query }) => {
      const { items, next } = await listTickets(ctx, query as Parameters<typeof listTickets>[1])
      return { items: items.map(listed), next }
    },
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/queue/lines',
      tags,
      summary: 'Add a line from a day on',
      params,
      body: AddLine.omit(own),
      returns: made,
    },
    async (ctx, { params, body }) => ({ id: await addLine(ctx, { ...params, ...body }) }),
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/queue/counters',
      tags,
      summary: 'Add a counter and the lines it serves',
      params,
      body: AddCounter.omit(own),
      returns: made,
    },
    async (ctx, { params, body }) => ({ id: await addCounter(ctx, { ...params, ...body }) }),
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/queue/counters/{id}/lines',
      tags,
      summary: 'Which lines a counter serves from a day on',
      params: inAgency,
      body: SetCounterLines.omit({ agencyId: true, counterId: true }),
    },
    (ctx, { params, body }) => setCounterLines(ctx, { agencyId: params.agencyId, counterId: params.id, ...body }),
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/queue/rule',
      tags,
      summary: 'Order of priority, numbers a day and hours, from a day on',
      params,
      body: SetRule.omit(own),
    },
    (ctx, { params, body }) => setQueueRule(ctx, { ...params, ...body }),
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/queue/closures',
      tags,
      summary: 'The last day of a line or a counter',
      params,
      body: CloseInQueue.omit(own),
    },
    (ctx, { params, body }) => closeInQueue(ctx, { ...params, ...body }),
  )
}
