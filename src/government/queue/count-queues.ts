import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'

/** Who waits in some lines of a day, and how many ordinary numbers were called since the last priority one; what nextQueue needs. */
export async function countQueues(
  ctx: Ctx,
  agencyId: string,
  day: string,
  lineIds: readonly string[],
): Promise<{ priority: number; ordinary: number; ordinarySince: number }> {
  const these = sql`agency_id = ${agencyId} and day = ${day} and line_id = any(${[...lineIds]}::uuid[])`
  const { rows } = await sql<{ priority: number; ordinary: number; since: number | null }>`
    select count(*) filter (where state = 'waiting' and priority is not null) as priority,
      count(*) filter (where state = 'waiting' and priority is null) as ordinary,
      case when max(called_at) filter (where priority is not null) is not null then
        count(*) filter (where priority is null and called_at > (select max(called_at) from queue.ticket
          where ${these} and priority is not null)) end as since
    from queue.ticket where ${these}`.execute(ctx.db)
  const { priority, ordinary, since } = rows[0]!
  return { priority, ordinary, ordinarySince: since ?? Number.POSITIVE_INFINITY }
}
