import type { Ctx } from '#platform/context'
import { type ServedPaper, tables } from './tables.ts'

/** What came from the vault into a dossier, and what that saved. The caller has made sure that the actor may see the dossier. */
export async function servedOf(
  ctx: Ctx,
  agencyId: string,
  dossierId: string,
): Promise<{ papers: ServedPaper[]; saving: { keystrokes: number; uploads: number } | undefined }> {
  const [papers, saving] = await Promise.all([
    tables(ctx)
      .selectFrom('served_paper')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('dossier_id', '=', dossierId)
      .orderBy('component_code')
      .execute(),
    tables(ctx)
      .selectFrom('saving')
      .select(['keystrokes', 'uploads'])
      .where('agency_id', '=', agencyId)
      .where('dossier_id', '=', dossierId)
      .executeTakeFirst(),
  ])
  return { papers, saving }
}
