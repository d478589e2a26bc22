import type { Context } from 'hono'
import { AppError, forbidden } from '#platform/errors'
import { type Env, redirect } from '#platform/pages'

/** A page for citizens: whoever is not signed in is led to sign in and back. */
export function requireCitizen(c: Context<Env>): Response | undefined {
  const { ctx } = c.var
  if (ctx.actor.kind === 'nobody') return redirect(c, `/dang-nhap?ve=${encodeURIComponent(c.req.path)}`)
  if (ctx.actor.kind !== 'citizen') throw forbidden(ctx)
  return undefined
}

/** Runs an operation for a form; what the person must mend comes back as fields, everything else is thrown on. */
export async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ value: T; errors?: undefined } | { value?: undefined; errors: Record<string, string> }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid')
      return { errors: Object.keys(error.fields).length > 0 ? error.fields : { _: error.message } }
    throw error
  }
}
