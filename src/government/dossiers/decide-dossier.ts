import { z } from 'zod'
import { openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { check, conflict, invalid } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { text } from './messages.ts'
import { openStepTask } from './open-step-task.ts'
import type { DossierTable } from './tables.ts'

export const DecideDossier = z.object({
  outcome: z.enum(['granted', 'refused']),
  note: z.string().trim().max(4000).default(''),
})

/**
 * The leader decides. A refusal needs its reason in writing, within the time limit, and is entered as a result (NĐ 61/2018 Đ19.8).
 * Then the clerk seals and registers; where the procedure has no such step the result is issued at once.
 */
export async function decideDossier(ctx: Ctx, key: DossierKey, input: z.input<typeof DecideDossier>): Promise<DossierTable> {
  const { outcome, note } = check(ctx, DecideDossier, input)
  if (outcome === 'refused' && note.length < 10) throw invalid(ctx, { note: text(ctx).reasonNeeded })
  return changeDossier(ctx, key, 'decide', (row, procedure) => {
    if (row.current_step < procedure.decisionStep.order) throw conflict(text(ctx).notYetAtLeader)
    // Steps between decision and seal are parts of other agencies (linked procedures): they have their own work and deadlines.
    const next = procedure.issueStep ?? procedure.stepAfter(procedure.decisionStep.order)
    return {
      set: {
        outcome,
        decision_note: note,
        decided_at: ctx.now,
        current_step: next?.order ?? row.current_step,
        ...(procedure.issueStep ? {} : { issued_at: ctx.now }),
      },
      data: { outcome, note },
      after: (ctx, changed) => {
        if (!procedure.issueStep)
          addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'result', number: 1 })
        if (next) openStepTask(ctx, { ...changed, due_at: row.due_at }, procedure)
        else
          openTask(ctx, {
            agencyId: row.agency_id,
            kind: 'dossier.return',
            subjectId: row.id,
            title: text('vi').taskReturn(row.procedure_name, row.applicant_name),
            reference: row.code,
            href: `/xu-ly/${row.code}`,
            role: 'one_stop',
            dueAt: row.due_at,
          })
      },
    }
  })
}
