import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { visibleAudiences } from './tables.ts'

export interface TaskCounts {
  open: number
  mine: number
  /** Past their deadline at this moment, of both. */
  late: number
}

/** How much work waits for this officer, counted over the same pairs as the list. */
export async function countTasks(ctx: Ctx): Promise<TaskCounts> {
  ensure(ctx, ctx.actor.kind === 'officer')
  const pairs = visibleAudiences(ctx)
  const { rows } = await sql<TaskCounts>`
    select coalesce(sum(n) filter (where visible.audience like 'role:%'), 0)::int as open,
      coalesce(sum(n) filter (where visible.audience like 'person:%'), 0)::int as mine,
      coalesce(sum(late), 0)::int as late
    from unnest(${pairs.map((p) => p.agencyId)}::uuid[], ${pairs.map((p) => p.audience)}::text[]) as visible (agency_id, audience)
    cross join lateral (
      select count(*) as n, count(*) filter (where due_at < ${ctx.now}) as late from tasks.task
      where task.agency_id = visible.agency_id and task.audience = visible.audience and closed_at is null
    ) t`.execute(ctx.db)
  return rows[0]!
}
