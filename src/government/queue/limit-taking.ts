import type { Context } from 'hono'
import { tooMany } from '#platform/errors'
import { createRateLimit } from '#platform/http'
import type { Env } from '#platform/pages'

/** One kiosk of a full hall takes six a minute; a hand that plays with it, or a program, is slowed down. */
const byAddress = createRateLimit(6, 40)

/** Slows whoever takes numbers without end from one address; the day's limit of the agency stands beside it. Throws too_many. */
export function limitTaking(c: Context<Env>): void {
  const seconds = byAddress.take(c.var.ip, c.var.ctx.now.getTime())
  if (seconds > 0) throw tooMany(c.var.ctx, seconds)
}
