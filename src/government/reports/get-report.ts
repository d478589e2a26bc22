import { agencyNames } from '#foundation/organizations'
import { type Ctx, isOfficer } from '#platform/context'
import { ensure, ensureVisible } from '#platform/errors'
import { mayListReports } from './permissions.ts'
import { bodyOf, type ReadReport, readReport } from './read-report.ts'
import { isOpen } from './report-status.ts'
import { type ReportKey, type ReportTable, tables, visibleReports } from './tables.ts'
import type { Paragraph } from './write-body.ts'

export interface ReportEvent {
  what: string
  at: Date
  by_name: string
  note: string
}

export interface ReportVersion {
  id: string
  version: number
  status: ReportTable['status']
  signed_at: Date | null
}

export interface ReportView extends ReadReport {
  report: ReportTable
  agencyName: string
  receiverName: string
  paragraphs: Paragraph[]
  /** Newest first. */
  events: ReportEvent[]
  versions: ReportVersion[]
  /** Whether its agency is writing while another looks on: its lines and text are not shown until it is sent. */
  withheld: boolean
}

/** A report as the actor may read it. Throws not_found for another's. */
export async function getReport(ctx: Ctx, key: ReportKey): Promise<ReportView> {
  const report = await reportRow(ctx, key)
  const [read, events, versions, names] = await Promise.all([
    readReport(ctx, report),
    tables(ctx)
      .selectFrom('report_event')
      .select(['what', 'at', 'by_name', 'note'])
      .where('agency_id', '=', key.agencyId)
      .where('report_id', '=', key.id)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(200)
      .execute(),
    versionsOf(ctx, report),
    agencyNames(ctx, [report.agency_id, ...(report.receiver_id ? [report.receiver_id] : [])], report.to_day),
  ])
  const own = ctx.actor.kind === 'system' || (isOfficer(ctx.actor) && ctx.actor.visibleAgencyIds.includes(report.agency_id))
  const withheld = !own && isOpen(report.status)
  return {
    ...read,
    ...(withheld ? { shown: [], figures: new Map() } : {}),
    report,
    agencyName: names.get(report.agency_id) ?? '',
    receiverName: report.receiver_id ? (names.get(report.receiver_id) ?? '') : '',
    paragraphs: withheld ? [] : bodyOf(report.body, read),
    events,
    versions,
    withheld,
  }
}

/** The row alone. Throws not_found. */
export async function reportRow(ctx: Ctx, { agencyId, id }: ReportKey): Promise<ReportTable> {
  ensure(ctx, ctx.actor.kind === 'system' || mayListReports(ctx.actor))
  return ensureVisible(
    ctx,
    await visibleReports(ctx).selectAll().where('agency_id', '=', agencyId).where('id', '=', id).executeTakeFirst(),
  )
}

const versionsOf = (ctx: Ctx, report: ReportTable): Promise<ReportVersion[]> =>
  visibleReports(ctx)
    .select(['id', 'version', 'status', 'signed_at'])
    .where('agency_id', '=', report.agency_id)
    .where('kind_code', '=', report.kind_code)
    .where('period', '=', report.period)
    .where('scope', '=', report.scope)
    .orderBy('version', 'desc')
    .execute()
