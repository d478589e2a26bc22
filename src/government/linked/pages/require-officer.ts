import type { Context } from 'hono'
import { isOfficer } from '#platform/context'
import { forbidden, unauthenticated } from '#platform/errors'
import type { Env } from '#platform/pages'

/** A page for officers; which of them is asked by the operation. */
export function requireOfficer(c: Context<Env>): void {
  const { ctx } = c.var
  if (!isOfficer(ctx.actor)) throw ctx.actor.kind === 'nobody' ? unauthenticated(ctx) : forbidden(ctx)
}
