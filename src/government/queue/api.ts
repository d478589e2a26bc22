import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Agency, findAgencyByCode } from '#foundation/organizations'
import { createRoute, problems, z } from '#platform/api'
import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { callNext, callTicket } from './call-next.ts'
import { currentTicketOf, finishTicket, recallTicket, skipTicket, startTicket } from './finish-ticket.ts'
import { getBoard } from './get-board.ts'
import { getStanding } from './get-standing.ts'
import { leaveTicket } from './leave-ticket.ts'
import { limitTaking } from './limit-taking.ts'
import { listMeasures } from './list-measures.ts'
import { PRIORITIES } from './priority-rule.ts'
import { queueOn } from './queue-on.ts'
import type { TicketTable } from './tables.ts'
import { takeTicket } from './take-ticket.ts'
import { TICKET_STATES } from './ticket-state.ts'

const Ticket = z
  .object({
    id: z.uuid(),
    label: z.string().openapi({ example: 'A-012' }),
    state: z.enum(TICKET_STATES),
    priority: z.enum(PRIORITIES).nullable(),
    takenAt: z.iso.datetime(),
    calledAt: z.iso.datetime().nullable(),
    counterId: z.uuid().nullable(),
  })
  .openapi('QueueTicket')
const Taken = z.object({ id: z.uuid(), label: z.string(), code: z.string() }).openapi('TakenTicket')
const State = z.object({ id: z.uuid(), label: z.string(), state: z.enum(TICKET_STATES) })
const measured = z.number().nullable().openapi({ description: 'Minutes' })
const Figures = z.object({
  key: z.string().nullable(),
  taken: z.int(),
  called: z.int(),
  finished: z.int(),
  left: z.int(),
  waitMedian: measured,
  waitNinety: measured,
  serveMedian: measured,
  serveNinety: measured,
})

const ok = <S extends z.ZodType>(schema: S, description = 'OK') => ({ description, content: { 'application/json': { schema } } })
const body = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } }, required: true })
const key = z.object({ 'idempotency-key': z.string().min(8).max(200).optional() })
const tags = ['queue']

const ticketOf = (row: TicketTable) => ({
  id: row.id,
  label: row.label,
  state: row.state,
  priority: row.priority,
  takenAt: row.taken_at.toISOString(),
  calledAt: row.called_at?.toISOString() ?? null,
  counterId: row.counter_id,
})

/** The same operations as the pages, under /api/queue. */
export function queueApi(api: OpenAPIHono<Env>): void {
  hallApi(api)
  deskApi(api)
}

const agencyParam = z.object({ agency: z.string().max(40).openapi({ example: 'H31.115' }) })
const codeParam = z.object({ code: z.string().max(60) })

async function agencyBy(ctx: Ctx, code: string): Promise<Agency> {
  const agency = await findAgencyByCode(ctx, code)
  if (!agency) throw notFound(ctx)
  return agency
}

function hallApi(api: OpenAPIHono<Env>): void {
  const line = z.object({ id: z.uuid(), name: z.string(), prefix: z.string(), waiting: z.int() })
  const call = z.object({ label: z.string(), counter: z.string(), calledAt: z.iso.datetime(), recalled: z.int() })
  api.openapi(
    createRoute({
      method: 'get',
      path: '/queue/agencies/{agency}',
      tags,
      summary: 'What the hall shows: lines with those waiting, and the numbers called',
      request: { params: agencyParam },
      responses: { 200: ok(z.object({ day: z.string(), lines: z.array(line), calls: z.array(call) })), ...problems },
    }),
    async (c) => {
      const { ctx } = c.var
      const { calls, waiting } = await getBoard(ctx, (await agencyBy(ctx, c.req.valid('param').agency)).id)
      const lines = waiting.map(({ line, count }) => ({ id: line.id, name: line.nameVi, prefix: line.prefix, waiting: count }))
      const shown = calls.map((one) => ({
        label: one.label,
        counter: one.counterName,
        calledAt: one.calledAt.toISOString(),
        recalled: one.recalled,
      }))
      return c.json({ day: vietnamDate(ctx.now), lines, calls: shown }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/queue/agencies/{agency}/tickets',
      tags,
      summary: 'Take a number',
      request: {
        params: agencyParam,
        headers: key,
        body: body(z.object({ lineId: z.uuid(), priority: z.enum(PRIORITIES).nullish() })),
      },
      responses: { 201: ok(Taken, 'Taken'), ...problems },
    }),
    async (c) => {
      limitTaking(c)
      const { id } = await agencyBy(c.var.ctx, c.req.valid('param').agency)
      return c.json(await takeTicket(c.var.ctx, { agencyId: id, ...c.req.valid('json') }), 201)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/queue/tickets/{code}',
      tags,
      summary: 'Where a number stands; the code is the key',
      request: { params: codeParam },
      responses: {
        200: ok(State.extend({ before: z.int(), estimatedMinutes: z.int().nullable(), counter: z.string().nullable() })),
        ...problems,
      },
    }),
    async (c) => {
      const { ticket, before, estimate, counterName } = await getStanding(c.var.ctx, c.req.valid('param').code)
      const { id, label, state } = ticket
      return c.json({ id, label, state, before, estimatedMinutes: estimate ?? null, counter: counterName ?? null }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/queue/tickets/{code}/departure',
      tags,
      summary: 'Wait no longer',
      request: { params: codeParam, headers: key },
      responses: { 200: ok(State), ...problems },
    }),
    async (c) => {
      await leaveTicket(c.var.ctx, c.req.valid('param').code)
      const { id, label, state } = (await getStanding(c.var.ctx, c.req.valid('param').code)).ticket
      return c.json({ id, label, state }, 200)
    },
  )
}

