import type { Ctx, OfficerRole } from '#platform/context'
import { collect, newId } from '#platform/database'
import { taskSink } from './tables.ts'

export interface NewTask {
  agencyId: string
  /** As declared in the module's `work`, e.g. `dossier.receive`. */
  kind: string
  subjectId: string
  /** What is to be done, in Vietnamese, with the person's or paper's name. */
  title: string
  /** The public code of the subject, searched and shown beside the title. */
  reference?: string
  href: string
  /** Whose work it is: a role of the agency, or one officer. */
  role: OfficerRole
  assigneeId?: string | null
  dueAt?: Date | null
}

/** Puts work into the worklist when the open transaction commits. */
export function openTask(ctx: Ctx, task: NewTask): void {
  collect(ctx, taskSink, {
    agency_id: task.agencyId,
    id: newId(),
    kind: task.kind,
    subject_id: task.subjectId,
    title: task.title,
    reference: task.reference ?? '',
    href: task.href,
    role: task.role,
    audience: task.assigneeId ? `person:${task.assigneeId}` : `role:${task.role}`,
    due_at: task.dueAt?.toISOString() ?? 'infinity',
    opened_at: ctx.now.toISOString(),
    taken_at: task.assigneeId ? ctx.now.toISOString() : null,
  })
}
