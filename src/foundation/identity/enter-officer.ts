import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { sameName } from '#platform/vietnamese'
import { findByIdentifier, personNames } from './get-person.ts'
import { isIdNumber } from './id-number.ts'
import { text } from './messages.ts'
import { mayRegisterPeople } from './permissions.ts'
import { isUsername, RegisterPerson, registerPerson } from './register-person.ts'
import { tables } from './tables.ts'

export const EnterOfficer = RegisterPerson.pick({ fullName: true }).extend({
  idNumber: z.string().trim(),
  username: z.string().trim().toLowerCase(),
})

/**
 * Enters who is to work here: a person known by this id number gets a name to sign in with, anyone else is entered. Their position is
 * given by organizations, their first password by issuePassword. Errors: forbidden, invalid (`username` taken, `idNumber`).
 */
export async function enterOfficer(ctx: Ctx, input: z.input<typeof EnterOfficer>): Promise<{ personId: string }> {
  ensure(ctx, mayRegisterPeople(ctx.actor))
  const { fullName, idNumber, username } = check(ctx, EnterOfficer, input)
  const t = text(ctx)
  const wrong = {
    ...(isIdNumber(idNumber) ? {} : { idNumber: t.badIdNumber }),
    ...(isUsername(username) ? {} : { username: t.badUsername }),
  }
  if (Object.keys(wrong).length > 0) throw invalid(ctx, wrong)
  const holder = await findByIdentifier(ctx, 'username', username)
  const known = await findByIdentifier(ctx, 'id_number', idNumber)
  if (holder && holder !== known) throw invalid(ctx, { username: t.usernameTaken })
  // A number alone must not tell whose it is.
  const name = known && (await personNames(ctx, [known])).get(known)
  if (name && !sameName(name, fullName)) throw invalid(ctx, { fullName: t.nameOfNumber })
  return inTransaction(ctx, async (ctx) => {
    const personId = known ?? (await registerPerson(ctx, { fullName, idNumber, username })).personId
    if (known && !holder)
      await tables(ctx)
        .insertInto('identifier')
        .values({ kind: 'username', value: username, person_id: known })
        .onConflict((oc) => oc.doNothing())
        .execute()
    appendAudit(ctx, {
      agencyId: ctx.actor.kind === 'officer' ? ctx.actor.agencyId : null,
      action: 'identity.officer-entered',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
    return { personId }
  })
}
