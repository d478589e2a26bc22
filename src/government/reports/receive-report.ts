import { z } from 'zod'
import { closeTasks, openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { check, ensure } from '#platform/errors'
import { appendReportEvent, changeReport } from './change-report.ts'
import { getReportKind } from './list-report-kinds.ts'
import { text } from './messages.ts'
import { mayReceiveReport } from './permissions.ts'
import { type ReportKey, type ReportTable, tables } from './tables.ts'

/** The level above receives a report; from now on it counts there. A correction takes the place of the version before. */
export async function receiveReport(ctx: Ctx, key: ReportKey): Promise<ReportTable> {
  const may = (report: ReportTable) => ensure(ctx, mayReceiveReport(ctx.actor, report))
  const report = await changeReport(ctx, key, { step: 'receive', may }, async (ctx, report) => {
    await closeTasks(ctx, { agencyId: report.receiver_id!, subjectId: key.id })
    await replaceBefore(ctx, report)
    return { received_at: ctx.now }
  })
  return report
}

/** The versions before one that came into force are history. */
export async function replaceBefore(ctx: Ctx, report: ReportTable): Promise<void> {
  if (report.version === 1) return
  const replaced = await tables(ctx)
    .updateTable('report')
    .set({ status: 'replaced' })
    .where('agency_id', '=', report.agency_id)
    .where('kind_code', '=', report.kind_code)
    .where('period', '=', report.period)
    .where('scope', '=', report.scope)
    .where('version', '<', report.version)
    .where('status', '=', 'locked')
    .returning('id')
    .execute()
  for (const { id } of replaced) await appendReportEvent(ctx, { agencyId: report.agency_id, id }, 'replace')
}

/** A correction that had come into force and is given back: what it had replaced counts again. */
async function restoreBefore(ctx: Ctx, report: ReportTable): Promise<void> {
  if (report.version === 1 || report.status !== 'received') return
  const before = await tables(ctx)
    .selectFrom('report')
    .select('id')
    .where('agency_id', '=', report.agency_id)
    .where('kind_code', '=', report.kind_code)
    .where('period', '=', report.period)
    .where('scope', '=', report.scope)
    .where('version', '<', report.version)
    .where('status', '=', 'replaced')
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (!before) return
  await tables(ctx)
    .updateTable('report')
    .set({ status: 'locked' })
    .where('agency_id', '=', report.agency_id)
    .where('id', '=', before.id)
    .execute()
  await appendReportEvent(ctx, { agencyId: report.agency_id, id: before.id }, 'restore')
}

export const ReturnReport = z.object({ reason: z.string().trim().min(10).max(4000) })

/** The level above gives a report back with what is lacking; it no longer counts. Not after the period is locked. */
export async function returnReport(ctx: Ctx, key: ReportKey, input: z.input<typeof ReturnReport>): Promise<ReportTable> {
  const { reason } = check(ctx, ReturnReport, input)
  const may = (report: ReportTable) => ensure(ctx, mayReceiveReport(ctx.actor, report))
  const report = await changeReport(ctx, key, { step: 'return', note: reason, may }, async (ctx, report) => {
    const kind = await getReportKind(ctx, report.kind_code, report.kind_from)
    await closeTasks(ctx, { agencyId: report.receiver_id!, subjectId: key.id })
    openTask(ctx, {
      ...{ agencyId: key.agencyId, kind: 'reports.enter', subjectId: key.id, role: 'specialist', dueAt: report.due_at },
      title: text('vi').taskReturned(kind.name, text('vi').periodWords(report.period)),
      href: `/bao-cao/${key.agencyId}/${key.id}`,
    })
    await restoreBefore(ctx, report)
    // Until it is sent again it is late once its day has passed.
    return { return_reason: reason, received_at: null, sent_at: null }
  })
  return report
}
