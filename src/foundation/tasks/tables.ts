import type { Ctx } from '#platform/context'
import { defineSink, defineTables } from '#platform/database'

export interface TaskTable {
  agency_id: string
  id: string
  kind: string
  subject_id: string
  title: string
  reference: string
  href: string
  role: string | null
  audience: string
  due_at: Date
  opened_at: Date
  closed_at: Date | null
  closed_by: string | null
}

export const tables = defineTables<{ task: TaskTable }>('tasks')

export const taskSink = defineSink<{
  agency_id: string
  id: string
  kind: string
  subject_id: string
  title: string
  reference: string
  href: string
  role: string | null
  audience: string
  due_at: string
  opened_at: string
}>('tasks.task', {
  agency_id: 'uuid',
  id: 'uuid',
  kind: 'text',
  subject_id: 'uuid',
  title: 'text',
  reference: 'text',
  href: 'text',
  role: 'text',
  audience: 'text',
  due_at: 'timestamptz',
  opened_at: 'timestamptz',
})

/** Where every read of the worklist starts: the (agency, audience) pairs this officer may see; empty for everybody else. */
export function visibleAudiences(ctx: Ctx): { agencyId: string; audience: string }[] {
  const { actor } = ctx
  if (actor.kind !== 'officer') return []
  const audiences = [...actor.roles.map((role) => `role:${role}`), `person:${actor.personId}`]
  return actor.visibleAgencyIds.flatMap((agencyId) => audiences.map((audience) => ({ agencyId, audience })))
}
