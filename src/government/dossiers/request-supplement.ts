import { z } from 'zod'
import { ensureNotIssued } from '#government/vault'
import type { Ctx } from '#platform/context'
import { check, conflict } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { keepsAtHand } from './assign-dossier.ts'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { pauseClock } from './dossier-clock.ts'
import { text } from './messages.ts'
import { type SupplementRequest, supplementRequests, targetsOf } from './supplement-requests.ts'
import type { DossierTable } from './tables.ts'

/** A return to the citizen must cite the field or paper and the reason (design §1.3); the guidance is complete, once (NĐ 61/2018 Đ17.2). */
export const RequestSupplement = z.object({
  items: z
    .array(
      z.object({
        /** A field's path (`child.fullName`) or a component's code (`TP02`). */
        target: z.string().trim().min(1).max(100),
        label: z.string().trim().min(1).max(300),
        reason: z.string().trim().min(5).max(1000),
        /** Needed where this agency issued the paper itself: why what it issued cannot serve (see ensureNotIssued). */
        whyNotIssued: z.string().trim().min(10).max(1000).optional(),
      }),
    )
    .min(1)
    .max(30),
})

/** Asks the citizen to complete the dossier. The clock stands still; how it goes on is the procedure's rule (Đ19.4: restart by default). */
export async function requestSupplement(
  ctx: Ctx,
  key: DossierKey,
  input: z.input<typeof RequestSupplement>,
): Promise<DossierTable> {
  const { items } = check(ctx, RequestSupplement, input)
  return changeDossier(ctx, key, 'requestSupplement', async (row, procedure) => {
    const { version } = procedure
    const recordReasons = row.person_id
      ? await ensureNotIssued(ctx, { ...keysOf(row, row.person_id), version, answers: row.answers }, items)
      : undefined
    const accepted = row.status !== 'submitted'
    const before = await supplementRequests(ctx, row)
    const number = before.length + 1
    const stage = accepted ? 'appraisal' : 'receipt'
    ensureAskedBefore(ctx, before, { items, stage })
    return {
      set: {
        resume_status: accepted ? 'inProcess' : 'submitted',
        ...(accepted ? { ...pauseClock(ctx, row), ...keepsAtHand(ctx, row, procedure) } : {}),
      },
      data: { items, number, stage },
      after: (ctx) => {
        recordReasons?.(ctx)
        addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'supplement', number })
      },
    }
  })
}

const keysOf = (row: DossierTable, personId: string) => ({
  personId,
  agencyId: row.agency_id,
  dossierId: row.id,
  code: row.code,
})

/** Completely and once, at the desk (NĐ 61/2018 Đ17.2) as in the appraisal (Đ19.4): what comes again must have been named before and still be wanting; nothing new is added. */
function ensureAskedBefore(ctx: Ctx, before: SupplementRequest[], { items, stage }: SupplementRequest): void {
  const ofStage = before.filter((request) => request.stage === stage)
  if (ofStage.length === 0) return
  const named = targetsOf(ofStage)
  const added = items.filter((item) => !named.has(item.target))
  if (added.length > 0) throw conflict(text(ctx).supplementTwice(added.map((item) => item.label).join('; ')))
}
