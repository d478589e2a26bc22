import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'

/** Where a unit of any time stands on the map of a day. */
export interface PlacedUnit {
  /** The unit itself, or one that holds its territory (or, before it began, whose territory went into it). */
  unitId: string
  /** Its whole territory is in that unit; false where a split or a lost trace leaves the share unknown. */
  exact: boolean
  /** The units above on that day, nearest first. */
  above: string[]
}

/**
 * Puts many units, whenever they lived, on the map of one day (`YYYY-MM-DD`): those that stand keep their place, those that ended are followed to
 * their successors, those that began later back to their predecessors. Several places mean that the territory was divided: then none is exact.
 * Units without a trace are left out. One statement.
 */
export async function placeUnits(ctx: Ctx, by: { ids: readonly string[]; on: string }): Promise<Map<string, PlacedUnit[]>> {
  const ids = [...new Set(by.ids)]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ start: string; id: string; exact: boolean; above: string[] | null }>`
    with recursive span(id, first, last) as (
      select unit_id, min(valid_from), max(valid_to) from units.life where unit_id = any(${ids}::uuid[]) group by unit_id
    ), forward(start, id, arrived, exact) as (
      select id, id, last, true from span
      union
      select w.start, l.to_id, l.effective_date, w.exact and l.exact
      from forward w join units.lineage l on l.from_id = w.id and l.effective_date > least(w.arrived, ${by.on}::date) - 1
        and l.effective_date <= ${by.on}::date
      where w.arrived < ${by.on}::date
    ), back(start, id, left_on, exact) as (
      select id, id, first, true from span where first > ${by.on}::date
      union
      select w.start, l.from_id, l.effective_date, w.exact and l.exact
      from back w join units.lineage l on l.to_id = w.id and l.effective_date <= w.left_on and l.effective_date > ${by.on}::date
    ), reached as (
      select start, id, bool_or(exact) as exact from (
        select start, id, exact from forward union all select start, id, exact from back
      ) as way
      where exists (select from units.life f where f.unit_id = way.id and f.valid_from <= ${by.on}::date and f.valid_to >= ${by.on}::date)
      group by start, id
    ), up(start, id, above, height) as (
      select start, id, id, 0 from reached
      union
      select up.start, up.id, f.parent_id, up.height + 1 from up join units.life f on f.unit_id = up.above
      where f.valid_from <= ${by.on}::date and f.valid_to >= ${by.on}::date and f.parent_id is not null
    )
    select reached.start, reached.id, reached.exact, chain.above
    from reached join (
      select start, id, array_agg(above order by height) filter (where height > 0) as above from up group by start, id
    ) as chain using (start, id)
    order by reached.start, reached.id`.execute(ctx.db)
  const placed = new Map<string, PlacedUnit[]>()
  for (const row of rows)
    placed.set(row.start, [...(placed.get(row.start) ?? []), { unitId: row.id, exact: row.exact, above: row.above ?? [] }])
  for (const places of placed.values()) if (places.length > 1) for (const place of places) place.exact = false
  return placed
}
