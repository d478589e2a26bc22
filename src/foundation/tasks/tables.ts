import { type Ctx, OFFICER_ROLES } from '#platform/context'
import { defineSink, defineTables, isUuid } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import { maySeeOthersWork } from './permissions.ts'

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
  handed_by: string | null
  handed_reason: string | null
  /** Since when the present holder has it; null while it waits for its role, and for what was taken before this was noted. */
  taken_at: Date | null
  /** Who did it, in the role it needs; null where it ended otherwise. */
  done_by: string | null
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
  taken_at: string | null
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
  taken_at: 'timestamptz',
})

/** Where every read of the worklist starts: the (agency, audience) pairs this officer may see; empty for everybody else. */
export function visibleAudiences(ctx: Ctx): { agencyId: string; audience: string }[] {
  const { actor } = ctx
  if (actor.kind !== 'officer') return []
  const audiences = [...actor.roles.map((role) => `role:${role}`), `person:${actor.personId}`]
  return actor.visibleAgencyIds.flatMap((agencyId) => audiences.map((audience) => ({ agencyId, audience })))
}

/** `role:one_stop`, what waits for a role, or `person:<id>`, what one officer holds. */
export const isHolder = (text: string): boolean =>
  text.startsWith('person:') ? isUuid(text.slice(7)) : OFFICER_ROLES.some((role) => text === `role:${role}`)

/** The pairs to read: the officer's own, or, for a leader, those of one holder. Errors: unauthenticated, forbidden, not_found. */
export function audiencesToRead(ctx: Ctx, holder: string | undefined): { agencyId: string; audience: string }[] {
  const { actor } = ctx
  ensure(ctx, actor.kind === 'officer')
  if (actor.kind !== 'officer' || holder === undefined) return visibleAudiences(ctx)
  ensure(ctx, maySeeOthersWork(actor))
  if (!isHolder(holder)) throw notFound(ctx)
  return actor.visibleAgencyIds.map((agencyId) => ({ agencyId, audience: holder }))
}
