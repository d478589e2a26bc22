import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import type { Secrets } from '#platform/secrets'
import { tables } from './tables.ts'

const PERIOD_S = 30
/** What the secrets of one-time codes are sealed for. */
export const PURPOSE = 'one-time-code'

const generatorOf = (secret: Uint8Array, label: string) =>
  new TOTP({
    issuer: 'Đình',
    label,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    period: PERIOD_S,
    digits: 6,
    algorithm: 'SHA1',
  })

/** The generator of a person, opened. Error: not_found. */
export async function openGenerator(ctx: Ctx, secrets: Secrets, personId: string, label = '') {
  const row = await tables(ctx).selectFrom('one_time_code').selectAll().where('person_id', '=', personId).executeTakeFirst()
  const secret = row && secrets.open(PURPOSE, personId, row.secret)
  if (!row || !secret) throw notFound(ctx)
  return { row, totp: generatorOf(secret, label) }
}

/** The step a code belongs to: now, or one before or after, for clocks that differ. */
export function stepOf(totp: TOTP, code: string, now: Date): number | undefined {
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
}

// 49 random bits need no slow hash.
export const hashOf = (code: string) => createHash('sha256').update(code).digest()
