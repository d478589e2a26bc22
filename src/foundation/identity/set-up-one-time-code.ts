import { randomInt } from 'node:crypto'
import { Secret } from 'otpauth'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure, invalid } from '#platform/errors'
import type { Secrets } from '#platform/secrets'
import { text } from './messages.ts'
import { hashOf, openGenerator, PURPOSE, stepOf } from './one-time-code-generator.ts'
import { mayChangeCredentials } from './permissions.ts'
import { tables } from './tables.ts'

// 31 letters and digits that are not mistaken for one another.
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Begins the set-up, or goes on with one begun: the secret for the person's app. Error: forbidden. */
export async function beginOneTimeCode(
  ctx: Ctx,
  secrets: Secrets,
  personId: string,
  label: string,
): Promise<{ uri: string; secret: string }> {
  ensure(ctx, mayChangeCredentials(ctx.actor, personId))
  const sealed = secrets.seal(PURPOSE, personId, Buffer.from(new Secret({ size: 20 }).bytes))
  await tables(ctx)
    .insertInto('one_time_code')
    .values({ person_id: personId, secret: sealed, confirmed_at: null, last_step: 0, created_at: ctx.now })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const generator = await openGenerator(ctx, secrets, personId, label)
  return { uri: generator.totp.toString(), secret: generator.totp.secret.base32 }
}

/**
 * Ends the set-up with a first right code. Errors: forbidden, not_found, invalid (`code`).
 * @returns ten recovery codes, to be shown this once.
 */
export async function confirmOneTimeCode(ctx: Ctx, secrets: Secrets, personId: string, code: string): Promise<string[]> {
  ensure(ctx, mayChangeCredentials(ctx.actor, personId))
  const { totp, row } = await openGenerator(ctx, secrets, personId)
  const step = stepOf(totp, code.replace(/\s/g, ''), ctx.now)
  if (row.confirmed_at || step === undefined) throw invalid(ctx, { code: text(ctx).codeWrong })
  const codes = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''))
  await inTransaction(ctx, async (ctx) => {
    const db = tables(ctx)
    await db
      .updateTable('one_time_code')
      .set({ confirmed_at: ctx.now, last_step: step })
      .where('person_id', '=', personId)
      .execute()
    await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
    await db
      .insertInto('recovery_code')
      .values(codes.map((code) => ({ person_id: personId, hash: hashOf(code), used_at: null })))
      .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'identity.codes-switched-on',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
  })
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}
