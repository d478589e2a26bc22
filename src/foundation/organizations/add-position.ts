import { z } from 'zod'
import { type Ctx, OFFICER_ROLES } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, ensure, ensureVisible, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { agencyRegister } from './agency-register.ts'
import { administered } from './events.ts'
import { text } from './messages.ts'
import { mayAdminister } from './permissions.ts'
import { tables } from './tables.ts'

export const AddPosition = z.object({
  agencyId: z.uuid(),
  departmentId: z.uuid().optional(),
  title: z.string().trim().min(2).max(120),
  roles: z.array(z.enum(OFFICER_ROLES)).min(1).max(OFFICER_ROLES.length),
  validFrom: z.iso.date().optional(),
})

/** Adds a position to an agency. Errors: forbidden, not_found (agency, department), invalid. */
export async function addPosition(ctx: Ctx, input: z.input<typeof AddPosition>): Promise<{ id: string }> {
  const given = check(ctx, AddPosition, input)
  ensure(ctx, mayAdminister(ctx.actor, given.agencyId))
  ensureVisible(ctx, (await agencyRegister(ctx)).byId.get(given.agencyId))
  const id = newId()
  return inTransaction(ctx, async (ctx) => {
    const db = tables(ctx)
    const validFrom = given.validFrom ?? vietnamDate(ctx.now)
    if (given.departmentId) {
      const department = ensureVisible(
        ctx,
        await db
          .selectFrom('department')
          .select(['name', 'valid_to'])
          .where('agency_id', '=', given.agencyId)
          .where('id', '=', given.departmentId)
          // One that is being closed at this moment is seen closed.
          .forShare()
          .executeTakeFirst(),
      )
      if (department.valid_to) throw invalid(ctx, { departmentId: text(ctx).alreadyClosed(department.name, department.valid_to) })
    }
    await db
      .insertInto('position')
      .values({
        agency_id: given.agencyId,
        id,
        department_id: given.departmentId ?? null,
        title: given.title,
        roles: [...new Set(given.roles)],
        sort: 100,
        valid_from: validFrom,
        valid_to: null,
      })
      .execute()
    administered(ctx, {
      agencyId: given.agencyId,
      action: 'organizations.position-added',
      subject: { kind: 'position', id },
      data: { title: given.title, roles: given.roles },
    })
    return { id }
  })
}
