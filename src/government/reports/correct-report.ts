import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { inTransaction, newId, rememberResult, sql } from '#platform/database'
import { check, conflict, ensure } from '#platform/errors'
import { appendReportEvent, reportForUpdate } from './change-report.ts'
import { getReportKind } from './list-report-kinds.ts'
import { text } from './messages.ts'
import { mayEnterReport } from './permissions.ts'
import { type ReportKey, tables } from './tables.ts'

export const CorrectReport = z.object({ reason: z.string().trim().min(10).max(4000) })

/**
 * Begins a correction of a locked report: a new version with the same lines and text. The locked one stays in force, as it was, until the correction is received
 * (or, of an aggregate, locked). Throws `conflict` where it is not locked or a correction was begun already.
 */
export async function correctReport(ctx: Ctx, key: ReportKey, input: z.input<typeof CorrectReport>): Promise<ReportKey> {
  const { reason } = check(ctx, CorrectReport, input)
  const t = text(ctx)
  return inTransaction(ctx, async (ctx) => {
    const report = await reportForUpdate(ctx, key)
    ensure(ctx, mayEnterReport(ctx.actor, report))
    if (report.status !== 'locked') throw conflict(t.cannot(t.statuses[report.status]))
    const id = newId()
    const { agencyId } = key
    const inserted = await tables(ctx)
      .insertInto('report')
      .values({
        ...{ agency_id: agencyId, id, kind_code: report.kind_code, kind_from: report.kind_from, scope: report.scope },
        ...{ period: report.period, from_day: report.from_day, to_day: report.to_day, due_at: report.due_at },
        ...{ receiver_id: report.receiver_id, version: report.version + 1, status: 'draft', body: report.body },
        correction_reason: reason,
      } as never)
      .onConflict((on) => on.columns(['agency_id', 'kind_code', 'period', 'scope', 'version']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw conflict(t.correctionBegun)
    await sql`insert into reports.report_line (agency_id, report_id, line_code, value, origin)
      select agency_id, ${id}::uuid, line_code, value, origin from reports.report_line
      where agency_id = ${agencyId}::uuid and report_id = ${key.id}::uuid`.execute(ctx.db)
    await appendReportEvent(ctx, { agencyId, id }, 'correct', reason)
    const kind = await getReportKind(ctx, report.kind_code, report.kind_from)
    openTask(ctx, {
      ...{ agencyId, kind: 'reports.enter', subjectId: id, role: 'specialist' },
      title: text('vi').taskCorrect(kind.name, text('vi').periodWords(report.period)),
      href: `/bao-cao/${agencyId}/${id}`,
    })
    appendAudit(ctx, {
      agencyId,
      action: 'reports.corrected',
      subject: { kind: 'report', id, code: report.kind_code },
      data: { period: report.period, version: report.version + 1, reason },
    })
    rememberResult(ctx, { location: `/bao-cao/${agencyId}/${id}` })
    return { agencyId, id }
  })
}
