import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { rememberResult } from '#platform/database'
import { ensureVisible } from '#platform/errors'
import { visibleImports } from './get-import.ts'
import type { ImportKey } from './import-figures.ts'
import { type FigureImportTable, tables } from './tables.ts'

/** The sheet under lock; joins the open transaction. Throws not_found. */
export const importForUpdate = async (ctx: Ctx, { agencyId, id }: ImportKey): Promise<FigureImportTable> =>
  ensureVisible(
    ctx,
    await visibleImports(ctx).selectAll().where('agency_id', '=', agencyId).where('id', '=', id).forUpdate().executeTakeFirst(),
  )

/** What became of a sheet: its row and the audit together. */
export async function changeImport(
  ctx: Ctx,
  { agencyId, id }: ImportKey,
  sheet: FigureImportTable,
  { set, action, data }: { set: Partial<FigureImportTable>; action: string; data: Record<string, unknown> },
): Promise<void> {
  await tables(ctx)
    .updateTable('figure_import')
    .set(set as never)
    .where('agency_id', '=', agencyId)
    .where('id', '=', id)
    .execute()
  appendAudit(ctx, { agencyId, action, subject: { kind: 'figure-import', id, code: sheet.name.slice(0, 100) }, data })
  rememberResult(ctx, { location: `/so-lieu/nap/${agencyId}/${id}` })
}
