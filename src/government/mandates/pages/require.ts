import type { Context } from 'hono'
import { forbidden } from '#platform/errors'
import { type Env, redirect } from '#platform/pages'

/** A page for citizens: whoever is not signed in is led to sign in and back. */
export function requireCitizen(c: Context<Env>): Response | undefined {
  const { ctx } = c.var
  if (ctx.actor.kind === 'nobody') return redirect(c, `/dang-nhap?ve=${encodeURIComponent(c.req.path)}`)
  if (ctx.actor.kind !== 'citizen') throw forbidden(ctx)
  return undefined
}
