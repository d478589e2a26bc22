import { appendAudit } from '#foundation/audit'
import { type Ctx, isOfficer } from '#platform/context'
import { inTransaction, newId, rememberResult } from '#platform/database'
import { conflict, ensureVisible } from '#platform/errors'
import { text } from './messages.ts'
import { nextStatus, type ReportStatus, type ReportStep } from './report-status.ts'
import { type ReportKey, type ReportTable, tables, visibleReports } from './tables.ts'

export const nameOf = (ctx: Ctx): string => ('name' in ctx.actor ? ctx.actor.name : text('vi').theSystem)

/** What happened to a report, who did it and why. */
export async function appendReportEvent(ctx: Ctx, { agencyId, id }: ReportKey, what: string, note = ''): Promise<void> {
  await tables(ctx)
    .insertInto('report_event')
    .values({
      ...{ agency_id: agencyId, report_id: id, id: newId(), what, at: ctx.now, by_name: nameOf(ctx), note },
      by_agency_id: isOfficer(ctx.actor) ? ctx.actor.agencyId : null,
    })
    .execute()
}

/** The report under lock, as the actor may see it; joins the open transaction. Throws not_found. */
export const reportForUpdate = async (ctx: Ctx, { agencyId, id }: ReportKey): Promise<ReportTable> =>
  ensureVisible(
    ctx,
    await visibleReports(ctx).selectAll().where('agency_id', '=', agencyId).where('id', '=', id).forUpdate().executeTakeFirst(),
  )

/**
 * Takes one step in the life of a report: status, event and audit together. Throws `conflict`, with what the report is now, where the step may not be taken,
 * so that of two who act at once the second learns of the first.
 * @param work what else belongs to the step; gets the row as it was
 */
export async function changeReport(
  outer: Ctx,
  key: ReportKey,
  { step, note = '', may }: { step: ReportStep; note?: string; may: (report: ReportTable) => void },
  work: (ctx: Ctx, report: ReportTable, status: ReportStatus) => Promise<Partial<ReportTable>>,
): Promise<ReportTable> {
  return inTransaction(outer, async (ctx) => {
    const report = await reportForUpdate(ctx, key)
    may(report)
    const status = nextStatus(report.status, step)
    if (!status) throw conflict(text(ctx).cannot(text(ctx).statuses[report.status]))
    const set = { ...(await work(ctx, report, status)), status }
    await tables(ctx)
      .updateTable('report')
      .set(set as never)
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.id)
      .execute()
    await appendReportEvent(ctx, key, step, note)
    appendAudit(ctx, {
      agencyId: key.agencyId,
      action: `reports.${step}`,
      subject: { kind: 'report', id: key.id, code: report.kind_code },
      data: { period: report.period, version: report.version, ...(note ? { note } : {}) },
    })
    rememberResult(ctx, { location: `/bao-cao/${key.agencyId}/${key.id}` })
    return { ...report, ...set }
  })
}
