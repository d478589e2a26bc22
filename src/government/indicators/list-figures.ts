import { placeUnits } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import { mayDeclareFigures, maySeeDraft } from './permissions.ts'
import { type FigureTable, tables } from './tables.ts'

export type Figure = FigureTable

/** Two hundred indicators of five years by months; what a unit's page, downloads and reports read whole. */
const MOST_FIGURES = 15_000

/**
 * The published figures of a unit on the map of a day: its own, and those of the units that went into it whole, each under the unit that it was said of.
 * Public. In the order of indicators, then newest first.
 */
export async function listFiguresOfUnit(ctx: Ctx, by: { unitId: string; on: string; indicatorCode?: string }): Promise<Figure[]> {
  const known = await sql<{ unit_id: string }>`select distinct unit_id from indicators.figure where status = 'published'`.execute(
    ctx.db,
  )
  const placed = await placeUnits(ctx, { ids: known.rows.map((row) => row.unit_id), on: by.on })
  const ids = [...placed].flatMap(([id, places]) => (places.some((one) => one.unitId === by.unitId) ? [id] : []))
  // Where the day is before the unit's own time its figures are its own still.
  if (!ids.includes(by.unitId)) ids.push(by.unitId)
  let query = tables(ctx)
    .selectFrom('figure')
    .selectAll()
    .where('unit_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('status', '=', 'published')
    .orderBy('indicator_code')
    .orderBy('period', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_FIGURES)
  if (by.indicatorCode) query = query.where('indicator_code', '=', by.indicatorCode)
  return query.execute()
}

/** The units of which figures are published, and how many. Public. */
export async function listUnitsWithFigures(ctx: Ctx): Promise<{ unitId: string; figures: number }[]> {
  const rows = await tables(ctx)
    .selectFrom('figure')
    .select(['unit_id', sql<number>`count(*)::int`.as('figures')])
    .where('status', '=', 'published')
    .groupBy('unit_id')
    .execute()
  return rows.map((row) => ({ unitId: row.unit_id, figures: row.figures }))
}

/** A figure by its agency and id: published ones are everybody's, others their agency's. Throws `not_found` otherwise. */
export async function getFigure(ctx: Ctx, key: { agencyId: string; id: string }): Promise<Figure> {
  const row = await tables(ctx)
    .selectFrom('figure')
    .selectAll()
    .where('agency_id', '=', key.agencyId)
    .where('id', '=', key.id)
    .executeTakeFirst()
  if (!row || (row.status === 'draft' && !maySeeDraft(ctx.actor, row))) throw notFound(ctx)
  return row
}

/** All versions of a figure that were ever signed, newest first. Public, as its correction must be seen. */
export const versionsOf = (ctx: Ctx, figure: Figure): Promise<Figure[]> =>
  tables(ctx)
    .selectFrom('figure')
    .selectAll()
    .where('agency_id', '=', figure.agency_id)
    .where('indicator_code', '=', figure.indicator_code)
    .where('unit_id', '=', figure.unit_id)
    .where('place', '=', figure.place)
    .where('period_kind', '=', figure.period_kind)
    .where('period', '=', figure.period)
    .where('status', '!=', 'draft')
    .orderBy('version', 'desc')
    .limit(50)
    .execute()

/** When and why a figure was withdrawn with the sheet that it came from; undefined for any other. Public, as the figure is. */
export async function findWithdrawal(ctx: Ctx, figure: Figure): Promise<{ at: Date; reason: string } | undefined> {
  if (figure.status !== 'withdrawn' || !figure.import_id) return undefined
  const row = await tables(ctx)
    .selectFrom('figure_import')
    .select(['undone_at', 'undo_reason'])
    .where('agency_id', '=', figure.agency_id)
    .where('id', '=', figure.import_id)
    .executeTakeFirst()
  return row?.undone_at ? { at: row.undone_at, reason: row.undo_reason } : undefined
}

const LIMIT = 30

/** The agency's figures that wait for a signature, newest first. */
export async function listDrafts(ctx: Ctx, filter: { after?: string | undefined } = {}): Promise<Page<Figure>> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const agencies = ctx.actor.kind === 'officer' ? ctx.actor.visibleAgencyIds : []
  const [at, id] = decodeCursor(filter.after) ?? []
  let query = tables(ctx)
    .selectFrom('figure')
    .selectAll()
    .where('agency_id', '=', sql<string>`any(${agencies}::uuid[])`)
    .where('status', '=', 'draft')
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LIMIT + 1)
  if (typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at)))
    query = query.where(sql<boolean>`(entered_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  return pageOf(await query.execute(), LIMIT, (row) => [row.entered_at.toISOString(), row.id])
}
