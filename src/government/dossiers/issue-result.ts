import { openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { conflict } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { text } from './messages.ts'
import type { DossierTable } from './tables.ts'

/** The clerk seals and registers the result after the leader's decision: the agency never signs before the leader (NĐ 30/2020, facts §3.4). */
export async function issueResult(ctx: Ctx, key: DossierKey): Promise<DossierTable> {
  return changeDossier(ctx, key, 'issue', (row, procedure) => {
    if (row.issued_at) throw conflict(text(ctx).alreadyIssued)
    const next = procedure.stepAfter(procedure.issueStep?.order ?? row.current_step)
    return {
      set: { issued_at: ctx.now, current_step: next?.order ?? row.current_step },
      after: (ctx) => {
        addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'result', number: 1 })
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
