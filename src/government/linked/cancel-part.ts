import { appendAudit } from '#foundation/audit'
import { closeTasks } from '#foundation/tasks'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { tables } from './tables.ts'

/** Job: the lead has ended a part that came back. Idempotent. */
export async function cancelPart(
  outer: Ctx,
  { agencyId, dossierId, stepCode }: { agencyId: string; dossierId: string; stepCode: string },
): Promise<void> {
  await inTransaction(asSystem(outer, 'linked'), async (ctx) => {
    const part = await tables(ctx)
      .updateTable('part')
      .set({ state: 'cancelled', closed_at: ctx.now })
      .where('agency_id', '=', agencyId)
      .where('dossier_id', '=', dossierId)
      .where('step_code', '=', stepCode)
      .where('state', 'in', ['open', 'returned'])
      .returning(['id', 'dossier_code', 'person_id'])
      .executeTakeFirst()
    if (!part) return
    await closeTasks(ctx, { agencyId, subjectId: part.id })
    appendAudit(ctx, {
      agencyId,
      action: 'linked.parts-cancelled',
      subject: { kind: 'dossier', id: dossierId, code: part.dossier_code },
      concerns: part.person_id,
      data: { part: stepCode },
    })
  })
}
