import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { agencyNames } from '#foundation/organizations'
import { type Ctx, isOfficer, type Officer } from '#platform/context'
import { inTransaction, json, rememberResult, sql } from '#platform/database'
import { check, conflict, ensure, invalid } from '#platform/errors'
import { appendReportEvent, nameOf } from './change-report.ts'
import { listReportKinds } from './list-report-kinds.ts'
import { text } from './messages.ts'
import { openOf } from './open-report.ts'
import { mayAggregate } from './permissions.ts'
import { findingsOf, readReport } from './read-report.ts'
import { isOpen } from './report-status.ts'
import { type ReportKey, tables } from './tables.ts'

export const AggregateReports = z.object({ kindCode: z.string().max(80), period: z.string().max(10) })

/**
 * Makes the officer's agency's report of a period from what it has received: counts and amounts are added up, shares are made anew from their fractions.
 * Made again it takes in what came since. Agencies that sent nothing are named in it. Throws `conflict` once it is signed.
 */
export async function aggregateReports(ctx: Ctx, input: z.input<typeof AggregateReports>): Promise<ReportKey> {
  ensure(ctx, isOfficer(ctx.actor) && mayAggregate(ctx.actor))
  const { kindCode, period } = check(ctx, AggregateReports, input)
  const t = text(ctx)
  const { agencyId, visibleAgencyIds } = ctx.actor as Officer
  const kind = (await listReportKinds(ctx)).find((one) => one.code === kindCode)
  if (!kind) throw invalid(ctx, { kindCode: t.chooseKind })
  return inTransaction(ctx, async (ctx) => {
    const parts = await tables(ctx)
      .selectFrom('report')
      .select(['agency_id', 'id', 'version', 'status', 'revision'])
      .where('receiver_id', 'in', [...visibleAgencyIds])
      .where('kind_code', '=', kind.code)
      .where('period', '=', period)
      .where('scope', '=', 'own')
      .orderBy('agency_id')
      .orderBy('version')
      .execute()
    const received = parts.filter((part) => part.status === 'received' || part.status === 'locked')
    if (received.length === 0) throw invalid(ctx, { period: t.nothingReceived })
    await openOf(ctx, kind, { agencyId, period, scope: 'aggregate' })
    const versions = await tables(ctx)
      .selectFrom('report')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('kind_code', '=', kind.code)
      .where('period', '=', period)
      .where('scope', '=', 'aggregate')
      .orderBy('version', 'desc')
      .forUpdate()
      .execute()
    const report = versions[0]!
    if (!isOpen(report.status)) throw conflict(t.aggregateClosed(t.statuses[report.status]))
    const key = { agencyId, id: report.id }
    const sums = await tables(ctx)
      .selectFrom('report_line')
      .select(['line_code', sql<number>`sum(value)`.as('value')])
      .where(
        sql<boolean>`(agency_id, report_id) in (select * from unnest(${received.map((one) => one.agency_id)}::uuid[], ${received.map((one) => one.id)}::uuid[]))`,
      )
      .where('origin', '!=', 'derived')
      .groupBy('line_code')
      .execute()
    await tables(ctx).deleteFrom('report_line').where('agency_id', '=', agencyId).where('report_id', '=', report.id).execute()
    await tables(ctx).deleteFrom('report_part').where('agency_id', '=', agencyId).where('report_id', '=', report.id).execute()
    const known = new Set(kind.lines.filter((line) => !line.share).map((line) => line.code))
    await tables(ctx)
      .insertInto('report_line')
      .values(
        sums
          .filter((sum) => known.has(sum.line_code))
          .map((sum) => ({
            ...{ agency_id: agencyId, report_id: report.id, line_code: sum.line_code },
            ...{ value: sum.value === null ? null : Number(sum.value), origin: 'summed' as const },
          })),
      )
      .execute()
    await tables(ctx)
      .insertInto('report_part')
      .values(
        received.map((part) => ({
          ...{ agency_id: agencyId, report_id: report.id },
          ...{ part_agency_id: part.agency_id, part_id: part.id, part_version: part.version },
          part_revision: part.revision,
        })),
      )
      .execute()
    const there = new Set(received.map((part) => part.agency_id))
    const absent = [...new Set(parts.map((part) => part.agency_id))].filter((id) => !there.has(id))
    const names = await agencyNames(ctx, absent, report.to_day)
    const missing = absent.map((id) => ({ agencyId: id, name: names.get(id) ?? '' }))
    const read = await readReport(ctx, report)
    const findings = await findingsOf(ctx, report, read, report.body)
    await tables(ctx)
      .updateTable('report')
      .set({
        ...{ missing: json(missing) as never, findings: json(findings) as never, revision: report.revision + 1 },
        ...{ entered_by_name: nameOf(ctx), entered_at: ctx.now },
      })
      .where('agency_id', '=', agencyId)
      .where('id', '=', report.id)
      .execute()
    await appendReportEvent(ctx, key, 'aggregate', t.madeOf(received.length, missing.length))
    appendAudit(ctx, {
      agencyId,
      action: 'reports.aggregated',
      subject: { kind: 'report', id: report.id, code: kind.code },
      data: { period, parts: received.length, missing: missing.length },
    })
    rememberResult(ctx, { location: `/bao-cao/${agencyId}/${report.id}` })
    return key
  })
}
