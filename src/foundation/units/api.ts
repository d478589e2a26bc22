import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, offer, pageSchema, problems, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { CivilDate } from './civil-date.ts'
import { findPredecessors, findSuccessors } from './find-successors.ts'
import { getUnit, today } from './get-unit.ts'
import { listDescendants } from './list-relatives.ts'
import { searchUnits } from './search-units.ts'
import type { Unit } from './tables.ts'
import type { Related } from './walk-lineage.ts'

const Day = CivilDate.openapi({ example: '2025-06-30' })

const UnitSchema = z
  .object({
    code: z.string().nullable(),
    name: z.string(),
    type: z.string(),
    validFrom: z.string().nullable().describe('First day on which these data held; null where not known'),
    validTo: z.string().nullable().describe('Last day included; null while in force'),
    parent: z.object({ code: z.string().nullable(), name: z.string(), type: z.string() }).nullable(),
  })
  .openapi('Unit')
const RelatedSchema = UnitSchema.extend({
  exact: z.boolean().describe('The whole of the former unit, and nowhere else'),
}).openapi('RelatedUnit')

const ok = <S extends z.ZodType>(schema: S) => ({ description: 'OK', content: { 'application/json': { schema } } })
const code = z.object({ code: z.string().min(1).max(10).openapi({ example: '12499' }) })

const search = createRoute({
  method: 'get',
  path: '/units',
  tags: ['units'],
  summary: 'Units by name, with or without marks, as of a day',
  request: {
    query: z.object({
      name: z.string().trim().max(100).optional(),
      asOf: Day.optional(),
      level: z.enum(['province', 'district', 'commune']).optional(),
      after: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
  },
  responses: { 200: ok(pageSchema(UnitSchema)), ...problems },
})
const one = createRoute({
  method: 'get',
  path: '/units/{code}',
  tags: ['units'],
  summary: 'The unit that bears a code on a day (today in Vietnam by default)',
  request: { params: code, query: z.object({ asOf: Day.optional() }) },
  responses: { 200: ok(UnitSchema), ...problems },
})
const successors = createRoute({
  method: 'get',
  path: '/units/{code}/successors',
  tags: ['units'],
  summary: 'Units valid on a day that hold territory of the unit which bore the code before the latest change up to that day',
  request: { params: code, query: z.object({ on: Day.optional() }) },
  responses: { 200: ok(pageSchema(RelatedSchema)), ...problems },
})
const predecessors = createRoute({
  method: 'get',
  path: '/units/{code}/predecessors',
  tags: ['units'],
  summary: "Units valid on a day from which today's bearer of the code came",
  request: { params: code, query: z.object({ on: Day.optional() }) },
  responses: { 200: ok(pageSchema(RelatedSchema)), ...problems },
})

export function api(app: OpenAPIHono<Env>): void {
  app.openapi(search, async (c) => {
    const { items, next } = await searchUnits(c.var.ctx, c.req.valid('query'))
    return c.json({ items: items.map(present), next }, 200)
  })
  app.openapi(one, async (c) => {
    const unit = await getUnit(c.var.ctx, { code: c.req.valid('param').code, asOf: c.req.valid('query').asOf })
    return c.json(present(unit), 200)
  })
  app.openapi(successors, async (c) => {
    const items = await findSuccessors(c.var.ctx, { code: c.req.valid('param').code, on: c.req.valid('query').on })
    return c.json({ items: items.map(presentRelated), next: null }, 200)
  })
  app.openapi(predecessors, async (c) => {
    const on = c.req.valid('query').on ?? today(c.var.ctx)
    const items = await findPredecessors(c.var.ctx, { code: c.req.valid('param').code, on })
    return c.json({ items: items.map(presentRelated), next: null }, 200)
  })
  offer(
    app,
    {
      route: 'get /units/{code}/descendants',
      tags: ['units'],
      summary: 'The units below the bearer of a code on a day (today in Vietnam by default), in alphabetical order',
      params: code,
      query: z.object({
        asOf: Day.optional(),
        depth: z.enum(['children', 'all']).optional().describe('`children` leaves out what stands below a child; all by default'),
        after: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).optional().openapi({ example: 50 }),
      }),
      returns: pageSchema(UnitSchema),
    },
    async (ctx, { params, query }) => {
      const { id } = await getUnit(ctx, { code: params.code, asOf: query.asOf })
      const { items, next } = await listDescendants(ctx, { id, ...query })
      return { items: items.map(present), next }
    },
  )
}

const present = ({ code, name, type, validFrom, validTo, parent }: Unit) => ({
  code,
  name,
  type,
  validFrom,
  validTo,
  parent: parent && { code: parent.code, name: parent.name, type: parent.type },
})

const presentRelated = (unit: Related) => ({ ...present(unit), exact: unit.exact })
