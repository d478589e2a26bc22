import type { Ctx } from '#platform/context'
import { defineTables } from '#platform/database'
import type { ApplicationStatus } from './application-status.ts'
import type { CriteriaSetData } from './criteria-set.ts'

export interface Proof {
  name: string
  sha256: string
  mediaType: string
  size: number
}

export interface ApplicationTable {
  agency_id: string
  id: string
  set_code: string
  set_from: string
  year: number
  unit_id: string
  appraiser_id: string
  status: ApplicationStatus
  begun_by_name: string
  begun_at: Date
  signed_by_name: string
  sent_at: Date | null
  return_reason: string
  appraised_at: Date | null
  heard_at: Date | null
  decision_number: string
  decided_on: string | null
  decided_by_name: string
  reasons: string
  mend_by: string | null
}

export interface ScoreTable {
  agency_id: string
  application_id: string
  criterion_code: string
  claimed: number | null
  value: number | null
  note: string
  proofs: Proof[]
  appraised: number | null
  appraisal_note: string
  appraised_by_name: string
}

export interface OpinionTable {
  agency_id: string
  application_id: string
  member: string
  agrees: boolean
  note: string
  noted_by_name: string
  noted_at: Date
}

export interface ApplicationKey {
  agencyId: string
  id: string
}

export const tables = defineTables<{
  criteria_set: { code: string; valid_from: string; valid_to: string | null; definition: CriteriaSetData }
  application: ApplicationTable
  score: ScoreTable
  opinion: OpinionTable
  application_event: {
    agency_id: string
    application_id: string
    id: string
    what: string
    at: Date
    by_name: string
    note: string
  }
}>('recognition')

const NO_AGENCY = ['00000000-0000-0000-0000-000000000000']

/** What was decided is public; before that the commune and its province alone see it, and the province only what was sent. */
export function visibleApplications(ctx: Ctx) {
  const query = tables(ctx).selectFrom('application')
  const { actor } = ctx
  if (actor.kind === 'system') return query
  const agencies = actor.kind === 'officer' && actor.visibleAgencyIds.length > 0 ? actor.visibleAgencyIds : NO_AGENCY
  return query.where((is) =>
    is.or([
      is('status', 'in', ['recognised', 'refused']),
      is('agency_id', 'in', agencies),
      is.and([is('appraiser_id', 'in', agencies), is('status', '!=', 'draft')]),
    ]),
  )
}
