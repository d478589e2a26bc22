import type { Context } from 'hono'
import { personIdOf } from '#platform/context'
import { type Env, redirect } from '#platform/pages'

/** Leads whoever is not signed in to sign in and back. */
export function requirePerson(c: Context<Env>): Response | undefined {
  if (personIdOf(c.var.ctx.actor)) return undefined
  return redirect(c, `/dang-nhap?ve=${encodeURIComponent(c.req.method === 'GET' ? c.req.path : '/tai-khoan')}`)
}
