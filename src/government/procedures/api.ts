import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, offer, pageSchema, problems, z } from '#platform/api'
import { PageQuery } from '#platform/database'
import type { Env } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { editorApi } from './editor/editor-api.ts'
import { discardProcedureDraft } from './editor/start-procedure-draft.ts'
import { filingModeOf } from './filing-mode.ts'
import { getProcedure } from './get-procedure.ts'
import { listProcedures } from './list-procedures.ts'
import type { ProcedureVersion } from './procedure-types.ts'
import { SetFilingMode, setFilingMode } from './set-filing-mode.ts'

const Summary = z
  .object({
    code: z.string(),
    name: z.string(),
    domain: z.string(),
    authorityLevel: z.string(),
    serviceLevel: z.string(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
  })
  .openapi('ProcedureSummary')

const summaryOf = ({ code, name, domain, authorityLevel, serviceLevel, validFrom, validTo }: ProcedureVersion) => ({
  code,
  name,
  domain,
  authorityLevel,
  serviceLevel,
  validFrom,
  validTo,
})

/** What is in force is open to everybody; changing it is not (editor-api.ts). */
export function proceduresApi(api: OpenAPIHono<Env>): void {
  filing(api)
  api.openapi(
    createRoute({
      method: 'get',
      path: '/procedures',
      tags: ['procedures'],
      summary: 'Procedures in force, by name',
      request: {
        query: PageQuery.extend({
          q: z.string().max(100).optional(),
          domain: z.string().max(100).optional(),
          on: z.iso.date().optional(),
        }),
      },
      responses: { 200: { description: 'OK', content: { 'application/json': { schema: pageSchema(Summary) } } }, ...problems },
    }),
    async (c) => {
      const { on, ...filter } = c.req.valid('query')
      const page = await listProcedures(c.var.ctx, { ...filter, onDate: on ?? vietnamDate(c.var.ctx.now) })
      return c.json({ items: page.items.map(summaryOf), next: page.next }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/procedures/{code}',
      tags: ['procedures'],
      summary: 'One procedure whole: form, components, fees, time limits, steps',
      request: { params: z.object({ code: z.string().max(20) }), query: z.object({ on: z.iso.date().optional() }) },
      responses: { 200: { description: 'OK', content: { 'application/json': { schema: Summary.loose() } } }, ...problems },
    }),
    async (c) => {
      const version = await getProcedure(
        c.var.ctx,
        c.req.valid('param').code,
        c.req.valid('query').on ?? vietnamDate(c.var.ctx.now),
      )
      const { notes: _notes, sources: _sources, fileConventions: _conventions, confidence: _confidence, ...open } = version
      return c.json(JSON.parse(JSON.stringify(open)), 200)
    },
  )
  editorApi(api)
}

/** How an agency takes filings, which it decides itself; and throwing a draft of a procedure away. */
function filing(api: OpenAPIHono<Env>): void {
  const params = z.object({ agencyId: z.uuid() })
  offer(
    api,
    {
      route: 'get /agencies/{agencyId}/filing-mode',
      tags: ['procedures'],
      summary: 'How an agency takes online dossiers on a day (today by default)',
      params,
      query: z.object({ onDate: z.iso.date().optional() }),
      returns: SetFilingMode.pick({ mode: true }),
    },
    async (ctx, { params, query }) => ({ mode: await filingModeOf(ctx, params.agencyId, query.onDate ?? vietnamDate(ctx.now)) }),
  )
  offer(
    api,
    {
      route: 'post /agencies/{agencyId}/filing-mode',
      tags: ['procedures'],
      summary: 'Decide how an agency takes online dossiers from a day on; for its administrator',
      params,
      body: SetFilingMode.omit({ agencyId: true }),
    },
    (ctx, { params, body }) => setFilingMode(ctx, { ...params, ...body }),
  )
  offer(
    api,
    {
      route: 'delete /procedures/{code}/draft',
      tags: ['procedures'],
      summary: 'Throw the draft away; what is published stays. For administrators of provinces',
      params: z.object({ code: z.string().max(20) }),
    },
    (ctx, { params }) => discardProcedureDraft(ctx, params.code),
  )
}
