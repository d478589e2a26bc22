import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { json, newId } from '#platform/database'
import { conflict } from '#platform/errors'
import { addDays } from '#platform/time'
import { accentKey, searchKey, sortKey } from '#platform/vietnamese'
import { CivilDate } from './civil-date.ts'
import { unitsReformed } from './events.ts'
import { text } from './messages.ts'
import { type LifeTable, OPEN_END, type ReformTable, tables } from './tables.ts'
import { TYPES } from './vietnam/sources.ts'
import type { Level } from './vietnam/world.ts'

/** What every reform says about itself. */
export const ReformBasis = z.object({
  /** `Nghị quyết 202/2025/QH15` */
  legalBasis: z.string().trim().min(5).max(300),
  /** The first day of the new state of things. */
  effectiveDate: CivilDate,
})

export type Life = LifeTable & { level: Level }

export interface Reform {
  id: string
  effectiveDate: string
  legalBasis: string
}

export const beginReform = (basis: z.output<typeof ReformBasis>): Reform => ({ id: newId(), ...basis })

/**
 * The lives of these units in force on the eve of the reform and with no other change after it, locked against other reforms.
 * Throws conflict otherwise.
 */
export async function livesInForce(ctx: Ctx, reform: Reform, ids: readonly string[]): Promise<Life[]> {
  const lives = await tables(ctx)
    .selectFrom('life as f')
    .innerJoin('unit as u', 'u.id', 'f.unit_id')
    .selectAll('f')
    .select('u.level')
    .where('f.unit_id', 'in', [...ids])
    .where('f.valid_to', '=', OPEN_END)
    .where('f.valid_from', '<', reform.effectiveDate)
    .orderBy('f.unit_id')
    .forUpdate('u')
    .execute()
  if (lives.length !== new Set(ids).size) throw conflict(text(ctx).reform.notInForce)
  return lives
}

/** The lives of all units directly below these; as livesInForce. */
export async function childrenInForce(ctx: Ctx, reform: Reform, ids: readonly string[]): Promise<Life[]> {
  const rows = await tables(ctx)
    .selectFrom('life')
    .select('unit_id')
    .where('parent_id', 'in', [...ids])
    .where('valid_to', '>=', reform.effectiveDate)
    .execute()
  return rows.length === 0 ? [] : livesInForce(ctx, reform, [...new Set(rows.map((row) => row.unit_id))])
}

/** Ends these units on the eve of the reform. */
export async function endLives(ctx: Ctx, reform: Reform, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tables(ctx)
    .updateTable('life')
    .set({ valid_to: addDays(reform.effectiveDate, -1), to_known: true })
    .where('unit_id', 'in', [...ids])
    .where('valid_to', '=', OPEN_END)
    .execute()
}

type NewLife = Pick<LifeTable, 'unit_id' | 'code' | 'name' | 'parent_id'>

/** Begins lives on the day of the reform; units not yet known are made by `level`. */
export async function beginLives(ctx: Ctx, reform: Reform, lives: readonly NewLife[], newAt?: Level): Promise<void> {
  if (lives.length === 0) return
  if (newAt)
    await tables(ctx)
      .insertInto('unit')
      .values(lives.map((life) => ({ id: life.unit_id, level: newAt })))
      .execute()
  await tables(ctx)
    .insertInto('life')
    .values(
      lives.map(({ unit_id, code, name, parent_id }) => ({
        unit_id,
        code,
        name,
        parent_id,
        type: TYPES.find((type) => name.startsWith(`${type} `))!,
        valid_from: reform.effectiveDate,
        valid_to: OPEN_END,
        from_known: true,
        to_known: true,
        legal_basis: reform.legalBasis,
        reform_id: reform.id,
        search_key: ` ${searchKey(name)}`,
        accent_key: ` ${accentKey(name)}`,
        sort_key: sortKey(name),
      })),
    )
    .execute()
}

/** Puts units under other parents from the day of the reform. */
export async function moveUnder(
  ctx: Ctx,
  reform: Reform,
  children: readonly Life[],
  parentOf: (child: Life) => string | null,
): Promise<void> {
  await endLives(
    ctx,
    reform,
    children.map((child) => child.unit_id),
  )
  await beginLives(
    ctx,
    reform,
    children.map((child) => ({ ...child, parent_id: parentOf(child) })),
  )
}

export async function linkUnits(
  ctx: Ctx,
  reform: Reform,
  links: readonly { from: string; to: string; exact: boolean }[],
): Promise<void> {
  await tables(ctx)
    .insertInto('lineage')
    .values(
      links.map(({ from, to, exact }) => ({
        from_id: from,
        to_id: to,
        exact,
        effective_date: reform.effectiveDate,
        reform_id: reform.id,
      })),
    )
    .execute()
}

/** Writes the reform down and tells the other modules. */
export async function recordReform(
  ctx: Ctx,
  reform: Reform,
  kind: ReformTable['kind'],
  units: { ended: string[]; created: string[]; changed: string[] },
): Promise<void> {
  const { actor } = ctx
  await tables(ctx)
    .insertInto('reform')
    .values({
      id: reform.id,
      kind,
      legal_basis: reform.legalBasis,
      effective_date: reform.effectiveDate,
      detail: json(units),
      made_by: 'personId' in actor ? actor.personId : null,
      made_by_name: 'name' in actor ? actor.name : '',
      made_at: ctx.now,
    })
    .execute()
  unitsReformed(ctx, { reformId: reform.id, kind, effectiveDate: reform.effectiveDate, legalBasis: reform.legalBasis, ...units })
}
