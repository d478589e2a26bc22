import { z } from 'zod'
import { findPersonByIdNumber, isIdNumber, personNames } from '#foundation/identity'
import { asSystem, type Ctx } from '#platform/context'
import { invalid } from '#platform/errors'
import { fold, isPersonName, tidyName } from '#platform/vietnamese'
import { text } from './messages.ts'

/** A person by number and name, which must belong together. */
export const Party = z.object({
  fullName: z
    .string()
    .transform(tidyName)
    .pipe(
      z
        .string()
        .min(2)
        .max(120)
        .refine(isPersonName, { error: text('vi').notAName }),
    ),
  idNumber: z
    .string()
    .transform((value) => value.replace(/[\s.]/g, ''))
    .refine(isIdNumber, { error: text('vi').badIdNumber }),
})

/**
 * The person's id and name as registered; undefined where nobody has the number. Throws `invalid` (field `<field>.fullName`) where number and name
 * are of two people, without telling whose either is.
 */
export async function findParty(
  ctx: Ctx,
  party: z.output<typeof Party>,
  field: string,
): Promise<{ id: string; name: string } | undefined> {
  const id = await findPersonByIdNumber(asSystem(ctx, 'mandates'), party.idNumber)
  if (!id) return undefined
  const name = (await personNames(ctx, [id])).get(id) ?? ''
  if (fold(name) !== fold(party.fullName)) throw invalid(ctx, { [`${field}.fullName`]: text(ctx).notTogether })
  return { id, name }
}
