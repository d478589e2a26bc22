import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { endAllSessions } from '#platform/sessions'
import { hasIdentityProvider } from './has-identity-provider.ts'
import { tables } from './tables.ts'

/**
 * Whether an administrator may still hand out a password of this account: one entered by an administrator, in which its person has never signed
 * in nor has a way of their own. Whoever came by the national identity, or has made the account their own, keeps it alone: a post given must
 * not give anybody else their key. Where there is no national identity, nobody can have come by it, and a forgotten password has no other help.
 */
export async function mayStillBeIssued(ctx: Ctx, personId: string): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('person')
    .leftJoin('password', 'password.person_id', 'person.person_id')
    .select((eb) => [
      'person.entered_in',
      'person.signed_in_at',
      'person.identity_at',
      'password.initial',
      eb
        .exists(eb.selectFrom('passkey').select('credential_id').whereRef('passkey.person_id', '=', 'person.person_id'))
        .as('has_passkey'),
    ])
    .where('person.person_id', '=', personId)
    .executeTakeFirst()
  if (!row?.entered_in || row.identity_at) return false
  if (!hasIdentityProvider(ctx)) return true
  return row.signed_in_at === null && row.initial !== false && !row.has_passkey
}

/**
 * At the first sign-in with the national identity the account becomes its person's. Where an administrator entered it, all ways in of
 * before end: whoever made or knew them was not proved to be this person.
 * @returns whether ways in have ended, which the person is to be told.
 */
export async function claimAccount(ctx: Ctx, personId: string): Promise<boolean> {
  return inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
    const db = tables(ctx)
    const first = await db
      .updateTable('person')
      .set({ identity_at: ctx.now })
      .where('person_id', '=', personId)
      .where('identity_at', 'is', null)
      .returning('entered_in')
      .executeTakeFirst()
    if (!first?.entered_in) return false
    let ended = 0n
    for (const table of ['password', 'passkey', 'one_time_code', 'recovery_code'] as const)
      ended += (await db.deleteFrom(table).where('person_id', '=', personId).executeTakeFirst()).numDeletedRows
    await endAllSessions(ctx, personId)
    appendAudit(ctx, {
      agencyId: null,
      action: 'identity.account-claimed',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
    return ended > 0n
  })
}
