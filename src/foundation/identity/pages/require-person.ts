import type { Context } from 'hono'
import { personIdOf } from '#platform/context'
import { type Env, redirect } from '#platform/pages'
import { listSessions } from '#platform/sessions'

/** Leads whoever is not signed in to sign in and back. */
export function requirePerson(c: Context<Env>): Response | undefined {
  if (personIdOf(c.var.ctx.actor)) return undefined
  return redirect(c, `/dang-nhap?ve=${encodeURIComponent(c.req.method === 'GET' ? c.req.path : '/tai-khoan')}`)
}

const FRESH_MS = 10 * 60_000

/** Whether this session began with the national identity. With `requireFreshPerson` it stands for the old password. */
export async function cameByIdentity({ var: { ctx, subject, sessionId } }: Context<Env>): Promise<boolean> {
  return (await listSessions(ctx, subject)).some((one) => one.id === sessionId && one.method === 'oidc')
}

/**
 * The same for changing how one signs in: whoever finds a browser open must not be able to lock its person out. A sign-in older than
 * ten minutes is proved again, and leads back to `path`.
 */
export async function requireFreshPerson(c: Context<Env>, path: string): Promise<Response | undefined> {
  const gate = requirePerson(c)
  if (gate) return gate
  const { ctx, subject, sessionId } = c.var
  const session = (await listSessions(ctx, subject)).find((one) => one.id === sessionId)
  if (session && ctx.now.getTime() - session.createdAt.getTime() <= FRESH_MS) return undefined
  return redirect(c, `/dang-nhap?${new URLSearchParams({ ve: path, lai: '1' })}`)
}
