import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, ensure, ensureVisible } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { agencyRegister } from './agency-register.ts'
import { administered } from './events.ts'
import { mayAdminister } from './permissions.ts'
import { tables } from './tables.ts'

export const AddDepartment = z.object({
  agencyId: z.uuid(),
  name: z.string().trim().min(2).max(120),
})

/** Adds a department to an agency. Errors: forbidden, not_found, invalid. */
export async function addDepartment(ctx: Ctx, input: z.input<typeof AddDepartment>): Promise<{ id: string }> {
  const { agencyId, name } = check(ctx, AddDepartment, input)
  ensure(ctx, mayAdminister(ctx.actor, agencyId))
  ensureVisible(ctx, (await agencyRegister(ctx)).byId.get(agencyId))
  const id = newId()
  return inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('department')
      .values({ agency_id: agencyId, id, name, sort: 100, valid_from: vietnamDate(ctx.now), valid_to: null })
      .execute()
    administered(ctx, {
      agencyId,
      action: 'organizations.department-added',
      subject: { kind: 'department', id },
      data: { name },
    })
    return { id }
  })
}
