import type { Ctx } from '#platform/context'
import { defineTables } from '#platform/database'
import type { ReportFinding } from './check-report.ts'
import type { ReportKindData } from './report-kind.ts'
import type { ReportStatus } from './report-status.ts'
import type { LinkedFigure } from './write-body.ts'

export type Scope = 'own' | 'aggregate'
export type Origin = 'entered' | 'computed' | 'derived' | 'summed'

export interface ReportTable {
  agency_id: string
  id: string
  kind_code: string
  kind_from: string
  scope: Scope
  period: string
  from_day: string
  to_day: string
  due_at: Date
  receiver_id: string | null
  version: number
  status: ReportStatus
  revision: number
  body: string
  figures: LinkedFigure[]
  findings: ReportFinding[]
  explanation: string
  missing: { agencyId: string; name: string }[]
  correction_reason: string
  return_reason: string
  number: string
  entered_by_name: string
  entered_at: Date | null
  signed_by_name: string
  signed_at: Date | null
  sent_at: Date | null
  received_at: Date | null
  locked_at: Date | null
  pdf_sha256: string | null
  pdf_size: number | null
  exchange_state: 'waiting' | 'pending' | 'accepted' | 'refused' | null
  exchange_receipt: string
  exchange_note: string
}

export interface ReportKey {
  agencyId: string
  id: string
}

export const tables = defineTables<{
  report_kind: { code: string; valid_from: string; valid_to: string | null; definition: ReportKindData }
  report: ReportTable
  report_line: { agency_id: string; report_id: string; line_code: string; value: number | null; origin: Origin }
  report_part: {
    agency_id: string
    report_id: string
    part_agency_id: string
    part_id: string
    part_version: number
    part_revision: number | null
  }
  report_event: {
    agency_id: string
    report_id: string
    id: string
    what: string
    at: Date
    by_name: string
    by_agency_id: string | null
    note: string
  }
  report_counter: { agency_id: string; year: number; last: number }
}>('reports')

const NO_AGENCY = ['00000000-0000-0000-0000-000000000000']

/** Reports of the actor's own agencies, and those that have left others for them; nobody else's. */
export function visibleReports(ctx: Ctx) {
  const query = tables(ctx).selectFrom('report')
  const { actor } = ctx
  if (actor.kind === 'system') return query
  const agencies = actor.kind === 'officer' && actor.visibleAgencyIds.length > 0 ? actor.visibleAgencyIds : NO_AGENCY
  return query.where((is) =>
    is.or([
      is('agency_id', 'in', agencies),
      is.and([is('receiver_id', 'in', agencies), is('status', 'in', ['sent', 'received', 'returned', 'locked', 'replaced'])]),
    ]),
  )
}
