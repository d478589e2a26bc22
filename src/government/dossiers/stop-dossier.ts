import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { check } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { saidAtDesk } from './said-at-desk.ts'
import type { DossierTable } from './tables.ts'

export const StopDossier = z.object({ reason: z.string().trim().min(10).max(2000) })

/** Stops a dossier whose conditions are not met, by notice form 05 (TT 03/2025/TT-VPCP). Final. */
export async function stopDossier(ctx: Ctx, key: DossierKey, input: z.input<typeof StopDossier>): Promise<DossierTable> {
  const { reason } = check(ctx, StopDossier, input)
  return changeDossier(ctx, key, 'stop', (row) => ({
    set: { decision_note: reason, due_at: null },
    data: { reason },
    after: (ctx) => addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'stop', number: 1 }),
  }))
}

export const WithdrawDossier = z.object({ reason: z.string().trim().max(1000).default('') })

/** The citizen withdraws, by themselves or at the desk; possible only while there is no decision (NĐ 118/2025 Đ21). */
export async function withdrawDossier(ctx: Ctx, key: DossierKey, input: z.input<typeof WithdrawDossier>): Promise<DossierTable> {
  const { reason } = check(ctx, WithdrawDossier, input)
  return changeDossier(ctx, key, 'withdraw', (row) => ({
    set: { due_at: null },
    data: { reason, ...saidAtDesk(ctx, row, reason) },
  }))
}
