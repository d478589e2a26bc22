import { asSystem, type Ctx } from '#platform/context'
import { AppError } from '#platform/errors'
import { findByIdentifier } from './get-person.ts'
import { registerPerson } from './register-person.ts'
import { tables } from './tables.ts'

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** The person with this number, entered from the provider's claims at the first sign-in; returns their id. */
export async function personOfIdentity(ctx: Ctx, idNumber: string, claims: Record<string, unknown>): Promise<string> {
  const known = await findByIdentifier(ctx, 'id_number', idNumber)
  if (known) {
    await fillIn(ctx, known, claims)
    return known
  }
  const birth = textOf(claims.birthdate)
  const gender = textOf(claims.gender)
  const system = { ...asSystem(ctx, 'identity'), idempotency: undefined }
  try {
    const { personId } = await registerPerson(system, {
      fullName: (textOf(claims.name) ?? idNumber).slice(0, 120),
      idNumber,
      idDocument: { type: 'identityCard', number: idNumber },
      ...(birth && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(birth) ? { dateOfBirth: birth } : {}),
      ...(gender === 'male' || gender === 'female' ? { gender } : {}),
      ...(textOf(claims.phone_number) ? { phone: textOf(claims.phone_number)!.slice(0, 20) } : {}),
    })
    return personId
  } catch (error) {
    // Two first sign-ins at once: the other one entered the person.
    const other =
      error instanceof AppError && error.code === 'conflict' ? await findByIdentifier(ctx, 'id_number', idNumber) : undefined
    if (other) return other
    throw error
  }
}

/** What the national identity knows and we do not is taken over; what the person has written themselves stays. */
async function fillIn(ctx: Ctx, personId: string, claims: Record<string, unknown>): Promise<void> {
  const phone = textOf(claims.phone_number)?.slice(0, 20)
  if (!phone) return
  await tables(ctx)
    .updateTable('person')
    .set({ phone, updated_at: ctx.now })
    .where('person_id', '=', personId)
    .where('phone', 'is', null)
    .execute()
}
