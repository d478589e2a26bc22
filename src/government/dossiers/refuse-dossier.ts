import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { check } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import type { DossierTable } from './tables.ts'

export const RefuseDossier = z.object({ reason: z.string().trim().min(10).max(2000) })

/** Refuses a dossier at the desk, with its reason and the sealed form 03 (NĐ 61/2018 Đ17.1.b). After acceptance a refusal is a decision. */
export async function refuseDossier(ctx: Ctx, key: DossierKey, input: z.input<typeof RefuseDossier>): Promise<DossierTable> {
  const { reason } = check(ctx, RefuseDossier, input)
  return changeDossier(ctx, key, 'refuse', (row) => ({
    set: { outcome: 'refused', decision_note: reason },
    data: { reason },
    after: (ctx) =>
      addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'refusal', number: 1 }),
  }))
}
