import { appendAudit } from '#foundation/audit'
import { getDossierByCode } from '#government/dossiers'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { type TrackTable, tables } from './tables.ts'

/** The parts of a dossier for whoever may see it; an officer's look is written to the audit. */
export async function listTracks(ctx: Ctx, code: string): Promise<TrackTable[]> {
  const dossier = await getDossierByCode(ctx, code)
  if (ctx.actor.kind === 'officer')
    await inTransaction(ctx, async (ctx) => {
      appendAudit(ctx, {
        agencyId: dossier.agency_id,
        action: 'linked.part-opened',
        subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
        concerns: dossier.person_id,
      })
    })
  return tracksOf(ctx, dossier.agency_id, dossier.id)
}

/** The tracks of a dossier in the procedure's order. Asks nothing of the actor. @param lock until the end of the open transaction */
export async function tracksOf(ctx: Ctx, agencyId: string, dossierId: string, lock = false): Promise<TrackTable[]> {
  return tables(ctx)
    .selectFrom('track')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('dossier_id', '=', dossierId)
    .orderBy('position')
    .$if(lock, (query) => query.forUpdate())
    .execute()
}
