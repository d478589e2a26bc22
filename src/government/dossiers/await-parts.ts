import type { Ctx } from '#platform/context'
import type { DossierKey } from './change-dossier.ts'
import { toldStatus } from './dossier-status.ts'
import { tables } from './tables.ts'
import { listedFor } from './write-change.ts'

/**
 * How many parts at other agencies a dossier waits for: while any is open the result is not handed over and the dossier not closed (NĐ 61/2018 Đ19.7).
 * For the module that follows those parts; joins the open transaction. Asks nothing of the actor.
 */
export async function awaitParts(ctx: Ctx, key: DossierKey, count: number): Promise<void> {
  const row = await tables(ctx)
    .updateTable('dossier')
    .set({ awaits_parts: count })
    .where('agency_id', '=', key.agencyId)
    .where('id', '=', key.dossierId)
    .where('awaits_parts', '!=', count)
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
