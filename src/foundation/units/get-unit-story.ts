import type { Ctx } from '#platform/context'
import { isUuid, sql } from '#platform/database'
import { notFound } from '#platform/errors'
import { findSuccessorsOfUnit } from './find-successors.ts'
import { isUnitCode, today } from './get-unit.ts'
import { text } from './messages.ts'
import { livesEver, type Unit, unitOf } from './tables.ts'
import type { Related } from './walk-lineage.ts'

export interface Origin {
  id: string
  code: string | null
  name: string
  exact: boolean
  effectiveDate: string
  /** False where the sources do not give that day. */
  dayKnown: boolean
}

/** All of one unit's life. */
export interface UnitStory {
  id: string
  /** The latest first. */
  lives: Unit[]
  inForce: boolean
  /** From which units it was formed, at whatever time. */
  origins: Origin[]
  /** Where its territory is today; empty while it is in force. */
  heirs: Related[]
  /** Units directly below it, today or on its last day, and that day. */
  below: { count: number; day: string }
}

/**
 * The lives of every unit that ever bore a code (or of the unit of this id), the latest unit first, with origins and heirs.
 * Throws not_found.
 */
export async function getUnitStory(ctx: Ctx, codeOrId: string): Promise<UnitStory[]> {
  const now = today(ctx)
  const ids = isUuid(codeOrId) ? [codeOrId] : await bearersOf(ctx, codeOrId)
  const rows = ids.length > 0 ? await livesEver(ctx).where('f.unit_id', 'in', ids).orderBy('f.valid_from', 'desc').execute() : []
  if (rows.length === 0) throw notFound(ctx, text(ctx).unknownCode(codeOrId))
  const lives = Map.groupBy(rows.map(unitOf), (life) => life.id)
  const origins = await originsOf(ctx, [...lives.keys()])
  const stories: UnitStory[] = []
  for (const [id, its] of lives) {
    const latest = its[0]!
    const inForce = latest.validTo === null || latest.validTo >= now
    const day = inForce ? (latest.validFrom && latest.validFrom > now ? latest.validFrom : now) : latest.validTo!
    stories.push({
      id,
      lives: its,
      inForce,
      origins: origins.filter((origin) => origin.to_id === id).map(({ to_id, ...origin }) => origin),
      heirs: inForce ? [] : await findSuccessorsOfUnit(ctx, { id, on: now }),
      below: { count: await countBelow(ctx, id, day), day },
    })
  }
  return stories
}

async function bearersOf(ctx: Ctx, code: string): Promise<string[]> {
  if (!isUnitCode(code)) return []
  const { rows } = await sql<{ unit_id: string }>`select distinct unit_id from units.life where code = ${code}`.execute(ctx.db)
  return rows.map((row) => row.unit_id)
}

async function originsOf(ctx: Ctx, ids: readonly string[]): Promise<(Origin & { to_id: string })[]> {
  const { rows } = await sql<Origin & { to_id: string }>`
    select l.to_id, l.from_id as id, f.code, f.name, l.exact, l.effective_date::text as "effectiveDate", f.to_known as "dayKnown"
    from units.lineage l
    join lateral (
      select code, name, sort_key, to_known from units.life
      where unit_id = l.from_id and valid_from < l.effective_date order by valid_from desc limit 1
    ) f on true
    where l.to_id = any(${[...ids]}::uuid[])
    order by l.effective_date desc, f.sort_key, l.from_id`.execute(ctx.db)
  return rows
}

async function countBelow(ctx: Ctx, id: string, day: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from units.life
    where parent_id = ${id}::uuid and valid_from <= ${day}::date and valid_to >= ${day}::date`.execute(ctx.db)
  return rows[0]!.count
}
