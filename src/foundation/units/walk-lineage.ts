import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { type Unit, unitOf, unitsOn } from './tables.ts'

export interface Related extends Unit {
  /** The whole territory of the former went into the latter, and nowhere else. */
  exact: boolean
}

interface Reached {
  id: string
  exact: boolean
  valid: boolean
  last_day: string
}

/**
 * The units valid on a day that hold territory of `unitIds` as they stood at the end of `since`, over any number of steps.
 * Where a unit ended without a known successor, its territory is followed through the units below it (a dissolved tier), else
 * through the one above; such answers are not exact.
 */
export async function walkForward(ctx: Ctx, unitIds: readonly string[], since: string, on: string): Promise<Related[]> {
  let from = [...unitIds]
  let start = since
  let direct = true
  // Each turn leaves a tier of the country or a day behind; there are three tiers.
  for (let turn = 0; turn < 6 && from.length > 0; turn++) {
    const reached = await follow(ctx, from, start, on)
    const valid = reached.filter((unit) => unit.valid)
    if (valid.length > 0) return present(ctx, valid, on, direct)
    direct = direct && unitIds.length === 1
    const next = await aroundEnds(ctx, reached)
    if (next.ids.length > 1) direct = false
    from = next.ids
    start = next.day
  }
  return []
}

async function follow(ctx: Ctx, from: readonly string[], since: string, on: string): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    with recursive walk(id, arrived, exact) as (
      select id, ${since}::date, true from unnest(${from}::uuid[]) as start(id)
      union
      select l.to_id, l.effective_date, w.exact and l.exact
      from walk w join units.lineage l on l.from_id = w.id and l.effective_date > w.arrived and l.effective_date <= ${on}::date
    )
    select w.id, bool_or(w.exact) as exact,
      bool_or(f.valid_from <= ${on}::date and f.valid_to >= ${on}::date) as valid, max(f.valid_to)::text as last_day
    from walk w join units.life f on f.unit_id = w.id group by w.id`.execute(ctx.db)
  return rows
}

/** Where units ended with no trace: those below them on their last day, else those above. */
async function aroundEnds(ctx: Ctx, ended: readonly Reached[]): Promise<{ ids: string[]; day: string }> {
  const ids = ended.map((unit) => unit.id)
  const { rows } = await sql<{ below: string[] | null; above: string[] | null; day: string | null }>`
    with ended as (
      select distinct on (unit_id) unit_id, valid_to as day, parent_id from units.life
      where unit_id = any(${ids}::uuid[]) order by unit_id, valid_to desc
    )
    select
      (select array_agg(distinct f.unit_id) from ended e
        join units.life f on f.parent_id = e.unit_id and f.valid_from <= e.day and f.valid_to >= e.day) as below,
      (select array_agg(distinct e.parent_id) from ended e where e.parent_id is not null) as above,
      (select max(day)::text from ended) as day`.execute(ctx.db)
  const row = rows[0]!
  if (!row.day) return { ids: [], day: '' }
  return { ids: row.below ?? row.above ?? [], day: row.day }
}

/** The units valid on a day whose territory, or part of it, is in `unitId` as it stands at the end of `until`. */
export async function walkBack(ctx: Ctx, unitId: string, until: string, on: string): Promise<Related[]> {
  const { rows } = await sql<Reached>`
    with recursive walk(id, left_on, exact) as (
      select ${unitId}::uuid, ${until}::date + 1, true
      union
      select l.from_id, l.effective_date, w.exact and l.exact
      from walk w join units.lineage l on l.to_id = w.id and l.effective_date < w.left_on and l.effective_date > ${on}::date
    )
    select id, bool_or(exact) as exact, true as valid, '' as last_day from walk group by id`.execute(ctx.db)
  const units = await unitsOn(ctx, on)
    .where(
      'f.unit_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('f.sort_key')
    .orderBy('f.unit_id')
    .execute()
  const exact = new Map(rows.map((row) => [row.id, row.exact]))
  return units.map((row) => ({ ...unitOf(row), exact: exact.get(row.unit_id)! }))
}

async function present(ctx: Ctx, reached: readonly Reached[], on: string, direct: boolean): Promise<Related[]> {
  const exact = new Map(reached.map((unit) => [unit.id, unit.exact]))
  const units = await unitsOn(ctx, on)
    .where('f.unit_id', 'in', [...exact.keys()])
    .orderBy('f.sort_key')
    .orderBy('f.unit_id')
    .execute()
  return units.map((row) => ({ ...unitOf(row), exact: direct && units.length === 1 && exact.get(row.unit_id)! }))
}

/** All units from which these came, or which came from them, at any time; the given ones included. */
export async function lineageIds(ctx: Ctx, ids: readonly string[], direction: 'predecessors' | 'successors'): Promise<string[]> {
  if (ids.length === 0) return []
  const [from, to] =
    direction === 'predecessors' ? [sql.ref('to_id'), sql.ref('from_id')] : [sql.ref('from_id'), sql.ref('to_id')]
  const { rows } = await sql<{ id: string }>`
    with recursive walk(id) as (
      select id from unnest(${[...ids]}::uuid[]) as start(id)
      union select ${to} from walk join units.lineage on ${from} = walk.id
    ) select id from walk`.execute(ctx.db)
  return rows.map((row) => row.id)
}
