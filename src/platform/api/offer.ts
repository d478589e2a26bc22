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
  /** The field of a file that is sent as multipart/form-data instead of a JSON body; `readFormFile(c, field)` reads it. */
  file?: string
  /** A repetition would do harm: without Idempotency-Key it is refused (400). */
  once?: boolean
  /** What is sent back, and nothing else of what the operation gave; without it the answer is 204. */
  returns?: z.ZodType
  /** A POST that only asks something creates nothing: 200. */
  asks?: boolean
  /** It answers with the bytes of a file. */
  bytes?: boolean
}

const NOTHING = z.object({})
const KEY = z.string().min(8).max(200)
/** Described only: a Zod schema would have the router read the whole body before anything has counted its bytes. */
const fileField = (name: string) => ({
  type: 'object' as const,
  required: [name],
  properties: { [name]: { type: 'string' as const, format: 'binary' } },
})

/**
 * Offers an operation as a route of the API: its input is checked, it runs, and what the document promises is sent, dates as ISO 8601. State changes honour
 * Idempotency-Key (protectApi). 201 where a POST gives something back.
 */
export function offer<P extends Shape = typeof NOTHING, Q extends Shape = typeof NOTHING, B extends z.ZodType = typeof NOTHING>(
  api: OpenAPIHono<Env>,
  { route, tags, summary, params, query, body, file, once, asks, returns, bytes }: Offer<P, Q, B>,
  run: (
    ctx: Env['Variables']['ctx'],
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
    c: Context<Env>,
  ) => Promise<unknown>,
): void {
  const [method, path] = route.split(' ') as ['get' | 'post' | 'put' | 'delete', string]
  const status = bytes ? 200 : returns ? (method === 'post' && !asks ? 201 : 200) : 204
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
      ...(method === 'get' ? {} : { headers: z.object({ 'idempotency-key': once ? KEY : KEY.optional() }) }),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
      ...(file ? { body: { required: true, content: { 'multipart/form-data': { schema: fileField(file) } } } } : {}),
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
