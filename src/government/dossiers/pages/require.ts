import type { Context } from 'hono'
import { type Ctx, isOfficer, type Officer } from '#platform/context'
import { ensure, forbidden } from '#platform/errors'
import { type Env, redirect } from '#platform/pages'
import { text } from '../messages.ts'

type C = Context<Env>

/** A page for citizens: whoever is not signed in is led to sign in and back. */
export function requireCitizen(c: C): Response | undefined {
  const { actor } = c.var.ctx
  if (actor.kind === 'nobody') return redirect(c, `/dang-nhap?ve=${encodeURIComponent(c.req.path)}`)
  if (actor.kind !== 'citizen') throw forbidden(c.var.ctx, text(c.var.ctx).citizenOnly)
  return undefined
}

/** A page for officers; throws for everybody else. */
export function requireOfficer(ctx: Ctx): Officer {
  ensure(ctx, isOfficer(ctx.actor))
  return ctx.actor as Officer
}
