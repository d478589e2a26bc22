import { randomInt } from 'node:crypto'
import { appendAudit } from '#foundation/audit'
import { listPostsOf } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure, forbidden } from '#platform/errors'
import { endAllSessions } from '#platform/sessions'
import { text } from './messages.ts'
import { hashPassword } from './passwords.ts'
import { mayAdministerAccount } from './permissions.ts'
import { tables } from './tables.ts'
import { mayStillBeIssued } from './whose-account.ts'

// 31 letters and digits that are not mistaken for one another.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * Refuses unless the actor administers an agency in which this person holds a post today, and no other agency: whoever works elsewhere too could
 * otherwise be acted for there by any administrator who appoints them.
 */
async function ensureMine(ctx: Ctx, personId: string): Promise<string | null> {
  const agencyIds = (await listPostsOf(ctx, personId)).map((post) => post.agencyId)
  ensure(ctx, mayAdministerAccount(ctx.actor, personId, agencyIds))
  if (ctx.actor.kind === 'officer') {
    const own = ctx.actor.agencyId
    if (agencyIds.some((agencyId) => agencyId !== own)) throw forbidden(ctx, text(ctx).worksElsewhere)
  }
  return ctx.actor.kind === 'officer' ? ctx.actor.agencyId : null
}

/**
 * Gives an officer a first password, to be changed at the next sign-in. Error: forbidden unless the officer works in the administrator's own
 * agency alone, was entered by an administrator and has never used the account (`mayStillBeIssued`).
 * @returns the password, to be shown this once.
 */
export async function issuePassword(ctx: Ctx, personId: string): Promise<string> {
  const agencyId = await ensureMine(ctx, personId)
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''))
  const password = groups.join('-')
  const hash = await hashPassword(password)
  await inTransaction(ctx, async (ctx) => {
    // A sign-in at this moment waits, or is seen.
    await tables(ctx).selectFrom('person').select('person_id').where('person_id', '=', personId).forUpdate().execute()
    if (ctx.actor.kind !== 'system' && !(await mayStillBeIssued(ctx, personId))) throw forbidden(ctx, text(ctx).ownAccount)
    const values = { hash, demo: false, initial: true, changed_at: ctx.now }
    await tables(ctx)
      .insertInto('password')
      .values({ person_id: personId, ...values })
      .onConflict((oc) => oc.column('person_id').doUpdateSet(values))
      .execute()
    await endAllSessions(ctx, personId)
    appendAudit(ctx, {
      agencyId,
      action: 'identity.password-issued',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
  })
  return password
}

/**
 * Takes a lost second factor away (one-time codes, recovery codes, passkeys) and ends the sessions; opens the account to nobody. Error: forbidden
 * unless the officer works in the administrator's own agency alone and was entered by an administrator: who brought an account keeps it.
 */
export async function dropSecondFactor(ctx: Ctx, personId: string): Promise<void> {
  const agencyId = await ensureMine(ctx, personId)
  await inTransaction(ctx, async (ctx) => {
    const db = tables(ctx)
    const person = await db.selectFrom('person').select('entered_in').where('person_id', '=', personId).executeTakeFirst()
    if (ctx.actor.kind !== 'system' && !person?.entered_in) throw forbidden(ctx, text(ctx).ownAccount)
    await db.deleteFrom('one_time_code').where('person_id', '=', personId).execute()
    await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
    await db.deleteFrom('passkey').where('person_id', '=', personId).execute()
    await endAllSessions(ctx, personId)
    appendAudit(ctx, {
      agencyId,
      action: 'identity.second-factor-dropped',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
  })
}
