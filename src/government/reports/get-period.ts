import { agencyNames } from '#foundation/organizations'
import { type Ctx, isOfficer, type Officer } from '#platform/context'
import { ensure, notFound } from '#platform/errors'
import { listReportKinds } from './list-report-kinds.ts'
import { mayListReports } from './permissions.ts'
import type { ReportKindData } from './report-kind.ts'
import { type ReportTable, tables } from './tables.ts'

export type PeriodRow = Pick<ReportTable, 'agency_id' | 'id' | 'version' | 'status' | 'due_at' | 'sent_at' | 'signed_by_name'> & {
  name: string
  /** Due and not sent yet, or sent after it was due. */
  late: boolean
}

export interface PeriodView {
  kind: ReportKindData
  period: string
  /** The newest version of each agency that owes the report, by name; what has not left its agency shows its state alone. */
  rows: PeriodRow[]
  /** The own report made of these, its newest version. */
  aggregate: Pick<ReportTable, 'agency_id' | 'id' | 'status' | 'version'> | undefined
  /** Whether what counts now is not what the aggregate was made of: received, given back or signed anew since. */
  stale: boolean
}

/** Who owes a report of a period to the officer's agency, and how far each is. Throws not_found where nobody does. */
export async function getPeriod(ctx: Ctx, { kindCode, period }: { kindCode: string; period: string }): Promise<PeriodView> {
  ensure(ctx, isOfficer(ctx.actor) && mayListReports(ctx.actor))
  const { agencyId, visibleAgencyIds } = ctx.actor as Officer
  const kind = (await listReportKinds(ctx)).find((one) => one.code === kindCode)
  if (!kind) throw notFound(ctx)
  const rows = await tables(ctx)
    .selectFrom('report')
    .distinctOn('agency_id')
    .select(['agency_id', 'id', 'version', 'status', 'due_at', 'sent_at', 'signed_by_name', 'to_day'])
    .where('receiver_id', 'in', [...visibleAgencyIds])
    .where('kind_code', '=', kindCode)
    .where('period', '=', period)
    .orderBy('agency_id')
    .orderBy('version', 'desc')
    .execute()
  if (rows.length === 0) throw notFound(ctx)
  const [names, aggregate, counting, parts] = await Promise.all([
    agencyNames(
      ctx,
      rows.map((row) => row.agency_id),
      rows[0]!.to_day,
    ),
    tables(ctx)
      .selectFrom('report')
      .select(['agency_id', 'id', 'status', 'version'])
      .where('agency_id', '=', agencyId)
      .where('kind_code', '=', kindCode)
      .where('period', '=', period)
      .where('scope', '=', 'aggregate')
      .orderBy('version', 'desc')
      .executeTakeFirst(),
    tables(ctx)
      .selectFrom('report')
      .select(['id', 'revision'])
      .where('receiver_id', 'in', [...visibleAgencyIds])
      .where('kind_code', '=', kindCode)
      .where('period', '=', period)
      .where('status', 'in', ['received', 'locked'])
      .execute(),
    tables(ctx)
      .selectFrom('report_part')
      .innerJoin('report', (join) =>
        join.onRef('report.agency_id', '=', 'report_part.agency_id').onRef('report.id', '=', 'report_part.report_id'),
      )
      .select(['report_part.report_id', 'report_part.part_id', 'report_part.part_revision'])
      .where('report.agency_id', '=', agencyId)
      .where('report.kind_code', '=', kindCode)
      .where('report.period', '=', period)
      .execute(),
  ])
  const made = new Map(parts.filter((one) => one.report_id === aggregate?.id).map((one) => [one.part_id, one.part_revision]))
  const isIn = (one: (typeof counting)[number]) => made.has(one.id) && made.get(one.id) === one.revision
  const shown = rows.map((row) => ({
    ...row,
    name: names.get(row.agency_id) ?? '',
    late: (row.sent_at ?? ctx.now) > row.due_at && row.version === 1,
  }))
  shown.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  return {
    ...{ kind, period, rows: shown, aggregate },
    stale: aggregate !== undefined && (counting.length < made.size || !counting.every(isIn)),
  }
}
