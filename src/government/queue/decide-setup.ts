import type { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { type Ctx, isOfficer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { isCivilDate, vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayAdministerQueue } from './permissions.ts'

/** The input of a decision about the queue, dated today or later, by whoever may decide it. */
export function checkDecision<S extends z.ZodType<{ agencyId: string; validFrom: string }>>(
  ctx: Ctx,
  schema: S,
  input: unknown,
): z.output<S> {
  const parsed = check(ctx, schema, input)
  ensure(ctx, mayAdministerQueue(ctx.actor, parsed.agencyId))
  // A past day keeps what held on it; only the system writes a past down (the demo world).
  const past = isOfficer(ctx.actor) && parsed.validFrom < vietnamDate(ctx.now)
  if (!isCivilDate(parsed.validFrom) || past) throw invalid(ctx, { validFrom: text(ctx).pastDay })
  return parsed
}

/** Writes a decision and its evidence. */
export const decide = (
  ctx: Ctx,
  agencyId: string,
  action: string,
  id: string,
  data: object,
  write: (ctx: Ctx) => Promise<unknown>,
) =>
  inTransaction(ctx, async (ctx) => {
    await write(ctx)
    appendAudit(ctx, { agencyId, action, subject: { kind: 'queue', id }, data })
  })
