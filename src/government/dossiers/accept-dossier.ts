import { z } from 'zod'
import { filedAs } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { check, conflict } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { dueAfter } from './dossier-clock.ts'
import { ensureMandateStands } from './filing-for-another.ts'
import { text } from './messages.ts'
import { openStepTask } from './open-step-task.ts'
import type { DossierTable } from './tables.ts'

export const AcceptDossier = z.object({
  note: z.string().trim().max(1000).default(''),
  /** The result is given while the citizen waits: the receipt is made only if asked for, the dossier is recorded all the same (Đ17.4). */
  onTheSpot: z.boolean().default(false),
})

/**
 * Accepts a complete dossier: from here the clock runs and the sealed form 01 with its due date is issued (NĐ 61/2018 Đ17.1.c, Đ17.3).
 * A dossier filed by mandate is accepted only while the mandate stands (BLDS 2015 Đ140.3).
 * The work goes to the next step of the procedure; the same working day, or the next after 15:00 (Đ18.2).
 */
export async function acceptDossier(ctx: Ctx, key: DossierKey, input: z.input<typeof AcceptDossier>): Promise<DossierTable> {
  const { note, onTheSpot } = check(ctx, AcceptDossier, input)
  return changeDossier(ctx, key, 'accept', async (row, procedure) => {
    const limit = filedAs(procedure.version, row.answers).timeLimit
    if (onTheSpot && limit.unit !== 'immediate') throw conflict(text(ctx).notOnTheSpot)
    const mandate = await ensureMandateStands(ctx, row)
    const next = procedure.stepAfter(row.current_step) ?? procedure.decisionStep
    const dueAt = await dueAfter(ctx, row.agency_id, ctx.now, limit)
    return {
      set: {
        ...mandate,
        accepted_at: ctx.now,
        due_at: dueAt,
        lawful_due_at: dueAt,
        current_step: next.order,
        resume_status: null,
        on_the_spot: onTheSpot,
      },
      // What form 01 promises, kept with the event: the paper may be made after a supplement has changed what they are counted from.
      data: { note, limit: { value: limit.value, unit: limit.unit }, fees: row.fees, ...(onTheSpot ? { onTheSpot } : {}) },
      after: (ctx, changed) => {
        openStepTask(ctx, changed, procedure)
        if (!onTheSpot)
          addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'receipt', number: 1 })
      },
    }
  })
}
