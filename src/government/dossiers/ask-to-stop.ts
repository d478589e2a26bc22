import { z } from 'zod'
import { openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { check, conflict } from '#platform/errors'
import { formatDateTime } from '#platform/time'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { text } from './messages.ts'
import { saidAtDesk } from './said-at-desk.ts'
import type { DossierTable } from './tables.ts'

export const AskToStop = z.object({ reason: z.string().trim().min(5).max(1000) })

/**
 * The citizen asks the agency to stop, by themselves or at the desk, where an officer writes down what they say and the owner is told of it; possible
 * only while there is no decision or notice of a result. The agency answers with form 05 (NĐ 118/2025 Đ21, TT 03/2025/TT-VPCP Đ7); until then the
 * clock runs on.
 */
export async function askToStop(ctx: Ctx, key: DossierKey, input: z.input<typeof AskToStop>): Promise<DossierTable> {
  const { reason } = check(ctx, AskToStop, input)
  return changeDossier(ctx, key, 'askStop', (row) => {
    if (row.stop_asked_at) throw conflict(text(ctx).stopAskedAlready(formatDateTime(row.stop_asked_at)))
    return {
      set: { stop_asked_at: ctx.now },
      data: { reason, ...saidAtDesk(ctx, row, reason) },
      after: (ctx) => {
        openTask(ctx, {
          agencyId: row.agency_id,
          kind: 'dossier.stop-asked',
          subjectId: row.id,
          title: text('vi').taskStopAsked(row.procedure_name, row.applicant_name),
          reference: row.code,
          href: `/xu-ly/${row.code}`,
          role: 'leader',
          dueAt: row.due_at,
        })
      },
    }
  })
}
