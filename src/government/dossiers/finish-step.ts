import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { check, conflict } from '#platform/errors'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { text } from './messages.ts'
import { openStepTask } from './open-step-task.ts'
import type { DossierTable } from './tables.ts'

export const FinishStep = z.object({
  /** What was examined and is proposed; stands on the control sheet (form 06). */
  opinion: z.string().trim().min(5).max(4000),
  /** The step seen on the page: a second click, or a colleague's, does not finish the next one. */
  step: z.coerce.number().int(),
})

/** Finishes the present step and hands the dossier to the next one. The leader's step ends by a decision, not here. */
export async function finishStep(ctx: Ctx, key: DossierKey, input: z.input<typeof FinishStep>): Promise<DossierTable> {
  const { opinion, step } = check(ctx, FinishStep, input)
  return changeDossier(ctx, key, 'finishStep', (row, procedure) => {
    const next = procedure.stepAfter(row.current_step)
    if (row.current_step !== step || !next || row.current_step >= procedure.decisionStep.order)
      throw conflict(text(ctx).stepMoved)
    return {
      set: { current_step: next.order, assignee_id: null },
      data: { opinion, step },
      after: (ctx, changed) => openStepTask(ctx, changed, procedure),
    }
  })
}
