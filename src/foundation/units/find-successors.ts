import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { addDays } from '#platform/time'
import { isUnitCode, today } from './get-unit.ts'
import { text } from './messages.ts'
import { OPEN_END, OPEN_START, tables } from './tables.ts'
import { type Related, walkBack, walkForward } from './walk-lineage.ts'

/**
 * The units valid on a day (today by default) that hold territory of the unit that bore this code before the latest change
 * up to that day; an unchanged unit answers with itself. Throws not_found for a code never borne.
 */
export async function findSuccessors(ctx: Ctx, by: { code: string; on?: string }): Promise<Related[]> {
  const on = by.on ?? today(ctx)
  const lives = await livesOfCode(ctx, by.code)
  const changes = lives
    .flatMap((life) => [life.valid_from, life.valid_to === OPEN_END ? OPEN_START : addDays(life.valid_to, 1)])
    .filter((day) => day !== OPEN_START && day <= on)
  const latest = changes.sort().at(-1)
  const eve = latest ? addDays(latest, -1) : on
  const bearer = lives.find((life) => covers(life, eve)) ?? lives.find((life) => covers(life, on))
  return bearer ? walkForward(ctx, [bearer.unit_id], covers(bearer, eve) ? eve : on, on) : []
}

/**
 * The units valid on a day from which today's bearer of this code came (the last bearer, where today nobody bears it).
 * Throws not_found for a code never borne.
 */
export async function findPredecessors(ctx: Ctx, by: { code: string; on: string }): Promise<Related[]> {
  const now = today(ctx)
  const lives = await livesOfCode(ctx, by.code)
  const bearer = lives.find((life) => covers(life, now)) ?? lives.findLast((life) => life.valid_from <= now)
  return bearer ? walkBack(ctx, bearer.unit_id, now, by.on) : []
}

/** The units valid on a day (today by default) that hold the territory this unit had on its last day; the unit itself while it lives. */
export async function findSuccessorsOfUnit(ctx: Ctx, by: { id: string; since?: string; on?: string }): Promise<Related[]> {
  const on = by.on ?? today(ctx)
  const life = await tables(ctx)
    .selectFrom('life')
    .select(['valid_from', 'valid_to'])
    .where('unit_id', '=', by.id)
    .orderBy('valid_to', 'desc')
    .executeTakeFirst()
  if (!life) return []
  const last = life.valid_to === OPEN_END || life.valid_to > on ? on : life.valid_to
  return walkForward(ctx, [by.id], by.since ?? last, on)
}

async function livesOfCode(ctx: Ctx, code: string) {
  if (!isUnitCode(code)) throw notFound(ctx, text(ctx).unknownCode(code))
  const lives = await tables(ctx)
    .selectFrom('life')
    .select(['unit_id', 'valid_from', 'valid_to'])
    .where('code', '=', code)
    .orderBy('valid_from')
    .execute()
  if (lives.length === 0) throw notFound(ctx, text(ctx).unknownCode(code))
  return lives
}

/** -infinity and infinity compare as texts as they do as dates. */
const covers = (life: { valid_from: string; valid_to: string }, day: string): boolean =>
  life.valid_from <= day && life.valid_to >= day
