import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { listPostsOf } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { isUuid } from '#platform/database'
import { AppError } from '#platform/errors'
import { type Back, beginCeremony, takeCeremony } from './ceremonies.ts'
import { text } from './messages.ts'
import { challengeOf, type Site } from './passkey-challenge.ts'
import { type Assurance, OFFICER_ASSURANCE } from './resolve-actor.ts'
import { tables } from './tables.ts'

// Takes 27 MB and a tenth of a second, so it is read when first needed.
const webauthn = () => import('@simplewebauthn/server')

/** Begins a sign-in with a passkey, for whoever sits at the browser. */
export async function beginPasskeySignIn(ctx: Ctx, site: Site, visitor: string, back: Back) {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({ rpID: site.hostname, userVerification: 'required' })
  await beginCeremony(ctx, 'passkey-use', { id: options.challenge, visitor, data: { back } })
  return options
}

/**
 * Ends a sign-in with a passkey. A key gives the level at which it was added, for officers at least 2: it is two factors in one.
 * Error: invalid.
 */
export async function signInWithPasskey(
  ctx: Ctx,
  site: Site,
  visitor: string,
  given: unknown,
): Promise<{ personId: string; assurance: Assurance; back: Back }> {
  const failed = new AppError('invalid', text(ctx).passkeyFailed)
  const response = given as AuthenticationResponseJSON
  const challenge = challengeOf(response)
  const begun = await takeCeremony(ctx, 'passkey-use', { id: challenge, visitor })
  if (!begun) throw new AppError('invalid', text(ctx).stepGone)
  const personId = Buffer.from(String(response.response?.userHandle ?? ''), 'base64url').toString('utf8')
  const row = isUuid(personId)
    ? await tables(ctx)
        .selectFrom('passkey')
        .selectAll()
        .where('person_id', '=', personId)
        .where('credential_id', '=', String(response.id))
        .executeTakeFirst()
    : undefined
  if (!row) throw failed
  const { verifyAuthenticationResponse } = await webauthn()
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.hostname,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(row.public_key),
      counter: row.counter,
      transports: row.transports,
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!result?.verified) throw failed
  await tables(ctx)
    .updateTable('passkey')
    .set({ counter: result.authenticationInfo.newCounter, last_used_at: ctx.now })
    .where('person_id', '=', personId)
    .where('credential_id', '=', row.credential_id)
    .execute()
  const holdsPost = (await listPostsOf(ctx, personId)).length > 0
  return { personId, assurance: holdsPost ? OFFICER_ASSURANCE : row.assurance, back: begun.back }
}
