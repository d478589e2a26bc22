import type { Ctx } from '#platform/context'
import type { DossierKey } from './change-dossier.ts'
import { tables, visibleDossiers } from './tables.ts'

export interface DossierFile {
  id: string
  componentCode: string
  name: string
  mediaType: string
  sha256: string
}

/** The papers of a dossier, oldest first; none where the actor may not see it. */
export async function listDossierFiles(ctx: Ctx, key: DossierKey): Promise<DossierFile[]> {
  const visible = visibleDossiers(ctx).select('id').where('agency_id', '=', key.agencyId).where('id', '=', key.dossierId)
  const rows = await tables(ctx)
    .selectFrom('dossier_file')
    .selectAll()
    .where('agency_id', '=', key.agencyId)
    .where('dossier_id', 'in', visible)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    componentCode: row.component_code,
    name: row.name,
    mediaType: row.media_type,
    sha256: row.sha256,
  }))
}
