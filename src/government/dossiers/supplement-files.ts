import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { type DossierTable, tables } from './tables.ts'

/** The components that have a paper already. */
export async function componentsOf(ctx: Ctx, row: DossierTable): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('dossier_file')
    .select('component_code')
    .where('agency_id', '=', row.agency_id)
    .where('dossier_id', '=', row.id)
    .execute()
  return rows.map((file) => file.component_code)
}

/** Names in the dossier what was sent; the files themselves are kept already. */
export async function addFiles(
  ctx: Ctx,
  row: DossierTable,
  files: {
    componentCode: string
    paperPages?: number | undefined
    upload: { name: string; mediaType: string; size: number; sha256: string }
  }[],
  stage: 'supplement' | 'processing' = 'supplement',
): Promise<void> {
  if (files.length === 0) return
  await tables(ctx)
    .insertInto('dossier_file')
    .values(
      files.map(({ componentCode, paperPages, upload }) => ({
        agency_id: row.agency_id,
        dossier_id: row.id,
        id: newId(),
        component_code: componentCode,
        stage,
        name: upload.name,
        media_type: upload.mediaType,
        size: upload.size,
        sha256: upload.sha256,
        paper_pages: paperPages ?? null,
        added_at: ctx.now,
      })),
    )
    .execute()
}
