import { listPostsOf } from '#foundation/organizations'
import { type Ctx, hasRole, isOfficer, type OfficerRole } from '#platform/context'
import { inTransaction } from '#platform/database'
import { conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { text } from './messages.ts'
import { tables, visibleAudiences } from './tables.ts'

/** Takes waiting work upon oneself. Refuses with conflict when somebody was faster. */
export async function takeTask(ctx: Ctx, input: { agencyId: string; id: string }): Promise<void> {
  await move(ctx, input, (actor) => `person:${actor.personId}`, false)
}

/**
 * Hands work over: back to its role, or on to a colleague (`toPersonId`). Only the holder, a leader or an administrator may.
 * Errors: forbidden, not_found, invalid (`toPersonId` holds no post today at the task's agency or its successor).
 */
export async function handOverTask(ctx: Ctx, input: { agencyId: string; id: string; toPersonId?: string }): Promise<void> {
  await move(ctx, input, (_, role) => (input.toPersonId ? `person:${input.toPersonId}` : `role:${role}`), true, input.toPersonId)
}

async function move(
  ctx: Ctx,
  input: { agencyId: string; id: string },
  audienceFor: (actor: { personId: string }, role: OfficerRole) => string,
  handOver: boolean,
  toPersonId?: string,
): Promise<void> {
  const { actor } = ctx
  ensure(ctx, isOfficer(actor))
  if (!isOfficer(actor)) return
  await inTransaction(ctx, async (ctx) => {
    const task = await tables(ctx)
      .selectFrom('task')
      .selectAll()
      .where('agency_id', '=', input.agencyId)
      .where('id', '=', input.id)
      .where('closed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    const known = ensureVisible(ctx, task)
    ensureVisible(ctx, actor.visibleAgencyIds.includes(known.agency_id) ? known : null)
    const own = visibleAudiences(ctx).some((pair) => pair.audience === known.audience)
    if (handOver) ensure(ctx, known.audience === `person:${actor.personId}` || hasRole(actor, 'leader', 'administrator'))
    else if (!own) {
      if (known.audience.startsWith('person:')) throw conflict(text(ctx).alreadyTaken)
      ensure(ctx, false)
    }
    if (toPersonId && !(await listPostsOf(ctx, toPersonId)).some((post) => post.visibleAgencyIds.includes(known.agency_id)))
      throw invalid(ctx, { toPersonId: text(ctx).noPostHere })
    await tables(ctx)
      .updateTable('task')
      .set({ audience: audienceFor(actor, (known.role ?? 'one_stop') as OfficerRole) })
      .where('agency_id', '=', input.agencyId)
      .where('id', '=', input.id)
      .execute()
  })
}
