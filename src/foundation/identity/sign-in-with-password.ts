import { appendAudit } from '#foundation/audit'
import { listPostsOf } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { AppError, invalid } from '#platform/errors'
import type { Secrets } from '#platform/secrets'
import { type Bucket, bucket, countAttempt, failuresOf, forgiveAttempt, networkOf } from './attempts.ts'
import { knownDevice } from './known-devices.ts'
import { text } from './messages.ts'
import { verifyPassword } from './passwords.ts'
import type { Assurance } from './resolve-actor.ts'
import { tables } from './tables.ts'
import { tooManyAttempts } from './too-many-attempts.ts'

export interface PasswordAttempt {
  username: string
  password: string
  ip: string
  /** The device cookie as sent. */
  device?: string | undefined
}

export interface PasswordAccepted {
  personId: string
  /** The name typed, as normalised; what the device is remembered for. */
  account: string
  assurance: Assurance
  /** The password was given by an administrator and is to be changed. */
  initial: boolean
  /** A one-time code is needed before the person is signed in. */
  needsCode: boolean
}

const accountOf = (username: string) => username.normalize('NFC').trim().toLowerCase()

/**
 * Checks a name and a password. Errors: invalid (a field is empty), unauthenticated (they do not fit, without saying which), too_many
 * with the seconds to wait, forbidden (a citizen's password, which exists in the demo alone).
 */
export async function signInWithPassword(ctx: Ctx, secrets: Secrets, given: PasswordAttempt): Promise<PasswordAccepted> {
  const t = text(ctx)
  const account = accountOf(given.username)
  if (!account || !given.password)
    throw invalid(ctx, {
      ...(account ? {} : { username: t.usernameNeeded }),
      ...(given.password ? {} : { password: t.passwordNeeded }),
    })
  const wrong = new AppError('unauthenticated', t.wrongPassword, { fields: { password: t.wrongPassword } })
  if (account.length > 200 || given.password.length > 500) throw wrong

  const { own, network } = bucketsOf(secrets, account, given)
  const waiting = await countAttempt(ctx, own, network)
  if (waiting > 0) throw tooManyAttempts(ctx, waiting)

  const { personId, hash, needsCode, initial } = await findCredential(ctx, account)
  const right = await verifyPassword(given.password, hash)
  if (!right || !personId) {
    await countAttempt(ctx, network)
    await noteFailure(ctx, personId, own.at(-1)!)
    throw wrong
  }
  await forgiveAttempt(ctx, own)
  const { demo } = ctx.ports.config
  if (!demo && (await listPostsOf(ctx, personId)).length === 0) throw new AppError('forbidden', t.citizensByIdentity)
  // In the demo a password stands for the national identity at level 2.
  return { personId, account, assurance: demo ? 2 : 1, needsCode, initial }
}

/** A known device answers for itself; an unknown one for its network, and with all unknown ones for the account. */
function bucketsOf(secrets: Secrets, account: string, given: PasswordAttempt): { own: Bucket[]; network: Bucket[] } {
  const device = knownDevice(secrets, given.device, account)
  if (device) return { own: [bucket(secrets, 'device', account, device)], network: [] }
  const network = networkOf(given.ip)
  return {
    own: [bucket(secrets, 'pair', account, network), bucket(secrets, 'account', account)],
    network: [bucket(secrets, 'network', network)],
  }
}

/** The person and the hash of a name or id number, in one question, so that an unknown name takes no less time. */
async function findCredential(
  ctx: Ctx,
  account: string,
): Promise<{ personId?: string; hash?: string; needsCode: boolean; initial: boolean }> {
  const row = await tables(ctx)
    .selectFrom('identifier')
    .leftJoin('password', 'password.person_id', 'identifier.person_id')
    .leftJoin('one_time_code', 'one_time_code.person_id', 'identifier.person_id')
    .select(['identifier.person_id', 'password.hash', 'password.demo', 'password.initial', 'one_time_code.confirmed_at'])
    .where('identifier.value', '=', account)
    .orderBy('identifier.kind', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { needsCode: false, initial: false }
  // A password that the demo made is worth nothing once the installation is no demo.
  const usable = row.hash !== null && (!row.demo || ctx.ports.config.demo)
  return {
    personId: row.person_id,
    hash: usable ? (row.hash ?? undefined) : undefined,
    needsCode: row.confirmed_at !== null,
    initial: row.initial ?? false,
  }
}

/** Failures leave evidence, at a bounded rate: the first ones, then every twentieth. */
async function noteFailure(ctx: Ctx, personId: string | undefined, of: Bucket): Promise<void> {
  const failures = await failuresOf(ctx, of)
  if (failures > 3 && failures % 20 !== 0) return
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
    appendAudit(ctx, {
      agencyId: null,
      action: 'identity.sign-in-failed',
      subject: { kind: 'person', id: personId ?? 'unknown' },
      concerns: personId ?? null,
      data: { failures },
    })
  })
}
