import type { Ctx } from '#platform/context'
import { tables } from './tables.ts'

const BATCH = 1000

/** The next leaves from an index on, each with its entry as it stands now. */
export async function loadLeaves(ctx: Ctx, agencyId: string, from: number) {
  const leaves = await tables(ctx)
    .selectFrom('leaf')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('leaf_index', '>=', from)
    .orderBy('leaf_index')
    .limit(BATCH)
    .execute()
  if (leaves.length === 0) return []
  const entries = await tables(ctx)
    .selectFrom('entry')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where(
      'id',
      'in',
      leaves.map((leaf) => leaf.entry_id),
    )
    .execute()
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return leaves.map((leaf) => ({ ...leaf, entry: byId.get(leaf.entry_id) }))
}

/** The stored subtrees that end within these leaves. */
export async function loadCompleted(ctx: Ctx, agencyId: string, from: number, to: number): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  for (let level = 0, width = 1; width <= to; level += 1, width *= 2) {
    const rows = await tables(ctx)
      .selectFrom('node')
      .select(['position', 'hash'])
      .where('agency_id', '=', agencyId)
      .where('level', '=', level)
      .where('position', '>=', Math.floor(from / width))
      .where('position', '<', Math.floor(to / width))
      .execute()
    for (const row of rows) found.set(`${level}/${row.position}`, row.hash)
  }
  return found
}
