import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure, invalid } from '#platform/errors'
import type { Secrets } from '#platform/secrets'
import { bucket, countAttempt, forgiveAttempt } from './attempts.ts'
import { text } from './messages.ts'
import { hashOf, openGenerator, stepOf } from './one-time-code-generator.ts'
import { mayChangeCredentials } from './permissions.ts'
import { tables } from './tables.ts'
import { tooManyAttempts } from './too-many-attempts.ts'

/** Whether the person is asked for a one-time code after the password. */
export async function hasOneTimeCode(ctx: Ctx, personId: string): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('one_time_code')
    .select('confirmed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.confirmed_at != null
}

/**
 * Checks a one-time code or a recovery code, each good once. Errors: invalid (`code`), too_many.
 */
export async function useOneTimeCode(ctx: Ctx, secrets: Secrets, personId: string, typed: string): Promise<void> {
  const own = [bucket(secrets, 'code', personId)]
  const waiting = await countAttempt(ctx, own)
  if (waiting > 0) throw tooManyAttempts(ctx, waiting)
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  const good = /^\d{6}$/.test(code) ? await useTimed(ctx, secrets, personId, code) : await useRecovery(ctx, personId, code)
  if (!good) throw invalid(ctx, { code: text(ctx).codeWrong })
  await forgiveAttempt(ctx, own)
}

async function useTimed(ctx: Ctx, secrets: Secrets, personId: string, code: string): Promise<boolean> {
  const { totp } = await openGenerator(ctx, secrets, personId)
  const step = stepOf(totp, code, ctx.now)
  if (step === undefined) return false
  const used = await tables(ctx)
    .updateTable('one_time_code')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

async function useRecovery(ctx: Ctx, personId: string, code: string): Promise<boolean> {
  const used = await tables(ctx)
    .updateTable('recovery_code')
    .set({ used_at: ctx.now })
    .where('person_id', '=', personId)
    .where('hash', '=', hashOf(code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

/** Switches one-time codes off; the person types a code once more. Errors: forbidden, invalid (`code`), too_many. */
export async function dropOneTimeCode(ctx: Ctx, secrets: Secrets, personId: string, code: string): Promise<void> {
  ensure(ctx, mayChangeCredentials(ctx.actor, personId))
  await useOneTimeCode(ctx, secrets, personId, code)
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx).deleteFrom('one_time_code').where('person_id', '=', personId).execute()
    await tables(ctx).deleteFrom('recovery_code').where('person_id', '=', personId).execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'identity.codes-switched-off',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
  })
}
