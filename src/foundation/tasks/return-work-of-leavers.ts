import { appendAudit } from '#foundation/audit'
import { listPostsOf, type PositionsChanged } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { roleOf, subjectOf } from './hand-over-task.ts'
import { type TaskTable, tables } from './tables.ts'

/** Their posts have changed: what an officer holds without the post for it goes back to its role. Twice does nothing more. */
export async function whenPositionsChanged(ctx: Ctx, { personId }: PositionsChanged): Promise<void> {
  const held = await tables(ctx)
    .selectFrom('task')
    .selectAll()
    .where('audience', '=', `person:${personId}`)
    // As the index has it, so that it serves.
    .where(sql<boolean>`audience like 'person:%'`)
    .where('closed_at', 'is', null)
    .execute()
  if (held.length === 0) return
  const posts = await listPostsOf(ctx, personId)
  const stays = (task: TaskTable) =>
    posts.some((post) => post.visibleAgencyIds.includes(task.agency_id) && post.roles.includes(roleOf(task)))
  // One agency a transaction (design §4).
  for (const tasks of Map.groupBy(
    held.filter((task) => !stays(task)),
    (task) => task.agency_id,
  ).values())
    await inTransaction(ctx, async (ctx) => {
      for (const task of tasks) await giveBack(ctx, task)
    })
}

async function giveBack(ctx: Ctx, task: TaskTable): Promise<void> {
  const moved = await tables(ctx)
    .updateTable('task')
    .set({ audience: `role:${roleOf(task)}`, handed_by: null, handed_reason: null, taken_at: null })
    .where('agency_id', '=', task.agency_id)
    .where('id', '=', task.id)
    .where('audience', '=', task.audience)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (moved.numUpdatedRows > 0n)
    appendAudit(ctx, {
      agencyId: task.agency_id,
      action: 'tasks.returned-to-role',
      subject: subjectOf(task),
      data: { taskId: task.id, from: task.audience, to: `role:${roleOf(task)}` },
    })
}

/** Each night: work may have been opened for somebody after they left (a dossier that came back from a pause). */
export async function returnWorkOfLeavers(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ personId: string }>`
    select distinct substr(audience, 8) as "personId" from tasks.task where closed_at is null and audience like 'person:%'`.execute(
    ctx.db,
  )
  for (const { personId } of rows) await whenPositionsChanged(ctx, { personId })
}
