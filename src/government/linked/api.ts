import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, offer, pageSchema, problems, z } from '#platform/api'
import { ensure } from '#platform/errors'
import type { Env } from '#platform/pages'
import { endPart } from './end-part.ts'
import { FinishPart, finishPart } from './finish-part.ts'
import { getPart } from './get-part.ts'
import { listLateParts } from './list-late-parts.ts'
import { listParts } from './list-parts.ts'
import { listTracks } from './list-tracks.ts'
import { authoritiesOf, NameAuthority, nameAuthority } from './name-authority.ts'
import { mayNameAuthority } from './permissions.ts'
import { sendAgain } from './send-again.ts'

const tags = ['linked']
const moment = z.iso.datetime().nullable()
const Track = z
  .object({
    stepCode: z.string(),
    name: z.string(),
    doingAgencyId: z.uuid(),
    state: z.enum(['waiting', 'sent', 'done', 'returned', 'cancelled']),
    dueAt: moment,
    finishedAt: moment,
    resultNumber: z.string(),
    note: z.string(),
  })
  .openapi('LinkedTrack')
const Part = z
  .object({
    id: z.uuid(),
    name: z.string(),
    dossierCode: z.string(),
    applicantName: z.string(),
    leadAgencyId: z.uuid(),
    state: z.enum(['open', 'done', 'returned', 'cancelled']),
    dueAt: z.iso.datetime(),
  })
  .openapi('LinkedPart')
const ok = <S extends z.ZodType>(schema: S) => ({ description: 'OK', content: { 'application/json': { schema } } })
const body = <S extends z.ZodType>(schema: S) => ({ required: true, content: { 'application/json': { schema } } })
const headers = z.object({ 'idempotency-key': z.string().min(8).max(200).optional() })
const iso = (moment: Date | null) => moment?.toISOString() ?? null

/** Parts of linked dossiers: what the citizen follows, what an agency does for others. */
export function linkedApi(api: OpenAPIHono<Env>): void {
  authorities(api)
  lateParts(api)
  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/{code}/parts',
      tags,
      summary: 'The parts of a linked dossier, who does each, and what came of it',
      request: { params: z.object({ code: z.string().max(60) }) },
      responses: { 200: ok(z.object({ items: z.array(Track) })), ...problems },
    }),
    async (c) => {
      const { ctx } = c.var
      const items = (await listTracks(ctx, c.req.valid('param').code)).map((track) => ({
        stepCode: track.step_code,
        name: track.name,
        doingAgencyId: track.doing_agency_id,
        state: track.state,
        dueAt: iso(track.due_at),
        finishedAt: iso(track.finished_at),
        resultNumber: track.result_number,
        note: track.note,
      }))
      return c.json({ items }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/dossiers/{code}/parts/{step}/dispatch',
      tags,
      summary: 'Send a part again that came back',
      request: {
        params: z.object({ code: z.string().max(60), step: z.string().max(20) }),
        headers,
        body: body(z.object({ note: z.string().max(4000) })),
      },
      responses: { 204: { description: 'Sent' }, ...problems },
    }),
    async (c) => {
      const { code, step } = c.req.valid('param')
      await sendAgain(c.var.ctx, code, { stepCode: step, note: c.req.valid('json').note })
      return c.body(null, 204)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/dossiers/{code}/parts/{step}/end',
      tags,
      summary: 'End a part that came back and cannot be put right',
      request: {
        params: z.object({ code: z.string().max(60), step: z.string().max(20) }),
        headers,
        body: body(z.object({ note: z.string().max(4000) })),
      },
      responses: { 204: { description: 'Ended' }, ...problems },
    }),
    async (c) => {
      const { code, step } = c.req.valid('param')
      await endPart(c.var.ctx, code, { stepCode: step, note: c.req.valid('json').note })
      return c.body(null, 204)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/linked-parts',
      tags,
      summary: 'The parts that the officer’s agency does for others, what is due first',
      request: {
        query: z.object({
          state: z.enum(['open', 'done', 'returned', 'cancelled']).default('open'),
          after: z.string().max(500).optional(),
        }),
      },
      responses: { 200: ok(pageSchema(Part)), ...problems },
    }),
    async (c) => {
      const { items, next } = await listParts(c.var.ctx, c.req.valid('query'))
      const shown = items.map((item) => ({
        id: item.id,
        name: item.name,
        dossierCode: item.dossier_code,
        applicantName: item.applicant_name,
        leadAgencyId: item.lead_agency_id,
        state: item.state,
        dueAt: item.due_at.toISOString(),
      }))
      return c.json({ items: shown, next }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/linked-parts/{id}',
      tags,
      summary: 'A part with the answers and papers that it needs',
      request: { params: z.object({ id: z.string().max(60) }) },
      responses: {
        200: ok(
          Part.extend({
            answers: z.record(z.string(), z.unknown()),
            papers: z.array(z.object({ id: z.uuid(), name: z.string() })),
          }),
        ),
        ...problems,
      },
    }),
    async (c) => {
      const part = await getPart(c.var.ctx, c.req.valid('param').id)
      return c.json(
        {
          id: part.id,
          name: part.name,
          dossierCode: part.dossier_code,
          applicantName: part.applicant_name,
          leadAgencyId: part.lead_agency_id,
          state: part.state,
          dueAt: part.due_at.toISOString(),
          answers: part.answers,
          papers: part.papers.map(({ id, name }) => ({ id, name })),
        },
        200,
      )
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/linked-parts/{id}/outcome',
      tags,
      summary: 'Answer a part: done with the number of its result, or returned with what is lacking',
      request: { params: z.object({ id: z.string().max(60) }), headers, body: body(FinishPart) },
      responses: { 204: { description: 'Recorded' }, ...problems },
    }),
    async (c) => {
      await finishPart(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))
      return c.body(null, 204)
    },
  )
}

