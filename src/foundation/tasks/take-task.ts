import { type Ctx, isOfficer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { conflict, ensure } from '#platform/errors'
import { text } from './messages.ts'
import { tables, visibleAudiences } from './tables.ts'
import { type TaskKey, taskForUpdate } from './task-for-update.ts'

/** Takes waiting work upon oneself. Errors: forbidden, not_found, conflict (somebody was faster). */
export async function takeTask(ctx: Ctx, key: TaskKey): Promise<void> {
  const { actor } = ctx
  ensure(ctx, isOfficer(actor))
  if (!isOfficer(actor)) return
  await inTransaction(ctx, async (ctx) => {
    const task = await taskForUpdate(ctx, key)
    if (!visibleAudiences(ctx).some((pair) => pair.audience === task.audience)) {
      if (task.audience.startsWith('person:')) throw conflict(text(ctx).alreadyTaken)
      ensure(ctx, false)
    }
    await tables(ctx)
      .updateTable('task')
      .set({ audience: `person:${actor.personId}`, taken_at: ctx.now })
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.id)
      .execute()
  })
}
