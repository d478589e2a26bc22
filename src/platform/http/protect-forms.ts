import type { Context, MiddlewareHandler } from 'hono'
import { personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { AppError, errorText, malformed, unsupportedType } from '#platform/errors'
import { readFormToken } from '#platform/form-tokens'
import { awaitFirstResult, digestForm, forgetClaim, isRepeated, noteResult } from '#platform/idempotency'
import { keepRequest } from '#platform/kept-requests'
import { type Env, formOf, parseForm } from '#platform/pages'
import { readBody } from './read-body.ts'

type C = Context<Env>

/** 50 MB of files and the fields beside them. */
const FORM_LIMIT = 52 * 1024 * 1024

/**
 * The one mechanism for forms (design §5): a form carries a token made for its person; sent twice it answers with the
 * first result; sent after the session ended it is kept and offered again after sign-in.
 */
export const protectForms: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS' || c.req.path.startsWith('/api/'))
    return next()
  const contentType = c.req.header('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) throw unsupportedType(c.var.ctx)
  const body = await readBody(c, FORM_LIMIT)
  const data = await parseForm(body, contentType).catch(() => {
    throw malformed(c.var.ctx)
  })
  c.set('form', formOf(data))
  const token = readFormToken(c.var.site.secrets, data.get('_token'))
  const stale = new AppError('stale_form', errorText(c.var.ctx.locale).staleForm)
  if (!token) throw stale
  if (token.subject !== c.var.subject && token.subject !== c.var.visitor) {
    // The form is genuine and was made for a signed-in person, but the session is gone: keep it for that person.
    if (c.var.ctx.actor.kind !== 'nobody' || !isUuid(token.subject)) throw stale
    const id = await keepRequest(c.var.ctx, c.var.site.secrets, token.subject, { path: c.req.path, contentType, body })
    return c.redirect(`/dang-nhap?viec=${id}`, 303)
  }
  // A page that the browser took from its memory (the Back button) carries a token that was used: what was typed there since is
  // another sending and must not be lost.
  return answerOnce(c, token.subject, `${token.nonce}.${await digestForm(data)}`, next)
}

async function answerOnce(c: C, scope: string, key: string, next: () => Promise<void>): Promise<Response | undefined> {
  const { ctx } = c.var
  const idempotency = { scope, key, claimed: false, answered: false }
  c.set('ctx', { ...ctx, idempotency })
  const first = await awaitFirstResult(ctx, scope, key)
  if (first) return repeat(c, first.result?.location)
  await next()
  // Of two sendings at once the second may break on the first's key, or find, once the first lets go of the row, that its
  // sender may do this no more: both are answered as the first was.
  if (!idempotency.claimed && c.res.status >= 400) {
    const other = await awaitFirstResult(ctx, scope, key)
    if (other || isRepeated(c.error)) {
      c.error = undefined
      c.res = repeat(c, other?.result?.location)
      return undefined
    }
  }
  const location = c.res.headers.get('location')
  if (idempotency.claimed && location) {
    if (!idempotency.answered) await noteResult(ctx, scope, key, { location })
  }
  // The form is shown once more with what is wrong: a second click must see the same, not be told that it came twice.
  else if (idempotency.claimed && c.res.status === 422) await forgetClaim(ctx, scope, key)
  return undefined
}

function repeat(c: C, location: string | undefined): Response {
  if (location) return c.redirect(location, 303)
  throw new AppError('repeated', errorText(c.var.ctx.locale).repeated)
}

/** The person a page's forms are made for: the one signed in, else the visitor's cookie. */
export const subjectOf = (c: C): string => personIdOf(c.var.ctx.actor) ?? c.var.visitor
