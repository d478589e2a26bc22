import * as client from 'openid-client'
import type { Ctx } from '#platform/context'
import { AppError } from '#platform/errors'
import { type Back, beginCeremony, takeCeremony } from './ceremonies.ts'
import { isIdNumber } from './id-number.ts'
import { text } from './messages.ts'
import { identityClient } from './oidc-client.ts'
import { personOfIdentity } from './person-of-identity.ts'
import { claimAccount } from './whose-account.ts'

/**
 * Begins a sign-in with the national identity: state, nonce and PKCE are noted for this browser.
 * @returns the provider's address to send the browser to. Error: unavailable.
 */
export async function beginIdentitySignIn(
  ctx: Ctx,
  given: { visitor: string; redirectUri: string; level: 1 | 2; back: Back },
): Promise<URL> {
  const { config, settings } = await identityClient(ctx)
  const state = client.randomState()
  const nonce = client.randomNonce()
  const verifier = client.randomPKCECodeVerifier()
  await beginCeremony(ctx, 'oidc', {
    id: state,
    visitor: given.visitor,
    data: { nonce, verifier, redirectUri: given.redirectUri, level: given.level, back: given.back },
  })
  const accepted = Object.entries(settings.levels).filter(([, level]) => level >= given.level)
  return client.buildAuthorizationUrl(config, {
    redirect_uri: given.redirectUri,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    acr_values: accepted.map(([acr]) => acr).join(' '),
    // A step up must ask again: the provider's own session may stand at level 1.
    ...(given.level === 2 ? { prompt: 'login' } : {}),
  })
}

export interface IdentityAccepted {
  personId: string
  assurance: 1 | 2
  back: Back
  /** Ways in that an administrator or somebody else had made have just ended. */
  claimed: boolean
}

/**
 * Ends a sign-in with the national identity: checks the answer, and finds the person by their id number or enters them at the first
 * sign-in. Errors: invalid (expired, cancelled, answered wrongly, level too low), unavailable.
 */
export async function finishIdentitySignIn(
  ctx: Ctx,
  given: { visitor: string; answer: URLSearchParams },
): Promise<IdentityAccepted> {
  const t = text(ctx)
  const state = given.answer.get('state') ?? ''
  const begun = await takeCeremony(ctx, 'oidc', { id: state, visitor: given.visitor })
  if (!begun) throw new AppError('invalid', t.stepGone)
  if (given.answer.get('error') === 'access_denied') throw new AppError('invalid', t.identityCancelled)
  const { config, settings } = await identityClient(ctx)
  const address = new URL(begun.redirectUri)
  address.search = given.answer.toString()
  const claims: Record<string, unknown> = await client
    .authorizationCodeGrant(config, address, {
      pkceCodeVerifier: begun.verifier,
      expectedState: state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    })
    .then(async (tokens) => {
      const signed = tokens.claims()!
      // Some providers put the person's data into the id token, others behind the userinfo address.
      if (signed[settings.idNumberClaim] !== undefined || !config.serverMetadata().userinfo_endpoint) return signed
      return { ...(await client.fetchUserInfo(config, tokens.access_token, signed.sub)), ...signed }
    })
    .catch((error: unknown) => {
      ctx.log.warn({ err: error }, 'sign-in with the national identity refused')
      throw new AppError('invalid', t.identityFailed)
    })
  const assurance =
    typeof claims.acr === 'string' && Object.hasOwn(settings.levels, claims.acr) ? settings.levels[claims.acr] : undefined
  if (!assurance) throw new AppError('invalid', t.identityUnknownLevel)
  if (assurance < begun.level) throw new AppError('invalid', t.identityTooLow)
  const idNumber = claims[settings.idNumberClaim]
  if (typeof idNumber !== 'string' || !isIdNumber(idNumber)) throw new AppError('invalid', t.identityNoNumber)
  const personId = await personOfIdentity(ctx, idNumber, claims)
  return { personId, assurance, back: begun.back, claimed: await claimAccount(ctx, personId) }
}
