import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, problems, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { closeDepartment } from './close-department.ts'
import { closePosition } from './close-position.ts'

const Closing = z
  .object({ lastDay: z.iso.date().describe('Last day, included'), basis: z.string().max(300).optional() })
  .openapi('Closing')

/** `409` says what stands in the way: who still holds it, what stands in it, or which work would reach nobody. */
const closure = (what: 'departments' | 'positions', summary: string) =>
  createRoute({
    method: 'post',
    path: `/agencies/{agencyId}/${what}/{id}/closure`,
    tags: ['organizations'],
    summary,
    description: 'For administrators of the agency. Closed for good; its history stays.',
    request: {
      params: z.object({ agencyId: z.uuid(), id: z.uuid() }),
      headers: z.object({ 'idempotency-key': z.string().min(8).max(200).optional() }),
      body: { content: { 'application/json': { schema: Closing } }, required: true },
    },
    responses: { 204: { description: 'Closed' }, ...problems },
  })

export function organizationsApi(api: OpenAPIHono<Env>): void {
  api.openapi(closure('departments', 'Close a department'), async (c) => {
    const { agencyId, id } = c.req.valid('param')
    await closeDepartment(c.var.ctx, { ...c.req.valid('json'), agencyId, departmentId: id })
    return c.body(null, 204)
  })
  api.openapi(closure('positions', 'Close a position'), async (c) => {
    const { agencyId, id } = c.req.valid('param')
    await closePosition(c.var.ctx, { ...c.req.valid('json'), agencyId, positionId: id })
    return c.body(null, 204)
  })
}
