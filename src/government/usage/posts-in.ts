import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { type PostTable, tables } from './tables.ts'
import type { Month } from './usage-month.ts'

/** Who holds a position in these agencies on any day of a month. */
export async function postsIn(ctx: Ctx, agencyIds: readonly string[], { from, to }: Month): Promise<PostTable[]> {
  return tables(ctx)
    .selectFrom('post')
    .selectAll()
    .where('agency_id', '=', sql<string>`any(${agencyIds}::uuid[])`)
    .where('valid_from', '<=', to)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', from)]))
    .orderBy('valid_from')
    .orderBy('holding_id')
    .execute()
}

/** Days on line in a month, by `agency person`. */
export async function daysOnline(ctx: Ctx, agencyIds: readonly string[], { from, to }: Month): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; days: number }>`select agency_id || ' ' || person_id as key, count(*)::int as days
    from usage.presence where agency_id = any(${agencyIds}::uuid[]) and day between ${from} and ${to} group by 1`.execute(ctx.db)
  return new Map(rows.map((row) => [row.key, row.days]))
}
