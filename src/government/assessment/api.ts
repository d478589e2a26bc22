import type { OpenAPIHono } from '@hono/zod-openapi'
import { CELL_NAMES, type Cell, countDossierCells, listDossiersOfCell } from '#government/dossiers'
import { createRoute, pageSchema, problems, z } from '#platform/api'
import { ensure, invalid } from '#platform/errors'
import type { Env } from '#platform/pages'
import { text } from './messages.ts'
import { mayReadReports } from './permissions.ts'
import { rateDossier } from './rate-dossier.ts'
import { readPeriod } from './report-period.ts'

const Figures = z.object(Object.fromEntries(CELL_NAMES.map((cell) => [cell, z.int()])) as Record<Cell, z.ZodInt>)
const Row = z.object({ key: z.string(), name: z.string(), counts: Figures.openapi('ReportFigures') }).openapi('ReportRow')
const Listed = z
  .object({
    code: z.string(),
    procedureName: z.string(),
    intake: z.string(),
    outcome: z.string(),
    status: z.string(),
    submittedAt: z.iso.datetime(),
    lawfulDueAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi('ReportedDossier')
const days = z.object({ from: z.iso.date(), to: z.iso.date() })
const by = z.enum(['domain', 'procedure', 'officer', 'agency'])
const level = z.int().min(1).max(3).openapi({ description: '3 very satisfied, 2 satisfied, 1 not satisfied' })
const tags = ['reports']
const ok = <S extends z.ZodType>(schema: S) => ({ description: 'OK', content: { 'application/json': { schema } } })

/** The report, the list behind each of its numbers, and the citizen's rating. */
export function assessmentApi(api: OpenAPIHono<Env>): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/one-stop',
      tags,
      summary: 'The cells of the one-stop report of a period, by domain, procedure, officer or agency',
      request: { query: days.extend({ by: by.default('domain') }) },
      responses: { 200: ok(z.object({ rows: z.array(Row), total: Figures })), ...problems },
    }),
    async (c) => {
      const { ctx } = c.var
      ensure(ctx, mayReadReports(ctx.actor))
      const { by, from, to } = c.req.valid('query')
      const period = readPeriod(undefined, from, to)
      if (!period) throw invalid(ctx, { to: text(ctx).endsBefore })
      return c.json(await countDossierCells(ctx, { ...period, by }), 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/one-stop/dossiers',
      tags,
      summary: 'The dossiers of one cell, by the expression that counted it',
      request: {
        query: days.extend({
          cell: z.enum(CELL_NAMES as [Cell, ...Cell[]]),
          by: by.optional(),
          value: z.string().max(200).optional(),
          after: z.string().max(500).optional(),
        }),
      },
      responses: { 200: ok(pageSchema(Listed)), ...problems },
    }),
    async (c) => {
      const { ctx } = c.var
      ensure(ctx, mayReadReports(ctx.actor))
      const { from, to, ...rest } = c.req.valid('query')
      const period = readPeriod(undefined, from, to)
      if (!period) throw invalid(ctx, { to: text(ctx).endsBefore })
      const { items, next } = await listDossiersOfCell(ctx, { ...period, ...rest })
      const shown = items.map(({ code, procedureName, intake, outcome, status, submittedAt, lawfulDueAt, endedAt }) => ({
        code,
        procedureName,
        intake,
        outcome,
        status,
        submittedAt: submittedAt.toISOString(),
        lawfulDueAt: lawfulDueAt?.toISOString() ?? null,
        endedAt: endedAt?.toISOString() ?? null,
      }))
      return c.json({ items: shown, next }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/reports/ratings/{code}',
      tags,
      summary: 'Rate a finished dossier of one’s own; again, to change it until the end of that month',
      request: {
        params: z.object({ code: z.string().max(60) }),
        headers: z.object({ 'idempotency-key': z.string().min(8).max(200).optional() }),
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({
                convenience: level,
                timeliness: level,
                attitude: level,
                overall: level,
                comment: z.string().max(1000).optional(),
              }),
            },
          },
        },
      },
      responses: { 200: ok(z.object({ code: z.string() })), ...problems },
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      await rateDossier(c.var.ctx, code, c.req.valid('json'))
      return c.json({ code }, 200)
    },
  )
}
