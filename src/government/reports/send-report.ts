import { agencyNames } from '#foundation/organizations'
import { closeTasks, openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { ensure, invalid } from '#platform/errors'
import { changeReport } from './change-report.ts'
import { text } from './messages.ts'
import { maySendReport } from './permissions.ts'
import { readReport } from './read-report.ts'
import type { ReportKey, ReportTable } from './tables.ts'

/** A signed report goes to the level above, with work for it there. Throws `invalid` where nobody stands above on this system. */
export async function sendReport(ctx: Ctx, key: ReportKey): Promise<ReportTable> {
  const may = (report: ReportTable) => ensure(ctx, maySendReport(ctx.actor, report))
  const report = await changeReport(ctx, key, { step: 'send', may }, async (ctx, report) => {
    if (!report.receiver_id) throw invalid(ctx, { receiver: text(ctx).noReceiver })
    const { kind } = await readReport(ctx, report)
    await closeTasks(ctx, { agencyId: key.agencyId, subjectId: key.id })
    openTask(ctx, {
      ...{ agencyId: report.receiver_id, kind: 'reports.receive', subjectId: key.id, role: 'specialist' },
      title: text('vi').taskReceive(kind.name, text('vi').periodWords(report.period), await senderName(ctx, report)),
      href: `/bao-cao/${key.agencyId}/${key.id}`,
    })
    return { sent_at: ctx.now }
  })
  return report
}

const senderName = async (ctx: Ctx, report: ReportTable): Promise<string> =>
  (await agencyNames(ctx, [report.agency_id], report.to_day)).get(report.agency_id) ?? ''
