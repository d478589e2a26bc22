import { asSystem, type Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { tables } from './tables.ts'

/**
 * Which of these dossiers have a result under an electronic seal, and since when. Tells nothing else of them, and asks nothing of the actor: for modules that
 * have authorized already. One statement.
 */
export async function sealedAmong(outer: Ctx, agencyId: string, dossierIds: readonly string[]): Promise<Map<string, Date>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await tables(asSystem(outer, 'dossiers'))
    .selectFrom('paper')
    .select(['dossier_id', 'sealed_at'])
    .where('agency_id', '=', agencyId)
    .where('kind', '=', 'result')
    .where('dossier_id', '=', sql<string>`any(${dossierIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.dossier_id, row.sealed_at]))
}
