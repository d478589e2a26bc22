import { appendAudit } from '#foundation/audit'
import { listPostsOf } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { AppError, ensure, invalid } from '#platform/errors'
import { endAllSessions } from '#platform/sessions'
import { text } from './messages.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { mayChangeCredentials } from './permissions.ts'
import { tables } from './tables.ts'

const SHORTEST = 10
const LONGEST = 200

/**
 * Sets a person's password and ends their other sessions. The person proves the old one, or has just signed in with the national identity
 * (the way of whoever forgot it); the system need not. Only who holds a post has a password outside the demo. Errors: forbidden, invalid (`current`, `password`).
 */
export async function setPassword(
  ctx: Ctx,
  given: { personId: string; password: string; current?: string; keepSession?: string; provedByIdentity?: boolean },
): Promise<void> {
  const { personId, password } = given
  const t = text(ctx)
  ensure(ctx, mayChangeCredentials(ctx.actor, personId))
  if (!ctx.ports.config.demo && (await listPostsOf(ctx, personId)).length === 0)
    throw new AppError('forbidden', t.citizensByIdentity)
  const person = await tables(ctx).selectFrom('person').select('full_name').where('person_id', '=', personId).executeTakeFirst()
  if (ctx.actor.kind !== 'system' && !given.provedByIdentity) {
    const old = await tables(ctx).selectFrom('password').select('hash').where('person_id', '=', personId).executeTakeFirst()
    if (old && !(await verifyPassword(given.current ?? '', old.hash))) throw invalid(ctx, { current: t.currentWrong })
  }
  // Length, not rules of composition, is what makes a password strong (NIST SP 800-63B §3.1.1.2).
  if (password.length < SHORTEST || password.length > LONGEST) throw invalid(ctx, { password: t.passwordLength(SHORTEST) })
  if (isTrivial(password, person?.full_name ?? '')) throw invalid(ctx, { password: t.passwordTrivial })
  const hash = await hashPassword(password)
  await inTransaction(ctx, async (ctx) => {
    const values = { hash, demo: false, initial: false, changed_at: ctx.now }
    await tables(ctx)
      .insertInto('password')
      .values({ person_id: personId, ...values })
      .onConflict((oc) => oc.column('person_id').doUpdateSet(values))
      .execute()
    await endAllSessions(ctx, personId, given.keepSession)
    appendAudit(ctx, {
      agencyId: null,
      action: 'identity.password-changed',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
  })
}

const COMMON = ['1234567890', '0123456789', 'password', 'matkhau', 'qwertyuiop', 'vietnam', 'abcdefghij']

/** One character repeated, a known sequence, or little beside the own name. */
function isTrivial(password: string, name: string): boolean {
  const plain = (text: string) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/\s/g, '')
  const typed = plain(password)
  if (new Set(typed).size < 4) return true
  const rest = [...COMMON, plain(name)].filter((word) => word.length > 3).reduce((text, word) => text.replaceAll(word, ''), typed)
  return rest.length < 4
}
