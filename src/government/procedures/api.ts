import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, pageSchema, problems, z } from '#platform/api'
import { PageQuery } from '#platform/database'
import type { Env } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { editorApi } from './editor/editor-api.ts'
import { getProcedure } from './get-procedure.ts'
import { listProcedures } from './list-procedures.ts'
import type { ProcedureVersion } from './procedure-types.ts'

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