function deskApi(api: OpenAPIHono<Env>): void {
  const counter = z.object({ id: z.uuid(), name: z.string(), lineIds: z.array(z.uuid()) })
  api.openapi(
    createRoute({
      method: 'get',
      path: '/queue/agencies/{agency}/counters',
      tags,
      summary: 'The counters open today and the lines they serve',
      request: { params: agencyParam },
      responses: { 200: ok(z.object({ items: z.array(counter) })), ...problems },
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = await agencyBy(ctx, c.req.valid('param').agency)
      return c.json({ items: (await queueOn(ctx, id, vietnamDate(ctx.now))).counters }, 200)
    },
  )
  const called = z.object({ ticket: Ticket.nullable() })
  const answer = (row: TicketTable | undefined) => ({ ticket: row ? ticketOf(row) : null })
  api.openapi(
    createRoute({
      method: 'post',
      path: '/queue/calls',
      tags,
      summary: 'Call the next number to a counter, or a certain one; null when nobody waits',
      request: { headers: key, body: body(z.object({ counterId: z.uuid(), ticketId: z.uuid().optional() })) },
      responses: { 200: ok(called), ...problems },
    }),
    async (c) => {
      const { counterId, ticketId } = c.req.valid('json')
      const row = ticketId ? await callTicket(c.var.ctx, { counterId, ticketId }) : await callNext(c.var.ctx, { counterId })
      return c.json(answer(row), 200)
    },
  )
  const acts = {
    repetition: ['Call it again', recallTicket],
    absence: ['Nobody came', skipTicket],
    service: ['The citizen has come', startTicket],
  } as const
  const ticketId = z.object({ ticketId: z.uuid() })
  for (const [noun, [summary, act]] of Object.entries(acts))
    api.openapi(
      createRoute({
        method: 'post',
        path: `/queue/calls/{ticketId}/${noun}`,
        tags,
        summary,
        request: { params: ticketId, headers: key },
        responses: { 200: ok(called), ...problems },
      }),
      async (c) => c.json(answer(await act(c.var.ctx, c.req.valid('param'))), 200),
    )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/queue/calls/{ticketId}/completion',
      tags,
      summary: 'The citizen is served; with `andNext` the next number is called in the same act and answered',
      request: { params: ticketId, headers: key, body: body(z.object({ andNext: z.boolean().default(false) })) },
      responses: { 200: ok(called), ...problems },
    }),
    async (c) =>
      c.json(answer(await finishTicket(c.var.ctx, { ...c.req.valid('param'), andNext: c.req.valid('json').andNext })), 200),
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/queue/calls/current',
      tags,
      summary: 'The number at my counter, or null',
      responses: { 200: ok(called), ...problems },
    }),
    async (c) => c.json(answer(await currentTicketOf(c.var.ctx)), 200),
  )
  const days = z.object({ from: z.string().max(10).optional(), to: z.string().max(10).optional() })
  api.openapi(
    createRoute({
      method: 'get',
      path: '/queue/measures',
      tags,
      summary: 'Waiting and serving times by line, hour of taking or day',
      request: { query: days.extend({ by: z.enum(['line', 'hour', 'day']).default('line') }) },
      responses: {
        200: ok(z.object({ from: z.string(), to: z.string(), items: z.array(Figures), total: Figures })),
        ...problems,
      },
    }),
    async (c) => {
      const { by, ...filter } = c.req.valid('query')
      const { span, rows, total } = await listMeasures(c.var.ctx, by, filter)
      return c.json({ ...span, items: rows, total }, 200)
    },
  )
}
