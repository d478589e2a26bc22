import { noteFacts } from '#foundation/evidence'
import { type Ctx, personIdOf } from '#platform/context'
import { sql } from '#platform/database'
import { emit } from '#platform/events'
import { vietnamDate } from '#platform/time'
import { WORK_DONE, type WorkDone } from './events.ts'
import { tables } from './tables.ts'

interface Subject {
  agencyId: string
  subjectId: string
}

/** Closes the open work on a subject, all of it but the kinds in `except`; joins the open transaction. Nothing open is no error. */
export async function closeTasks(ctx: Ctx, subject: Subject, except: readonly string[] = []): Promise<void> {
  const { actor } = ctx
  const roles = actor.kind === 'officer' && actor.visibleAgencyIds.includes(subject.agencyId) ? actor.roles : []
  const me = personIdOf(actor) ?? null
  const closed = await tables(ctx)
    .updateTable('task')
    .set({
      closed_at: ctx.now,
      closed_by: me,
      // A warning is told, not done. Work is done by who does it in its role. A leader who stops a dossier ends a specialist's work, and nobody has done it.
      done_by: sql<string | null>`case when role = any(${roles}::text[]) and kind not like '%.warning' then ${me}::uuid end`,
    })
    .where('agency_id', '=', subject.agencyId)
    .where('subject_id', '=', subject.subjectId)
    .where('closed_at', 'is', null)
    .$if(except.length > 0, (query) => query.where('kind', 'not in', [...except]))
    .executeTakeFirst()
  if (roles.length === 0 || closed.numUpdatedRows === 0n) return
  const day = vietnamDate(ctx.now)
  noteFacts(ctx, subject.agencyId, [day])
  emit(ctx, WORK_DONE, { agencyId: subject.agencyId, day } satisfies WorkDone)
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
