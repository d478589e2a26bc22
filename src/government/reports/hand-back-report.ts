import { z } from 'zod'
import { closeTasks, openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { json } from '#platform/database'
import { check, ensure } from '#platform/errors'
import { changeReport } from './change-report.ts'
import { text } from './messages.ts'
import { maySignReport } from './permissions.ts'
import { readReport } from './read-report.ts'
import type { ReportKey, ReportTable } from './tables.ts'

export const HandBack = z.object({ note: z.string().trim().min(10).max(4000) })

/** The leader gives it back to be mended, with what is to be mended; a signature that has not left the agency is taken back by it. */
export async function handBackReport(ctx: Ctx, key: ReportKey, input: z.input<typeof HandBack>): Promise<ReportTable> {
  const { note } = check(ctx, HandBack, input)
  const may = (report: ReportTable) => ensure(ctx, maySignReport(ctx.actor, report))
  const report = await changeReport(ctx, key, { step: 'hand-back', note, may }, async (ctx, report) => {
    const { kind } = await readReport(ctx, report)
    await closeTasks(ctx, { agencyId: key.agencyId, subjectId: key.id })
    openTask(ctx, {
      ...{ agencyId: key.agencyId, kind: 'reports.enter', subjectId: key.id, role: 'specialist', dueAt: report.due_at },
      title: text('vi').taskMend(kind.name, text('vi').periodWords(report.period)),
      href: `/bao-cao/${key.agencyId}/${key.id}`,
    })
    return report.status === 'signed'
      ? { signed_at: null, signed_by_name: '', pdf_sha256: null, pdf_size: null, figures: json([]) as never }
      : {}
  })
  return report
}
