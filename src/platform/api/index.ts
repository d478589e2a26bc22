import { createHash } from 'node:crypto'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { personIdOf } from '#platform/context'
import { AppError, check, errorText, fieldErrors, forbidden, invalid, malformed, unsupportedType } from '#platform/errors'
import { readBody } from '#platform/http'
import { awaitFirstResult, digestForm, isRepeated, noteResult } from '#platform/idempotency'
import { type Env, parseForm } from '#platform/pages'

export { createRoute, z } from '@hono/zod-openapi'
export { offer } from './offer.ts'

type C = Context<Env>

/** An error as RFC 9457 says it; `errors` names the fields. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

/** The error answers every route may give, for its `responses`. */
export const problems = Object.fromEntries(
  ([400, 401, 403, 404, 409, 422, 429] as const).map((status) => [
    status,
    { description: 'Problem (RFC 9457)', content: { 'application/problem+json': { schema: Problem } } },
  ]),
) as Record<
  400 | 401 | 403 | 404 | 409 | 422 | 429,
  { description: string; content: { 'application/problem+json': { schema: typeof Problem } } }
>

/** The shape of every list: `next` is the cursor for `?after=`, or null. */
export const pageSchema = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

export function problem(c: C, error: AppError): Response {
  const errors = Object.entries(error.fields).map(([field, message]) => ({ field, message }))
  const body = {
    type: 'about:blank',
    title: error.code.replaceAll('_', ' '),
    status: error.status,
    detail: error.message,
    instance: c.var.ctx.requestId,
    ...(errors.length > 0 ? { errors } : {}),
  }
  if (error.retryAfter) c.header('Retry-After', String(error.retryAfter))
  return c.body(JSON.stringify(body), error.status as 400, { 'Content-Type': 'application/problem+json; charset=utf-8' })
}

/** A router for a module's API routes; a value that does not fit the schema is answered with 400 and its field. */
export function createApi(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return
      const { ctx } = (c as C).var
      throw new AppError('invalid', errorText(ctx.locale).invalid, {
        status: 400,
        fields: fieldErrors(ctx, result.error, 'data' in result ? result.data : undefined),
      })
    },
  })
}

/** 2 MB: files go by the upload route, not inside JSON. */
const JSON_LIMIT = 2 * 1024 * 1024

/** Checks a JSON body and parses it against `schema` (used where the route's own validation does not fit). */
export async function readJson<S extends z.ZodType>(c: C, schema: S): Promise<z.output<S>> {
  const raw = await readBody(c, JSON_LIMIT)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    throw malformed(c.var.ctx)
  }
  return check(c.var.ctx, schema, value)
}

/** The file of this field of a multipart body; undefined where there is none. Refuses one that is larger than a file may be (413). */
export async function readFormFile(c: C, field: string): Promise<File | undefined> {
  const body = await readBody(c, c.var.ctx.ports.config.fileLimits.file + 100_000)
  const data = await parseForm(body, c.req.header('content-type') ?? '').catch(() => undefined)
  const file = data?.get(field)
  return file instanceof File ? file : undefined
}

/** State changes by API: JSON only (or multipart for files), a bearer token and not a cookie, and Idempotency-Key honoured. */
export const protectApi: MiddlewareHandler<Env> = async (c, next) => {
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS'
  if (c.var.scopes && !c.var.scopes.includes(reads ? 'read' : 'write'))
    throw forbidden(c.var.ctx, errorText(c.var.ctx.locale).outOfScope(reads ? 'read' : 'write'))
  if (reads) return next()
  const type = c.req.header('content-type') ?? ''
  const hasBody = Number(c.req.header('content-length') ?? 0) > 0 || c.req.header('transfer-encoding') !== undefined
  // A form of another site can send neither JSON nor an Authorization header without asking first.
  if (hasBody && !/^application\/json\b/i.test(type) && !/^multipart\/form-data\b/i.test(type)) throw unsupportedType(c.var.ctx)
  const body = hasBody && /^application\/json\b/i.test(type) ? await parseOnce(c) : undefined
  const key = c.req.header('idempotency-key')
  if (key === undefined) return next()
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw invalid(c.var.ctx, { 'Idempotency-Key': errorText(c.var.ctx.locale).wrongFormat })
  const { pathname, search } = new URL(c.req.url)
  const said = body ?? (hasBody && c.var.ctx.actor.kind !== 'nobody' ? await digestMultipart(c, type) : '')
  return answerOnce(c, key, digestOf(`${c.req.method} ${pathname}${search}\n`, said), next)
}

const digestOf = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** What a multipart body says, whatever boundary it was sent with; the body is left for the route, which reads it again. */
async function digestMultipart(c: C, type: string): Promise<string> {
  const body = await readBody(c, c.var.ctx.ports.config.fileLimits.file + 100_000)
  c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers: c.req.raw.headers, body: new Uint8Array(body) })
  const data = await parseForm(body, type).catch(() => {
    throw malformed(c.var.ctx)
  })
  return digestForm(data)
}

/** Reads the body once within its limit and leaves it where the route's validator finds it. Returns its bytes. */
async function parseOnce(c: C): Promise<Uint8Array> {
  const raw = await readBody(c, JSON_LIMIT)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
    // The validator of the route reads the body again; it finds it here.
    c.req.bodyCache.json = Promise.resolve(value) as never
    return raw
  } catch {
    throw malformed(c.var.ctx)
  }
}

async function answerOnce(c: C, key: string, digest: string, next: () => Promise<void>): Promise<Response | undefined> {
  const { ctx } = c.var
  // A key is its sender's, whatever the route: at another one it is a mistake, which the digest tells.
  const scope = `api:${personIdOf(ctx.actor) ?? c.var.ip}`
  const idempotency = { scope, key, digest, claimed: false, answered: false }
  c.set('ctx', { ...ctx, idempotency })
  const first = await awaitFirstResult(ctx, scope, key)
  if (first) return repeat(c, first, digest)
  await next()
  // As with forms: the second of two at once may break on the first's key, or on what the first has changed meanwhile.
  if (!idempotency.claimed && c.res.status >= 400) {
    const other = await awaitFirstResult(ctx, scope, key)
    if (other || isRepeated(c.error)) {
      c.error = undefined
      c.res = repeat(c, other, digest)
      return undefined
    }
  }
  if (idempotency.claimed && !idempotency.answered && c.res.ok) {
    const body: unknown = await c.res
      .clone()
      .json()
      .catch(() => null)
    await noteResult(ctx, scope, key, { status: c.res.status, body })
  }
  return undefined
}

/** The first answer once more; the same key with something else under it is a mistake of the sender's (422), never the first answer. */
function repeat(c: C, first: Awaited<ReturnType<typeof awaitFirstResult>>, digest: string): Response {
  if (first?.digest && first.digest !== digest)
    throw invalid(c.var.ctx, { 'Idempotency-Key': errorText(c.var.ctx.locale).keyOfAnother })
  const result = first?.result
  if (result?.status === 204) return c.body(null, 204)
  if (result?.body !== undefined) return c.json(result.body as object, (result.status ?? 200) as 200)
  throw new AppError('repeated', errorText(c.var.ctx.locale).repeated)
}
