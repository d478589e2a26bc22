import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { listOfficers, listPostsOf } from '#foundation/organizations'
import { type Ctx, isOfficer, type OfficerRole } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayHandOver } from './permissions.ts'
import { type TaskTable, tables } from './tables.ts'
import { getOpenTask, type TaskKey, taskForUpdate } from './task-for-update.ts'

export const HandOverTask = z.object({
  agencyId: z.uuid(),
  id: z.uuid(),
  /** The colleague; back to its role where absent. */
  toPersonId: z.string().max(60).optional(),
  /** Needed where it goes to a colleague, who reads it. */
  reason: z.string().trim().max(500).default(''),
})

export const roleOf = (task: Pick<TaskTable, 'role'>): OfficerRole => (task.role ?? 'one_stop') as OfficerRole

/** What the audit says of a task: the record it is about, as its own module names it (`dossier.receive` is work on a dossier). */
export const subjectOf = (task: Pick<TaskTable, 'kind' | 'subject_id' | 'reference'>) => ({
  kind: task.kind.split('.')[0]!,
  id: task.subject_id,
  code: task.reference || null,
})

/**
 * Hands work over: back to its role, or on to a colleague (`toPersonId`) with a reason. Only the holder, a leader or an administrator may.
 * Errors: forbidden, not_found, invalid (`reason` is missing; `toPersonId` does not hold the role today at the task's agency or its successor).
 */
export async function handOverTask(ctx: Ctx, input: z.input<typeof HandOverTask>): Promise<void> {
  const { actor } = ctx
  ensure(ctx, isOfficer(actor))
  if (!isOfficer(actor)) return
  const { toPersonId, reason, ...key } = check(ctx, HandOverTask, input)
  await inTransaction(ctx, async (ctx) => {
    const task = await taskForUpdate(ctx, key)
    ensure(ctx, mayHandOver(actor, task.audience))
    if (toPersonId !== undefined) await ensureColleague(ctx, task, toPersonId, reason)
    await tables(ctx)
      .updateTable('task')
      .set({
        audience: toPersonId ? `person:${toPersonId}` : `role:${roleOf(task)}`,
        taken_at: toPersonId ? ctx.now : null,
        handed_by: toPersonId ? actor.name : null,
        handed_reason: toPersonId ? reason : null,
      })
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.id)
      .execute()
    appendAudit(ctx, {
      agencyId: task.agency_id,
      action: toPersonId ? 'tasks.handed-over' : 'tasks.given-back',
      subject: subjectOf(task),
      reason: reason || null,
      data: { taskId: task.id, from: task.audience, to: toPersonId ? `person:${toPersonId}` : `role:${roleOf(task)}` },
    })
  })
}

async function ensureColleague(ctx: Ctx, task: TaskTable, personId: string, reason: string): Promise<void> {
  const t = text(ctx)
  const chosen = z.uuid().safeParse(personId).success
  const posts = chosen ? await listPostsOf(ctx, personId) : []
  const fits = posts.some((post) => post.visibleAgencyIds.includes(task.agency_id) && post.roles.includes(roleOf(task)))
  const wrong = {
    ...(fits ? {} : { toPersonId: personId === '' ? t.chooseColleague : t.noPostHere }),
    ...(reason === '' ? { reason: t.reasonNeeded } : {}),
  }
  if (Object.keys(wrong).length > 0) throw invalid(ctx, wrong)
}

/** A task to be handed over, and who could take it: the officers here who hold its role today. Errors as above. */
export async function getHandOver(
  ctx: Ctx,
  key: TaskKey,
): Promise<{ task: TaskTable; colleagues: { id: string; name: string; title: string }[] }> {
  const { actor } = ctx
  ensure(ctx, isOfficer(actor))
  const task = await getOpenTask(ctx, key)
  ensure(ctx, mayHandOver(actor, task.audience))
  const officers = await listOfficers(ctx, (actor as { agencyId: string }).agencyId, {
    role: roleOf(task),
    onDate: vietnamDate(ctx.now),
  })
  const people = Map.groupBy(officers, (officer) => officer.personId)
  people.delete(task.audience.replace('person:', ''))
  return {
    task,
    colleagues: [...people].map(([id, held]) => ({
      id,
      name: held[0]!.personName,
      title: held.map((one) => one.title).join(', '),
    })),
  }
}
