import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Env } from '#platform/pages'
import { problems } from './index.ts'

type Shape = z.ZodObject

interface Offer<P extends Shape, Q extends Shape, B extends z.ZodType> {
  /** `get /agencies/{id}`; names in braces are in `params`. */
  route: `${'get' | 'post' | 'put' | 'delete'} /${string}`
  tags: string[]
  summary: string
  params?: P
  query?: Q
  body?: B
  /** What is sent back, and nothing else of what the operation gave; without it the answer is 204. */
  returns?: z.ZodType
  /** It answers with the bytes of a file. */
  bytes?: boolean
}

const NOTHING = z.object({})

/**
 * Offers an operation as a route of the API: its input is checked, it runs, and what the document promises is sent, dates as ISO 8601. State changes honour
 * Idempotency-Key (protectApi). 201 where a POST gives something back.
 */
export function offer<P extends Shape = typeof NOTHING, Q extends Shape = typeof NOTHING, B extends z.ZodType = typeof NOTHING>(
  api: OpenAPIHono<Env>,
  { route, tags, summary, params, query, body, returns, bytes }: Offer<P, Q, B>,
  run: (
    ctx: Env['Variables']['ctx'],
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
    c: Context<Env>,
  ) => Promise<unknown>,
): void {
  const [method, path] = route.split(' ') as ['get' | 'post' | 'put' | 'delete', string]
  const status = bytes ? 200 : returns ? (method === 'post' ? 201 : 200) : 204
  const answer = returns
    ? { description: status === 201 ? 'Created' : 'OK', content: { 'application/json': { schema: returns } } }
    : bytes
      ? { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } }
      : { description: 'Done' }
  const described = createRoute({
    method,
    path,
    tags,
    summary,
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(method === 'get' ? {} : { headers: z.object({ 'idempotency-key': z.string().min(8).max(200).optional() }) }),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: { [status]: answer, ...problems },
  })
  const handler = async (c: Context<Env>): Promise<Response> => {
    const valid = (part: 'param' | 'query' | 'json') => (c.req as { valid(part: string): unknown }).valid(part)
    const given = await run(
      c.var.ctx,
      {
        params: (params ? valid('param') : {}) as z.output<P>,
        query: (query ? valid('query') : {}) as z.output<Q>,
        body: (body ? valid('json') : {}) as z.output<B>,
      },
      c,
    )
    // Bytes of a file.
    if (given instanceof Response) return given
    if (!returns) return c.body(null, 204)
    return c.json(returns.parse(JSON.parse(JSON.stringify(given))) as object, status as 200)
  }
  // The types of one route cannot be told for all of them; the schemas above are checked by the router itself.
  api.openapi(described, handler as never)
}
