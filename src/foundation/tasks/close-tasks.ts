import { type Ctx, personIdOf } from '#platform/context'
import { tables } from './tables.ts'

interface Subject {
  agencyId: string
  subjectId: string
}

/** Closes the open work on a subject, all of it but the kinds in `except`; joins the open transaction. Nothing open is no error. */
export async function closeTasks(ctx: Ctx, subject: Subject, except: readonly string[] = []): Promise<void> {
  await tables(ctx)
    .updateTable('task')
    .set({ closed_at: ctx.now, closed_by: personIdOf(ctx.actor) ?? null })
    .where('agency_id', '=', subject.agencyId)
    .where('subject_id', '=', subject.subjectId)
    .where('closed_at', 'is', null)
    .$if(except.length > 0, (query) => query.where('kind', 'not in', [...except]))
    .execute()
}

/** Moves the deadline of the open work on a subject; whoever has taken it keeps it. */
export async function postponeTasks(ctx: Ctx, subject: Subject, dueAt: Date): Promise<void> {
  await tables(ctx)
    .updateTable('task')
    .set({ due_at: dueAt })
    .where('agency_id', '=', subject.agencyId)
    .where('subject_id', '=', subject.subjectId)
    .where('closed_at', 'is', null)
    .execute()
}