/** Which agency does the parts of each authority for a commune; for its administrator. */
function authorities(api: OpenAPIHono<Env>): void {
  const params = z.object({ agencyId: z.uuid() })
  offer(
    api,
    {
      route: 'get /agencies/{agencyId}/authorities',
      tags,
      summary: 'Which agency does the parts of each authority today',
      params,
      returns: z.object({ items: z.array(z.object({ authority: z.string(), doingAgencyId: z.uuid() })) }),
    },
    async (ctx, { params: { agencyId } }) => {
      ensure(ctx, mayNameAuthority(ctx.actor, agencyId))
      const named = await authoritiesOf(ctx, agencyId)
      return { items: [...named].map(([authority, doingAgencyId]) => ({ authority, doingAgencyId })) }
    },
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/authorities',
      tags,
      summary: 'Say which agency does the parts of an authority from today on',
      params,
      body: NameAuthority.omit({ agencyId: true }),
    },
    (ctx, { params, body }) => nameAuthority(ctx, { ...params, ...body }),
  )
}

/** What a leader looks at in the morning. */
function lateParts(api: OpenAPIHono<Env>): void {
  const due = { dossierCode: z.string(), name: z.string(), dueAt: z.iso.datetime() }
  offer(
    api,
    {
      route: 'get /late-linked-parts',
      tags,
      summary:
        'For leaders: parts that are late or due by tomorrow here, and parts of this agency’s dossiers that are late elsewhere',
      returns: z.object({
        toDo: z.array(z.object({ ...due, id: z.uuid(), leadAgencyId: z.uuid() })),
        elsewhere: z.array(z.object({ ...due, doingAgencyId: z.uuid() })),
      }),
    },
    async (ctx) => {
      const { toDo, elsewhere } = await listLateParts(ctx)
      return {
        toDo: toDo.map(({ id, name, dossier_code, lead_agency_id, due_at }) => ({
          ...{ id, name, dossierCode: dossier_code, leadAgencyId: lead_agency_id },
          dueAt: due_at.toISOString(),
        })),
        elsewhere: elsewhere.map(({ name, dossier_code, doing_agency_id, due_at }) => ({
          ...{ name, dossierCode: dossier_code, doingAgencyId: doing_agency_id },
          dueAt: due_at!.toISOString(),
        })),
      }
    },
  )
}
