import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, pageSchema, z } from '#platform/api'
import { PageQuery } from '#platform/database'
import type { Env } from '#platform/pages'
import { AnswerMandate, answerMandate } from './answer-mandate.ts'
import { GrantMandate, grantMandate } from './grant-mandate.ts'
import { cancelAssistance, listAssistance } from './list-assistance.ts'
import { listMandates } from './list-mandates.ts'
import { MakeAssistanceCode, makeAssistanceCode } from './make-code.ts'
import { openScan } from './open-scan.ts'
import { RecordMandate, recordMandate } from './record-mandate.ts'
import { revokeMandate } from './revoke-mandate.ts'
import type { AssistanceTable, MandateTable } from './tables.ts'
import { getMandate } from './valid-mandate.ts'

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

const Assistance = z
  .object({
    id: z.uuid(),
    procedureCode: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    helperName: z.string().nullable(),
    fileBy: z.iso.datetime().nullable(),
    dossierCode: z.string().nullable(),
    cancelledAt: z.iso.datetime().nullable(),
  })
  .openapi('Assistance')
const assistanceOf = (row: AssistanceTable): z.infer<typeof Assistance> => ({
  id: row.id,
  procedureCode: row.procedure_code,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  helperName: row.helper_name,
  fileBy: row.file_by?.toISOString() ?? null,
  dossierCode: row.dossier_code,
  cancelledAt: row.cancelled_at?.toISOString() ?? null,
})
const Id = z.object({ id: z.uuid() })
const OfOwner = Id.extend({ ownerId: z.uuid() })
const Code = Id.extend({ code: z.string(), expiresAt: z.iso.datetime() }).openapi('AssistanceCode')
const tags = ['mandates']

/** The same operations as the pages, under /api. */
export function mandatesApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /mandates',
      tags,
      summary: 'The mandates that I gave or hold, newest first',
      query: PageQuery.extend({ side: z.enum(['given', 'held']) }),
      returns: pageSchema(Mandate),
    },
    async (ctx, { query: { side, ...filter } }) => {
      const page = await listMandates(ctx, side, filter)
      return { items: page.items.map(mandateOf), next: page.next }
    },
  )
  offer(
    api,
    {
      route: 'get /mandates/{ownerId}/{id}',
      tags,
      summary: 'One mandate, for its two sides and for offices',
      params: OfOwner,
      returns: Mandate,
    },
    async (ctx, { params }) => mandateOf(await getMandate(ctx, { ownerId: params.ownerId, mandateId: params.id })),
  )
  offer(
    api,
    {
      route: 'get /assistance-codes',
      tags,
      summary: 'My assistance codes and what became of each',
      returns: z.array(Assistance),
    },
    async (ctx) => (await listAssistance(ctx)).map(assistanceOf),
  )
  offer(
    api,
    {
      route: 'post /mandates',
      tags,
      summary: 'Give another person a mandate; it serves once they have taken it on',
      body: GrantMandate,
      returns: Id,
    },
    async (ctx, { body }) => ({ id: await grantMandate(ctx, body) }),
  )
  offer(
    api,
    { route: 'post /mandates/{id}/revocation', tags, summary: 'Take a mandate back that I gave', params: Id },
    (ctx, { params }) => revokeMandate(ctx, params.id),
  )
  offer(
    api,
    {
      route: 'post /mandates/{ownerId}/{id}/answer',
      tags,
      summary: 'Take a mandate on that I hold, or give it up',
      params: OfOwner,
      body: AnswerMandate,
    },
    (ctx, { params, body }) => answerMandate(ctx, { ownerId: params.ownerId, mandateId: params.id }, body),
  )
  offer(
    api,
    {
      route: 'post /mandates/on-paper',
      tags,
      summary: 'The one-stop desk records a mandate from paper',
      body: RecordMandate,
      returns: OfOwner,
    },
    (ctx, { body }) => recordMandate(ctx, body),
  )
  offer(
    api,
    {
      route: 'get /mandates/{ownerId}/{id}/scan',
      tags,
      summary: 'The scan of a mandate on paper',
      params: OfOwner,
      bytes: true,
    },
    async (ctx, { params }) => fileResponse(await openScan(ctx, { ownerId: params.ownerId, mandateId: params.id })),
  )
  offer(
    api,
    {
      route: 'post /assistance-codes',
      tags,
      summary: 'A one-time code by which somebody files one dossier for me',
      body: MakeAssistanceCode,
      returns: Code,
    },
    (ctx, { body }) => makeAssistanceCode(ctx, body),
  )
  offer(
    api,
    {
      route: 'post /assistance-codes/{id}/cancellation',
      tags,
      summary: 'Take a code back that has filed nothing yet',
      params: Id,
    },
    (ctx, { params }) => cancelAssistance(ctx, params.id),
  )
}
