import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, pageSchema, problems, z } from '#platform/api'
import { PageQuery } from '#platform/database'
import type { Env } from '#platform/pages'
import { AnswerMandate, answerMandate } from './answer-mandate.ts'
import { GrantMandate, grantMandate } from './grant-mandate.ts'
import { cancelAssistance } from './list-assistance.ts'
import { listMandates } from './list-mandates.ts'
import { MakeAssistanceCode, makeAssistanceCode } from './make-code.ts'
import { RecordMandate, recordMandate } from './record-mandate.ts'
import { revokeMandate } from './revoke-mandate.ts'
import type { MandateTable } from './tables.ts'

const Mandate = z
  .object({
    id: z.uuid(),
    ownerId: z.uuid(),
    ownerName: z.string(),
    agentId: z.uuid(),
    agentName: z.string(),
    purposes: z.array(z.enum(['file', 'collect'])),
    procedureCode: z.string().nullable().describe('null: every procedure'),
    validFrom: z.iso.date(),
    validTo: z.iso.date().describe('the last day, included'),
    acceptedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    recordedBy: z.string().nullable().describe('the agency that recorded it from paper'),
  })
  .openapi('Mandate')

const mandateOf = (row: MandateTable): z.infer<typeof Mandate> => ({
  id: row.id,
  ownerId: row.person_id,
  ownerName: row.owner_name,
  agentId: row.agent_id,
  agentName: row.agent_name,
  purposes: [...(row.for_filing ? (['file'] as const) : []), ...(row.for_collecting ? (['collect'] as const) : [])],
  procedureCode: row.procedure_code,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  recordedBy: row.agency_name,
})

const ok = <S extends z.ZodType>(schema: S, description = 'OK') => ({ description, content: { 'application/json': { schema } } })
const body = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } }, required: true })
const Id = z.object({ id: z.uuid() })
const tags = ['mandates']

/** The same operations as the pages, under /api. */
export function mandatesApi(api: OpenAPIHono<Env>): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/mandates',
      tags,
      summary: 'The mandates that I gave or hold, newest first',
      request: { query: PageQuery.extend({ side: z.enum(['given', 'held']) }) },
      responses: { 200: ok(pageSchema(Mandate)), ...problems },
    }),
    async (c) => {
      const { side, ...filter } = c.req.valid('query')
      const page = await listMandates(c.var.ctx, side, filter)
      return c.json({ items: page.items.map(mandateOf), next: page.next }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/mandates',
      tags,
      summary: 'Give another person a mandate; it serves once they have taken it on',
      request: { body: body(GrantMandate) },
      responses: { 201: ok(Id), ...problems },
    }),
    async (c) => c.json({ id: await grantMandate(c.var.ctx, c.req.valid('json')) }, 201),
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/mandates/{id}/revocation',
      tags,
      summary: 'Take a mandate back that I gave',
      request: { params: Id },
      responses: { 200: ok(Id), ...problems },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await revokeMandate(c.var.ctx, id)
      return c.json({ id }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/mandates/{ownerId}/{id}/answer',
      tags,
      summary: 'Take a mandate on that I hold, or give it up',
      request: { params: Id.extend({ ownerId: z.uuid() }), body: body(AnswerMandate) },
      responses: { 200: ok(Id), ...problems },
    }),
    async (c) => {
      const { id, ownerId } = c.req.valid('param')
      await answerMandate(c.var.ctx, { ownerId, mandateId: id }, c.req.valid('json'))
      return c.json({ id }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/mandates/on-paper',
      tags,
      summary: 'The one-stop desk records a mandate from paper',
      request: { body: body(RecordMandate) },
      responses: { 201: ok(Id.extend({ ownerId: z.uuid() })), ...problems },
    }),
    async (c) => c.json(await recordMandate(c.var.ctx, c.req.valid('json')), 201),
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/assistance-codes',
      tags,
      summary: 'A one-time code by which somebody files one dossier for me',
      request: { body: body(MakeAssistanceCode) },
      responses: { 201: ok(Id.extend({ code: z.string(), expiresAt: z.iso.datetime() })), ...problems },
    }),
    async (c) => {
      const made = await makeAssistanceCode(c.var.ctx, c.req.valid('json'))
      return c.json({ id: made.id, code: made.code, expiresAt: made.expiresAt.toISOString() }, 201)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/assistance-codes/{id}/cancellation',
      tags,
      summary: 'Take a code back that has filed nothing yet',
      request: { params: Id },
      responses: { 200: ok(Id), ...problems },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await cancelAssistance(c.var.ctx, id)
      return c.json({ id }, 200)
    },
  )
}
