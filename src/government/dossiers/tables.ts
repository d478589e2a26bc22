import { type Ctx, personIdOf } from '#platform/context'
import { defineTables } from '#platform/database'
import type { DossierStatus, ResumeStatus } from './dossier-status.ts'

export type Channel = 'online' | 'counter' | 'post' | 'api'
export type Answers = Record<string, unknown>

/** By what right somebody files: for themselves, by mandate, as parent or guardian, as a volunteer who helps, or as the desk that types it in. */
export type Relation = 'self' | 'mandate' | 'guardian' | 'helper' | 'desk'

/** How the owner agreed that another files: by mandate, by a one-time code, at the counter; or by taking it up afterwards (BLDS 2015 Đ142.1.a). */
export type Consent = 'mandate' | 'code' | 'counter' | 'taken-up'

export interface FeeDue {
  name: string
  amountVnd: number
  /** Set when an officer noted the payment. */
  paidAt?: string
}

export interface DossierTable {
  agency_id: string
  id: string
  code: string
  procedure_code: string
  procedure_version_id: string
  procedure_name: string
  status: DossierStatus
  resume_status: ResumeStatus | null
  person_id: string | null
  applicant_name: string
  applicant_folded: string
  channel: Channel
  answers: Answers
  fees: FeeDue[]
  current_step: number
  assignee_id: string | null
  submitted_at: Date
  accepted_at: Date | null
  due_at: Date | null
  lawful_due_at: Date | null
  paused_at: Date | null
  paused_due_at: Date | null
  paused_lawful_due_at: Date | null
  apologized_at: Date | null
  stop_asked_at: Date | null
  warned_due_at: Date | null
  lapsed_due_at: Date | null
  on_the_spot: boolean
  submitter_id: string | null
  submitter_name: string | null
  relation: Relation
  mandate_id: string | null
  owner_consent: Consent | null
  /** Parts of a linked dossier that other agencies still owe. */
  awaits_parts: number
  /** The other agencies that do parts of it. */
  partner_ids: string[]
  decided_at: Date | null
  outcome: 'granted' | 'refused' | null
  decision_note: string | null
  issued_at: Date | null
  returned_at: Date | null
  version: number
}

export interface DossierFileTable {
  agency_id: string
  dossier_id: string
  id: string
  component_code: string
  stage: 'submission' | 'supplement' | 'processing'
  name: string
  media_type: string
  size: number
  sha256: string
  /** Pages of the paper that was scanned; null where a file was sent as such. */
  paper_pages: number | null
  added_at: Date
}

export interface DossierEventTable {
  agency_id: string
  dossier_id: string
  id: string
  kind: string
  at: Date
  actor_id: string | null
  actor_name: string
  to_status: DossierStatus
  step: number | null
  /** `byAgency`: the agency that acted, where it is not the dossier's own but its successor. */
  data: Record<string, unknown> & { byAgency?: string }
}

export interface PaperTable {
  agency_id: string
  dossier_id: string
  kind: string
  number: number
  sha256: string
  size: number
  sealed_at: Date
}

interface Tables {
  dossier: DossierTable
  dossier_file: DossierFileTable
  dossier_event: DossierEventTable
  paper: PaperTable
  dossier_counter: { agency_id: string; day: string; last: number }
  person_dossier: {
    person_id: string
    dossier_id: string
    agency_id: string
    code: string
    procedure_name: string
    status: DossierStatus
    submitted_at: Date
    due_at: Date | null
    /** Set where the person filed it for another by mandate. */
    owner_name: string | null
  }
  draft: {
    person_id: string
    id: string
    procedure_code: string
    procedure_version_id: string
    procedure_name: string
    agency_id: string
    answers: Answers
    owner_id: string | null
    owner_name: string | null
    relation: Relation
    mandate_id: string | null
    owner_consent: Consent | null
    created_at: Date
    updated_at: Date
  }
  filed_draft: { person_id: string; draft_id: string; code: string }
  draft_file: {
    person_id: string
    draft_id: string
    id: string
    component_code: string
    name: string
    media_type: string
    size: number
    sha256: string
    paper_pages: number | null
  }
  national_status: { status: DossierStatus; valid_from: string; valid_to: string | null; code: number; label: string }
  receive_limit: { valid_from: string; working_hours: number; source: string }
  supplement_limit: { valid_from: string; working_days: number; source: string }
  paper_series: { kind: string; valid_from: string; pattern: string; source: string }
  paper_counter: { agency_id: string; year: number; pattern: string; last: number }
  paper_number: {
    agency_id: string
    dossier_id: string
    kind: string
    number: number
    issuer_id: string
    year: number
    pattern: string
    serial: number
  }
  code_format: {
    valid_from: string
    day_rule: 'submission' | 'acceptance'
    day_pattern: 'YYMMDD' | 'YYYYMMDD'
    minimum_digits: number
    source: string
  }
}

export const tables = defineTables<Tables>('dossiers')

const NO_ONE = '00000000-0000-0000-0000-000000000000'

/**
 * Where every read of dossiers starts. An officer sees the agency's and its predecessors' rows; a citizen their own and what they filed by
 * mandate; everybody else none. It is SQL on the front of the indexes, not a check per row. A citizen asks for one dossier by agency and code or id, and
 * lists by `person_dossier`, where the agent has a row of their own: at 300,000 dossiers no plan took an index on submitter_id, so there is none.
 */
export function visibleDossiers(ctx: Ctx) {
  const query = tables(ctx).selectFrom('dossier')
  const { actor } = ctx
  if (actor.kind === 'system') return query
  if (actor.kind === 'officer') return query.where('agency_id', 'in', actor.visibleAgencyIds)
  const me = personIdOf(actor) ?? NO_ONE
  return query.where((eb) =>
    eb.or([eb('person_id', '=', me), eb.and([eb('submitter_id', '=', me), eb('relation', '=', 'mandate')])]),
  )
}
