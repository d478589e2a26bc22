import { openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { text } from './messages.ts'
import type { ProcedureOfDossier } from './procedure-of-dossier.ts'
import type { DossierTable } from './tables.ts'

/** Puts the dossier's present step into the worklist of whoever holds that step. */
export function openStepTask(ctx: Ctx, row: DossierTable, procedure: ProcedureOfDossier): void {
  const step = procedure.stepAt(row.current_step)
  if (!step) return
  const deciding = step.order === procedure.decisionStep.order
  openTask(ctx, {
    agencyId: row.agency_id,
    kind: deciding
      ? 'dossier.decide'
      : row.status === 'decided'
        ? step.role === 'clerk'
          ? 'dossier.issue'
          : 'dossier.return'
        : 'dossier.process',
    subjectId: row.id,
    title: text('vi').taskStep(step.name, row.applicant_name),
    reference: row.code,
    href: deciding ? `/xu-ly/${row.code}/quyet-dinh` : `/xu-ly/${row.code}`,
    role: step.role,
    assigneeId: row.assignee_id,
    dueAt: row.due_at,
  })
}
