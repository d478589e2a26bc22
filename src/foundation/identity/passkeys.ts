import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { appendAudit } from '#foundation/audit'
import { type Ctx, isSamePerson } from '#platform/context'
import { inTransaction } from '#platform/database'
import { AppError, ensure, forbidden, invalid, notFound } from '#platform/errors'
import { beginCeremony, takeCeremony } from './ceremonies.ts'
import { text } from './messages.ts'
import { challengeOf, type Site } from './passkey-challenge.ts'
import { mayChangeCredentials } from './permissions.ts'
import { tables } from './tables.ts'

export interface PasskeyInfo {
  id: string
  label: string
  createdAt: Date
  lastUsedAt: Date | undefined
}

// Takes 27 MB and a tenth of a second, so it is read when first needed.
const webauthn = () => import('@simplewebauthn/server')

const MOST = 10

/** The person's passkeys, oldest first. Error: forbidden. */
export async function listPasskeys(ctx: Ctx, personId: string): Promise<PasskeyInfo[]> {
  ensure(ctx, mayChangeCredentials(ctx.actor, personId))
  const rows = await tables(ctx)
    .selectFrom('passkey')
    .select(['credential_id', 'label', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    id: row.credential_id,
    label: row.label,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at ?? undefined,
  }))
}

/** Begins adding a passkey: the options for the browser, with a challenge noted for it. Errors: forbidden, invalid (ten already). */
export async function beginPasskey(ctx: Ctx, site: Site, visitor: string, person: { id: string; name: string }) {
  ensure(ctx, isSamePerson(ctx.actor, person.id))
  const known = await tables(ctx)
    .selectFrom('passkey')
    .select(['credential_id', 'transports'])
    .where('person_id', '=', person.id)
    .execute()
  if (known.length >= MOST) throw invalid(ctx, {}, text(ctx).passkeyMost)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Đình',
    rpID: site.hostname,
    userName: person.name,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.id)),
    attestationType: 'none',
    excludeCredentials: known.map((row) => ({ id: row.credential_id, transports: row.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await beginCeremony(ctx, 'passkey-add', { id: options.challenge, visitor, data: { personId: person.id } })
  return options
}

/** Adds the passkey that the browser made. Errors: forbidden, invalid (expired, not verified), conflict. */
export async function addPasskey(
  ctx: Ctx,
  site: Site,
  visitor: string,
  given: { response: unknown; label: string },
): Promise<void> {
  const { actor } = ctx
  const t = text(ctx)
  if (actor.kind !== 'citizen' && actor.kind !== 'officer') throw forbidden(ctx)
  const response = given.response as RegistrationResponseJSON
  const challenge = challengeOf(response)
  const begun = await takeCeremony(ctx, 'passkey-add', { id: challenge, visitor })
  if (begun?.personId !== actor.personId) throw new AppError('invalid', t.stepGone)
  const { verifyRegistrationResponse } = await webauthn()
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.hostname,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!result?.verified) throw new AppError('invalid', t.passkeyFailed)
  const { credential } = result.registrationInfo
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('passkey')
      .values({
        person_id: actor.personId,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        label: given.label.trim().slice(0, 80) || t.passkeys,
        assurance: actor.assurance,
        created_at: ctx.now,
        last_used_at: null,
      })
      .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'identity.passkey-added',
      subject: { kind: 'person', id: actor.personId },
      concerns: actor.personId,
    })
  })
}

/** Removes a passkey. Errors: forbidden, not_found. */
export async function removePasskey(ctx: Ctx, personId: string, id: string): Promise<void> {
  ensure(ctx, mayChangeCredentials(ctx.actor, personId))
  await inTransaction(ctx, async (ctx) => {
    const gone = await tables(ctx)
      .deleteFrom('passkey')
      .where('person_id', '=', personId)
      .where('credential_id', '=', id)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw notFound(ctx)
    appendAudit(ctx, {
      agencyId: null,
      action: 'identity.passkey-removed',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
  })
}
