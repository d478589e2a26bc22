import type { Ctx } from '#platform/context'
import { ensureVisible } from '#platform/errors'
import { type TaskTable, tables } from './tables.ts'

export interface TaskKey {
  agencyId: string
  id: string
}

/** An open task that this officer's agency sees, locked until COMMIT. Throws not_found. */
export async function taskForUpdate(ctx: Ctx, key: TaskKey): Promise<TaskTable> {
  return findTask(ctx, key, true)
}

/** The same without the lock, to show it. */
export async function getOpenTask(ctx: Ctx, key: TaskKey): Promise<TaskTable> {
  return findTask(ctx, key, false)
}

async function findTask(ctx: Ctx, key: TaskKey, lock: boolean): Promise<TaskTable> {
  const visible = ctx.actor.kind === 'officer' && ctx.actor.visibleAgencyIds.includes(key.agencyId)
  if (!visible) return ensureVisible<TaskTable>(ctx, undefined)
  return ensureVisible(
    ctx,
    await tables(ctx)
      .selectFrom('task')
      .selectAll()
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.id)
      .where('closed_at', 'is', null)
      .$if(lock, (query) => query.forUpdate())
      .executeTakeFirst(),
  )
}
