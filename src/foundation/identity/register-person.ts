import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction, json, newId } from '#platform/database'
import { check, conflict, ensure } from '#platform/errors'
import { isIdNumber } from './id-number.ts'
import { text } from './messages.ts'
import { mayRegisterPeople } from './permissions.ts'
import { tables } from './tables.ts'

/** Whether a name to sign in with is well made. */
export const isUsername = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{2,59}$/.test(name)

const Address = z.object({
  province: z.string().max(10).optional(),
  commune: z.string().max(10).optional(),
  detail: z.string().trim().max(300).optional(),
})

export const RegisterPerson = z.object({
  id: z.uuid().optional(),
  fullName: z.string().trim().min(1).max(120),
  dateOfBirth: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: text('vi').badDateOfBirth })
    .optional(),
  gender: z.enum(['male', 'female']).optional(),
  idNumber: z
    .string()
    .refine(isIdNumber, { error: text('vi').badIdNumber })
    .optional(),
  idDocument: z
    .object({
      type: z.enum(['identityCard', 'eIdentity', 'identityCertificate', 'passport', 'other']),
      number: z.string().trim().min(1).max(30),
      issuedOn: z.iso.date().optional(),
      issuedBy: z.string().trim().max(200).optional(),
    })
    .optional(),
  residence: Address.optional(),
  permanentResidence: Address.optional(),
  phone: z.string().trim().max(20).optional(),
  email: z.email().max(200).optional(),
  ethnicity: z.string().trim().max(50).optional(),
  /** A name to sign in with; made lower-case. */
  username: z
    .string()
    .trim()
    .toLowerCase()
    .refine(isUsername, { error: text('vi').badUsername })
    .optional(),
})

/**
 * Enters a person. Errors: forbidden (administrators and the system alone), invalid, conflict (id number or username is taken).
 */
export async function registerPerson(ctx: Ctx, input: z.input<typeof RegisterPerson>): Promise<{ personId: string }> {
  ensure(ctx, mayRegisterPeople(ctx.actor))
  const given = check(ctx, RegisterPerson, input)
  const personId = given.id ?? newId()
  const identifiers = [
    ...(given.idNumber ? [{ kind: 'id_number' as const, value: given.idNumber, person_id: personId }] : []),
    ...(given.username ? [{ kind: 'username' as const, value: given.username, person_id: personId }] : []),
  ]
  await inTransaction(ctx, async (ctx) => {
    const db = tables(ctx)
    if (identifiers.length > 0) {
      const taken = await db
        .insertInto('identifier')
        .values(identifiers)
        .onConflict((oc) => oc.doNothing())
        .returning('kind')
        .execute()
      if (taken.length < identifiers.length)
        throw conflict(
          taken.some((row) => row.kind === 'id_number') || !given.idNumber ? text(ctx).usernameTaken : text(ctx).idNumberTaken,
        )
    }
    await db
      .insertInto('person')
      .values({
        person_id: personId,
        full_name: given.fullName,
        date_of_birth: given.dateOfBirth ?? null,
        gender: given.gender ?? null,
        id_number: given.idNumber ?? null,
        id_document: given.idDocument ? json(given.idDocument) : null,
        residence: given.residence ? json(given.residence) : null,
        permanent_residence: given.permanentResidence ? json(given.permanentResidence) : null,
        phone: given.phone || null,
        email: given.email || null,
        ethnicity: given.ethnicity ?? null,
        entered_in: ctx.actor.kind === 'officer' ? ctx.actor.agencyId : null,
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .execute()
    appendAudit(ctx, {
      agencyId: ctx.actor.kind === 'officer' ? ctx.actor.agencyId : null,
      action: 'identity.person-registered',
      subject: { kind: 'person', id: personId },
      concerns: personId,
    })
  })
  return { personId }
}
