import type { OpenAPIHono } from '@hono/zod-openapi'
import { createRoute, offer, pageSchema, problems, z } from '#platform/api'
import { personIdOf } from '#platform/context'
import { PageQuery } from '#platform/database'
import type { Env } from '#platform/pages'
import { type Head, listHeads, listNewestHeads, publicKeys } from './heads.ts'
import { listAccesses } from './list-accesses.ts'
import { proveConsistency, proveEntry } from './proofs.ts'

const Hex = z.string().regex(/^[0-9a-f]*$/)

const HeadSchema = z
  .object({
    agencyId: z.string(),
    size: z.number().int(),
    root: Hex,
    at: z.iso.datetime(),
    keyId: Hex,
    signature: Hex.describe(
      'Ed25519 over the lines dinh-audit-head-v1, agencyId, size, root, at, prev (or -), each ended by a line feed',
    ),
    prev: Hex.nullable().describe('SHA-256 of the signed text of the head before'),
  })
  .openapi('AuditHead')

const headOf = (head: Head) => ({ ...head, at: head.at.toISOString() })
const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const newest = createRoute({
  method: 'get',
  path: '/audit/heads',
  tags: ['audit'],
  request: { query: PageQuery },
  responses: {
    200: json(
      pageSchema(HeadSchema).extend({ keys: z.record(z.string(), z.string()).describe('key id → public key, PEM') }),
      'The newest signed head of each agency',
    ),
    ...problems,
  },
})

const ofAgency = createRoute({
  method: 'get',
  path: '/audit/heads/{agencyId}',
  tags: ['audit'],
  request: { params: z.object({ agencyId: z.uuid() }), query: PageQuery },
  responses: { 200: json(pageSchema(HeadSchema), 'The signed heads of one agency, newest first'), ...problems },
})

const inclusion = createRoute({
  method: 'get',
  path: '/audit/proofs/{entryId}',
  tags: ['audit'],
  request: { params: z.object({ entryId: z.uuid() }) },
  responses: {
    200: json(
      z.object({
        entryId: z.string(),
        leafIndex: z.number().int(),
        leafHash: Hex,
        path: z.array(Hex),
        head: HeadSchema,
      }),
      'Inclusion proof of an entry under the newest head (RFC 6962 §2.1.1); hashes only',
    ),
    ...problems,
  },
})

const consistency = createRoute({
  method: 'get',
  path: '/audit/heads/{agencyId}/consistency',
  tags: ['audit'],
  request: {
    params: z.object({ agencyId: z.uuid() }),
    query: z.object({ first: z.coerce.number().int().min(1), second: z.coerce.number().int().min(1).optional() }),
  },
  responses: {
    200: json(
      z.object({ agencyId: z.string(), first: z.number().int(), second: z.number().int(), path: z.array(Hex) }),
      'Proof that the tree of `first` entries is the beginning of that of `second` (RFC 6962 §2.1.2)',
    ),
    ...problems,
  },
})

/** All public: proofs that only the office could fetch would prove nothing. */
export function auditApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'get /my/accesses',
      tags: ['audit'],
      summary: 'Who opened or changed one’s own records, newest first',
      query: z.object({ after: z.string().max(500).optional() }),
      returns: pageSchema(
        z.object({
          id: z.uuid(),
          at: z.iso.datetime(),
          agencyId: z.string(),
          action: z.string(),
          subject: z.object({ kind: z.string(), code: z.string().nullable() }),
          actor: z.object({ name: z.string(), agencyName: z.string().nullable(), own: z.boolean() }),
          reason: z.string().nullable(),
        }),
      ),
    },
    (ctx, { query }) => listAccesses(ctx, { personId: personIdOf(ctx.actor) ?? '', ...query }),
  )
  api.openapi(newest, async (c) => {
    const { items, next } = await listNewestHeads(c.var.ctx, c.req.valid('query'))
    return c.json({ items: items.map(headOf), next, keys: Object.fromEntries(await publicKeys(c.var.ctx)) }, 200)
  })
  api.openapi(ofAgency, async (c) => {
    const { items, next } = await listHeads(c.var.ctx, c.req.valid('param').agencyId, c.req.valid('query'))
    return c.json({ items: items.map(headOf), next }, 200)
  })
  api.openapi(inclusion, async (c) => {
    const proof = await proveEntry(c.var.ctx, c.req.valid('param').entryId)
    return c.json({ ...proof, head: headOf(proof.head) }, 200)
  })
  api.openapi(consistency, async (c) => {
    const { first, second } = c.req.valid('query')
    return c.json(await proveConsistency(c.var.ctx, c.req.valid('param').agencyId, first, second), 200)
  })
}
