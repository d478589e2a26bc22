import { appendAudit } from '#foundation/audit'
import { type Ctx, isSamePerson } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure, ensureVisible } from '#platform/errors'
import { mayOpenPerson } from './permissions.ts'
import { type Address, type IdDocument, type PersonTable, tables } from './tables.ts'

/** Whom procedures call the applicant: what `prefill: "applicant.…"` of a form reads by path. */
export interface Person {
  id: string
  fullName: string
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
  dateOfBirth: string | undefined
  gender: 'male' | 'female' | undefined
  idNumber: string | undefined
  idDocument: IdDocument | undefined
  residence: Address | undefined
  permanentResidence: Address | undefined
  phone: string | undefined
  email: string | undefined
  ethnicity: string | undefined
}

const personOf = (row: PersonTable): Person => ({
  id: row.person_id,
  fullName: row.full_name,
  dateOfBirth: row.date_of_birth ?? undefined,
  gender: row.gender ?? undefined,
  idNumber: row.id_number ?? undefined,
  idDocument: row.id_document ?? undefined,
  residence: row.residence ?? undefined,
  permanentResidence: row.permanent_residence ?? undefined,
  phone: row.phone ?? undefined,
  email: row.email ?? undefined,
  ethnicity: row.ethnicity ?? undefined,
})

/**
 * A person's record. The person's own, or an officer's look at it, which is written into the audit trail with its `reason`
 * (agency: the officer's). Errors: unauthenticated, forbidden, not_found.
 */
export async function getPerson(ctx: Ctx, personId: string, reason?: string): Promise<Person> {
  ensure(ctx, mayOpenPerson(ctx.actor, personId))
  const row = ensureVisible(ctx, await findRow(ctx, personId))
  if (ctx.actor.kind === 'officer' && !isSamePerson(ctx.actor, personId)) {
    const { agencyId } = ctx.actor
    // An opening repeats harmlessly: it must not use up the form's token.
    await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
      appendAudit(ctx, {
        agencyId,
        action: 'identity.person-opened',
        subject: { kind: 'person', id: personId },
        concerns: personId,
        reason: reason ?? null,
      })
    })
  }
  return personOf(row)
}

const findRow = (ctx: Ctx, personId: string) =>
  tables(ctx).selectFrom('person').selectAll().where('person_id', '=', personId).executeTakeFirst()

/** Names for a page, in one call; people who are not known are left out. */
export async function personNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(ctx)
    .selectFrom('person')
    .select(['person_id', 'full_name'])
    .where('person_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.full_name]))
}

/** The person with this 12-digit number, or undefined. For the system and officers. */
export async function findPersonByIdNumber(ctx: Ctx, idNumber: string): Promise<string | undefined> {
  ensure(ctx, ctx.actor.kind === 'system' || ctx.actor.kind === 'officer')
  return findByIdentifier(ctx, 'id_number', idNumber)
}

/** Not for outsiders: asks nothing of the actor, for sign-in. */
export async function findByIdentifier(ctx: Ctx, kind: 'username' | 'id_number', value: string): Promise<string | undefined> {
  const row = await tables(ctx)
    .selectFrom('identifier')
    .select('person_id')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirst()
  return row?.person_id
}
