import { type Ctx, personIdOf } from '#platform/context'
import { tables } from './tables.ts'

/** Closes the open work on a subject; joins the open transaction. Nothing open is no error. */
export async function closeTasks(ctx: Ctx, subject: { agencyId: string; subjectId: string }): Promise<void> {
  await tables(ctx)
    .updateTable('task')
    .set({ closed_at: ctx.now, closed_by: personIdOf(ctx.actor) ?? null })
    .where('agency_id', '=', subject.agencyId)
    .where('subject_id', '=', subject.subjectId)
    .where('closed_at', 'is', null)
    .execute()
}
