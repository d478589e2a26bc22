import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, problems, z } from '#platform/api'
import { ensure, notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { getProcedureVersion, listVersions } from '../get-procedure.ts'
import { mayEditProcedures } from '../permissions.ts'
import { getDraft } from './get-draft.ts'
import { importProcedure } from './import-procedure.ts'
import { contentOf } from './procedure-content.ts'
import { publishProcedure } from './publish-procedure.ts'
import { startProcedureDraft } from './start-procedure-draft.ts'
import { withdrawPublication } from './withdraw-publication.ts'

const tags = ['procedures']
const ok = <S extends z.ZodType>(schema: S, description = 'OK') => ({ description, content: { 'application/json': { schema } } })
const body = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } }, required: true })
const key = z.object({ 'idempotency-key': z.string().min(8).max(200).optional() })
const code = z.string().max(20).openapi({ example: '1.001193' })
const params = z.object({ code })
const versionParams = z.object({ code, id: z.uuid() })
const Content = z.object({ code: z.string() }).loose().openapi('ProcedureContent', {
  description: 'A procedure whole, without its days; unknown keys are refused on the way in',
})
const Version = z
  .object({ id: z.uuid(), name: z.string(), validFrom: z.string(), validTo: z.string().nullable() })
  .openapi('ProcedureVersionItem')
const Problem = z.object({
  path: z.string().openapi({ example: 'steps.2.hours' }),
  message: z.string(),
  level: z.enum(['error', 'warning']),
})

/** The same operations as the editor's pages. Which versions there are is public; the rest is for administrators of provinces. */
export function editorApi(api: OpenAPIHono<Env>): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/procedures/{code}/versions',
      tags,
      summary: 'The versions of a procedure, the newest first; those to come included',
      request: { params },
      responses: { 200: ok(z.object({ items: z.array(Version) })), ...problems },
    }),
    async (c) => {
      const versions = await listVersions(c.var.ctx, c.req.valid('param').code)
      if (versions.length === 0) throw notFound(c.var.ctx)
      return c.json({ items: versions.map(({ id, name, validFrom, validTo }) => ({ id, name, validFrom, validTo })) }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/procedures/{code}/versions/{id}',
      tags,
      summary: 'One version whole, as an import accepts it',
      request: { params: versionParams },
      responses: { 200: ok(Content), ...problems },
    }),
    async (c) => {
      const { ctx } = c.var
      ensure(ctx, mayEditProcedures(ctx.actor))
      const version = await getProcedureVersion(ctx, c.req.valid('param').id)
      if (version.code !== c.req.valid('param').code) throw notFound(ctx)
      return c.json(JSON.parse(JSON.stringify(contentOf(version))), 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/procedures/{code}/draft',
      tags,
      summary: 'The draft of a procedure and its version, which a change must name',
      request: { params },
      responses: {
        200: ok(z.object({ version: z.int(), baseVersionId: z.uuid(), changedByName: z.string(), content: Content })),
        ...problems,
      },
    }),
    async (c) => {
      const draft = await getDraft(c.var.ctx, c.req.valid('param').code)
      const { version, base, changedByName, content } = draft
      return c.json({ version, baseVersionId: base.id, changedByName, content: JSON.parse(JSON.stringify(content)) }, 200)
    },
  )
  writingApi(api)
}

function writingApi(api: OpenAPIHono<Env>): void {
  api.openapi(
    createRoute({
      method: 'put',
      path: '/procedures/{code}/draft',
      tags,
      summary: 'Put a whole procedure into the draft; version 0 begins one. 409 tells who has changed it since',
      request: { params, headers: key, body: body(z.object({ version: z.int().min(0), content: Content })) },
      responses: { 200: ok(z.object({ version: z.int(), problems: z.array(Problem) })), ...problems },
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const { version, content } = c.req.valid('json')
      if (version === 0) await startProcedureDraft(ctx, code)
      const found = await importProcedure(ctx, { code, version: Math.max(1, version) }, JSON.stringify(content))
      const told = found.map((one) => ({ ...one, path: one.path.join('.') }))
      return c.json({ version: Math.max(1, version) + 1, problems: told }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/procedures/{code}/publication',
      tags,
      summary: 'Publish the draft from a day on, tomorrow at the earliest',
      request: {
        params,
        headers: key,
        body: body(z.object({ version: z.int(), validFrom: z.iso.date(), basis: z.string().max(500) })),
      },
      responses: { 201: ok(z.object({ id: z.uuid() }), 'Published'), ...problems },
    }),
    async (c) => {
      const id = await publishProcedure(c.var.ctx, { code: c.req.valid('param').code, ...c.req.valid('json') })
      return c.json({ id }, 201)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/procedures/{code}/versions/{id}/withdrawal',
      tags,
      summary: 'Take a publication back before its first day',
      request: { params: versionParams, headers: key, body: body(z.object({ reason: z.string().max(500) })) },
      responses: { 200: ok(z.object({ id: z.uuid() })), ...problems },
    }),
    async (c) => {
      const { code, id } = c.req.valid('param')
      await withdrawPublication(c.var.ctx, { code, id, ...c.req.valid('json') })
      return c.json({ id }, 200)
    },
  )
}
