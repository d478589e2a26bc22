import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { addDays, vietnamInstant } from '#platform/time'
import { maySeeOthersWork } from './permissions.ts'
import { tables } from './tables.ts'

export interface DoneWork {
  agencyId: string
  id: string
  kind: string
  role: string
  subjectId: string
  title: string
  reference: string
  href: string
  doneBy: string
  openedAt: Date
  /** Since when they had it; null where they did it without taking it first. */
  takenAt: Date | null
  closedAt: Date
  /** Null where it had no deadline. */
  dueAt: Date | null
}

/**
 * The work of agencies that officers did, by civil days of Vietnam, both included, or by ids; not paged: ask for days or a page of ids. Officers get their
 * own, leaders their agency's, the program all.
 */
export async function listDoneWork(
  ctx: Ctx,
  filter: { agencyIds: readonly string[]; from: string; to: string } | { agencyIds: readonly string[]; ids: readonly string[] },
): Promise<DoneWork[]> {
  const { actor } = ctx
  ensure(ctx, actor.kind === 'system' || actor.kind === 'officer')
  let rows = tables(ctx)
    .selectFrom('task')
    .selectAll()
    .where('agency_id', '=', sql<string>`any(${filter.agencyIds}::uuid[])`)
    .where('done_by', 'is not', null)
    .orderBy('closed_at')
    .orderBy('id')
  if ('ids' in filter) rows = rows.where('id', '=', sql<string>`any(${filter.ids}::uuid[])`)
  else
    rows = rows
      .where('closed_at', '>=', vietnamInstant(filter.from))
      .where('closed_at', '<', vietnamInstant(addDays(filter.to, 1)))
  if (actor.kind === 'officer')
    rows = maySeeOthersWork(actor)
      ? rows.where('agency_id', '=', sql<string>`any(${actor.visibleAgencyIds}::uuid[])`)
      : rows.where('done_by', '=', actor.personId)
  return (await rows.execute()).map((row) => ({
    agencyId: row.agency_id,
    id: row.id,
    kind: row.kind,
    role: row.role!,
    subjectId: row.subject_id,
    title: row.title,
    reference: row.reference,
    href: row.href,
    doneBy: row.done_by!,
    openedAt: row.opened_at,
    takenAt: row.taken_at,
    closedAt: row.closed_at!,
    // PostgreSQL's infinity is no moment.
    dueAt: row.due_at instanceof Date && Number.isFinite(row.due_at.getTime()) ? row.due_at : null,
  }))
}
