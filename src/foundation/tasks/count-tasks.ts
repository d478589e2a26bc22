import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { audiencesToRead } from './tables.ts'

export interface TaskCounts {
  open: number
  mine: number
  /** Past their deadline at this moment, of both. */
  late: number
  /** The kinds of work that are there, by name; `open` and `mine` add up to those above. */
  kinds: { kind: string; open: number; mine: number; late: number }[]
}

/** How much work waits for this officer, or (for leaders) for one holder, counted over the same pairs as the list. */
export async function countTasks(ctx: Ctx, holder?: string): Promise<TaskCounts> {
  const pairs = audiencesToRead(ctx, holder)
  const { rows: kinds } = await sql<TaskCounts['kinds'][number]>`
    select t.kind,
      coalesce(sum(n) filter (where visible.audience like 'role:%'), 0)::int as open,
      coalesce(sum(n) filter (where visible.audience like 'person:%'), 0)::int as mine,
      sum(late)::int as late
    from unnest(${pairs.map((p) => p.agencyId)}::uuid[], ${pairs.map((p) => p.audience)}::text[]) as visible (agency_id, audience)
    cross join lateral (
      select kind, count(*) as n, count(*) filter (where due_at < ${ctx.now}) as late from tasks.task
      where task.agency_id = visible.agency_id and task.audience = visible.audience and closed_at is null
      group by kind
    ) t
    group by t.kind order by t.kind`.execute(ctx.db)
  const sum = (of: 'open' | 'mine' | 'late') => kinds.reduce((total, kind) => total + kind[of], 0)
  return { open: sum('open'), mine: sum('mine'), late: sum('late'), kinds }
}
