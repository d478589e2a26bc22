import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { today } from './get-unit.ts'
import { type Unit, unitOf, unitsOn } from './tables.ts'

/** The units above this one on a day, from its parent up to the province. */
export async function listAncestors(ctx: Ctx, by: { id: string; asOf?: string }): Promise<Unit[]> {
  const day = by.asOf ?? today(ctx)
  const { rows } = await sql<{ id: string }>`
    with recursive up(id, height) as (
      select parent_id, 1 from units.life
      where unit_id = ${by.id}::uuid and valid_from <= ${day}::date and valid_to >= ${day}::date and parent_id is not null
      union all
      select f.parent_id, up.height + 1 from up join units.life f on f.unit_id = up.id
      where f.valid_from <= ${day}::date and f.valid_to >= ${day}::date and f.parent_id is not null
    ) select id from up order by height`.execute(ctx.db)
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const units = await unitsOn(ctx, day).where('f.unit_id', 'in', ids).execute()
  return units.map(unitOf).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/**
 * The units below this one on a day, in alphabetical order, paged.
 * @param by.depth `children` leaves out what stands below a child.
 */
export async function listDescendants(
  ctx: Ctx,
  by: { id: string; asOf?: string; depth?: 'children' | 'all'; after?: string; limit?: number },
): Promise<Page<Unit>> {
  const day = by.asOf ?? today(ctx)
  const limit = by.limit ?? 100
  let query = unitsOn(ctx, day)
    .select('f.sort_key')
    .orderBy('f.sort_key')
    .orderBy('f.unit_id')
    .limit(limit + 1)
  query =
    by.depth === 'children'
      ? query.where('f.parent_id', '=', by.id)
      : query.where(
          'f.unit_id',
          'in',
          sql<string>`(with recursive down(id) as (
            select unit_id from units.life where parent_id = ${by.id}::uuid and valid_from <= ${day}::date and valid_to >= ${day}::date
            union all
            select f.unit_id from down join units.life f on f.parent_id = down.id
            where f.valid_from <= ${day}::date and f.valid_to >= ${day}::date
          ) select id from down)`,
        )
  const [sortKey, id] = decodeCursor(by.after) ?? []
  if (typeof sortKey === 'string' && typeof id === 'string')
    query = query.where(sql<boolean>`(f.sort_key, f.unit_id) > (${sortKey}, ${id}::uuid)`)
  const page = pageOf(await query.execute(), limit, (row) => [row.sort_key, row.unit_id])
  return { items: page.items.map(unitOf), next: page.next }
}
