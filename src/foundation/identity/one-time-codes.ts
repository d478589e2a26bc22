import { createHash, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure, invalid, notFound } from '#platform/errors'
import type { Secrets } from '#platform/secrets'
import { bucket, countAttempt, forgiveAttempt, secondsToWait } from './attempts.ts'
import { text } from './messages.ts'
import { mayChangeCredentials } from './permissions.ts'
import { tables } from './tables.ts'
import { tooManyAttempts } from './too-many-attempts.ts'

const PERIOD_S = 30
const PURPOSE = 'one-time-code'
// 31 letters and digits that are not mistaken for one another.
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

const generatorOf = (secret: Uint8Array, label: string) =>
  new TOTP({
    issuer: 'Đình',
    label,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    period: PERIOD_S,
    digits: 6,
    algorithm: 'SHA1',
  })

/** Whether the person is asked for a one-time code after the password. */
export async function hasOneTimeCode(ctx: Ctx, personId: string): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('one_time_code')
    .select('confirmed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.confirmed_at != null
}

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

async function openGenerator(ctx: Ctx, secrets: Secrets, personId: string, label = '') {
  const row = await tables(ctx).selectFrom('one_time_code').selectAll().where('person_id', '=', personId).executeTakeFirst()
  const secret = row && secrets.open(PURPOSE, personId, row.secret)
  if (!row || !secret) throw notFound(ctx)
  return { row, totp: generatorOf(secret, label) }
}

/** The step a code belongs to: now, or one before or after, for clocks that differ. */
function stepOf(totp: TOTP, code: string, now: Date): number | undefined {
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
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

// 49 random bits need no slow hash.
const hashOf = (code: string) => createHash('sha256').update(code).digest()

/**
 * Checks a one-time code or a recovery code, each good once. Errors: invalid (`code`), too_many.
 */
export async function useOneTimeCode(ctx: Ctx, secrets: Secrets, personId: string, typed: string): Promise<void> {
  const own = [bucket(secrets, 'code', personId)]
  const waiting = await secondsToWait(ctx, own)
  if (waiting > 0 || !(await countAttempt(ctx, own))) throw tooManyAttempts(ctx, Math.max(1, waiting))
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
