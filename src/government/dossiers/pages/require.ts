import type { Context } from 'hono'
import { type Ctx, isOfficer, type Officer } from '#platform/context'
import { AppError, forbidden, unauthenticated } from '#platform/errors'
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
  if (isOfficer(ctx.actor)) return ctx.actor
  throw ctx.actor.kind === 'nobody' ? unauthenticated(ctx) : forbidden(ctx)
}

/**
 * Runs an operation for a form: what the person must mend comes back as fields; everything else is thrown on.
 * @param also `conflict` where the form is shown again with the rule that refuses it, so that nothing typed is lost
 */
export async function attempt<T>(
  work: () => Promise<T>,
  also?: 'conflict',
): Promise<{ value: T; errors?: undefined } | { value?: undefined; errors: Record<string, string>; status: number }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof AppError && (error.code === 'invalid' || error.code === also))
      return { errors: Object.keys(error.fields).length > 0 ? error.fields : { _: error.message }, status: error.status }
    throw error
  }
}
