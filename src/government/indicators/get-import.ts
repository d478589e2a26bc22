import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { ensure, ensureVisible } from '#platform/errors'
import type { ImportKey } from './import-figures.ts'
import { mayDeclareFigures } from './permissions.ts'
import { type FigureImportTable, tables } from './tables.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Sheets are their agency's own business; the figures that came of them are public once signed. */
export function visibleImports(ctx: Ctx) {
  const { actor } = ctx
  const agencies = actor.kind === 'officer' && actor.visibleAgencyIds.length > 0 ? actor.visibleAgencyIds : [NOBODY]
  return tables(ctx).selectFrom('figure_import').where('agency_id', 'in', agencies)
}

/** An imported sheet with its rows as read. Throws not_found for another's. */
export async function getImport(ctx: Ctx, { agencyId, id }: ImportKey): Promise<FigureImportTable> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  return ensureVisible(
    ctx,
    await visibleImports(ctx).selectAll().where('agency_id', '=', agencyId).where('id', '=', id).executeTakeFirst(),
  )
}

const COLUMNS = ['agency_id', 'id', 'name', 'status', 'entered_by_name', 'entered_at', 'signed_by_name'] as const
export type ImportItem = Pick<FigureImportTable, (typeof COLUMNS)[number]> & { rows: number; problems: number }

const LIMIT = 20

/** The sheets that the officer's agency brought, newest first. */
export async function listImports(ctx: Ctx, filter: { after?: string | undefined } = {}): Promise<Page<ImportItem>> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const [at, id] = decodeCursor(filter.after) ?? []
  let query = visibleImports(ctx)
    .select([...COLUMNS])
    .select([sql<number>`jsonb_array_length(rows)`.as('rows'), sql<number>`jsonb_array_length(problems)`.as('problems')])
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LIMIT + 1)
  if (typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at)))
    query = query.where(sql<boolean>`(entered_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  return pageOf(await query.execute(), LIMIT, (row) => [row.entered_at.toISOString(), row.id])
}
