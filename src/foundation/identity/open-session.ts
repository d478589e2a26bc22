import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { endSession, type SessionOrigin, startSession } from '#platform/sessions'
import { officerSignedIn } from './events.ts'
import type { PersonActor } from './resolve-actor.ts'
import { tables } from './tables.ts'

export type Method = 'password' | 'password+code' | 'passkey' | 'oidc' | 'token'

/**
 * Opens a session for a person who has just proved who they are, and ends the one this browser had before.
 * @returns the session's token, new each time.
 */
export async function openSession(
  ctx: Ctx,
  actor: PersonActor,
  from: SessionOrigin & { method: Method },
  before?: { personId: string; sessionId: string },
): Promise<string> {
  // A sign-in sent twice signs in twice: the second answer needs its own cookie.
  return inTransaction({ ...ctx, actor, idempotency: undefined }, async (ctx) => {
    if (before) await endSession(ctx, before.personId, before.sessionId)
    await tables(ctx)
      .updateTable('person')
      .set({ signed_in_at: ctx.now })
      .where('person_id', '=', actor.personId)
      .where('signed_in_at', 'is', null)
      .execute()
    appendAudit(ctx, {
      agencyId: actor.kind === 'officer' ? actor.agencyId : null,
      action: from.method === 'token' ? 'identity.token-issued' : 'identity.signed-in',
      subject: { kind: 'person', id: actor.personId },
      data: { method: from.method, assurance: actor.assurance, ...(from.scopes ? { scopes: from.scopes } : {}) },
    })
    if (actor.kind === 'officer' && from.method !== 'token') officerSignedIn(ctx, actor)
    return startSession(ctx, actor, from)
  })
}
