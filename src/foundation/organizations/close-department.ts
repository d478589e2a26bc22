import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { administered } from './events.ts'
import { text } from './messages.ts'
import { mayAdminister } from './permissions.ts'
import { tables } from './tables.ts'

export const CloseDepartment = z.object({
  agencyId: z.uuid(),
  departmentId: z.string().trim().min(1).pipe(z.uuid()),
  /** Last day of the department, included. */
  lastDay: z.iso.date(),
  basis: z.string().trim().max(300).default(''),
})

/**
 * Closes a department whose positions are closed: so nobody is appointed there, and no work waits. It is kept with its history; opened again it
 * is a new one. Errors: forbidden, not_found, invalid (before it began), conflict (closed already, or positions stand in it after that day).
 */
export async function closeDepartment(ctx: Ctx, input: z.input<typeof CloseDepartment>): Promise<void> {
  const { agencyId, departmentId, lastDay, basis } = check(ctx, CloseDepartment, input)
  ensure(ctx, mayAdminister(ctx.actor, agencyId))
  const t = text(ctx)
  await inTransaction(ctx, async (ctx) => {
    const db = tables(ctx)
    const department = ensureVisible(
      ctx,
      await db
        .selectFrom('department')
        .selectAll()
        .where('agency_id', '=', agencyId)
        .where('id', '=', departmentId)
        .forUpdate()
        .executeTakeFirst(),
    )
    if (department.valid_to) throw conflict(t.alreadyClosed(department.name, department.valid_to))
    if (lastDay < department.valid_from) throw invalid(ctx, { lastDay: t.notBefore(department.valid_from) })
    const standing = await db
      .selectFrom('position')
      .select('title')
      .where('agency_id', '=', agencyId)
      .where('department_id', '=', departmentId)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', lastDay)]))
      .orderBy('sort')
      .execute()
    if (standing.length > 0) throw conflict(t.stillPositions(standing.map((position) => position.title).join(', ')))
    await db
      .updateTable('department')
      .set({ valid_to: lastDay })
      .where('agency_id', '=', agencyId)
      .where('id', '=', departmentId)
      .execute()
    administered(ctx, {
      agencyId,
      action: 'organizations.department-closed',
      subject: { kind: 'department', id: departmentId },
      data: { name: department.name, lastDay, basis },
    })
  })
}
