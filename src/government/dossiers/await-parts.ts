import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import type { DossierKey } from './change-dossier.ts'
import { toldStatus } from './dossier-status.ts'
import { tables } from './tables.ts'
import { listedFor } from './write-change.ts'

/**
 * Which other agencies do parts of a dossier, and how many parts it waits for: while any is open the result is not handed over and the dossier not closed (NĐ 61/2018 Đ19.7).
 * For the module that follows those parts; joins the open transaction. Asks nothing of the actor.
 */
export async function awaitParts(ctx: Ctx, key: DossierKey, count: number, partnerIds: string[]): Promise<void> {
  const row = await tables(ctx)
    .updateTable('dossier')
    .set({ awaits_parts: count, partner_ids: partnerIds })
    .where('agency_id', '=', key.agencyId)
    .where('id', '=', key.dossierId)
    .where((is) => is.or([is('awaits_parts', '!=', count), sql<boolean>`partner_ids <> ${partnerIds}::uuid[]`]))
    .returning(['id', 'status', 'awaits_parts', 'person_id', 'relation', 'submitter_id'])
    .executeTakeFirst()
  if (row?.status !== 'decided') return
  await tables(ctx)
    .updateTable('person_dossier')
    .set({ status: toldStatus(row) })
    .where('person_id', 'in', listedFor(row))
    .where('dossier_id', '=', row.id)
    .execute()
}
