import { defineTables } from '#platform/database'

export interface MandateTable {
  /** The owner. */
  person_id: string
  id: string
  owner_name: string
  agent_id: string
  agent_name: string
  for_filing: boolean
  for_collecting: boolean
  /** null: every procedure. */
  procedure_code: string | null
  procedure_name: string | null
  share_account: boolean
  valid_from: string
  /** Last day, included. */
  valid_to: string
  granted_at: Date
  /** When the agent took it on; null while they have not. */
  accepted_at: Date | null
  agency_id: string | null
  agency_name: string | null
  recorder_id: string | null
  recorder_name: string | null
  paper_number: string | null
  paper_date: string | null
  paper_certifier: string | null
  scan_name: string | null
  scan_media_type: string | null
  scan_size: number | null
  scan_sha256: string | null
  revoked_at: Date | null
  revoked_by: 'owner' | 'agent' | null
  /** When both sides were told that it ran out. */
  expiry_told_at: Date | null
}

export interface AssistanceTable {
  /** The owner. */
  person_id: string
  id: string
  owner_name: string
  procedure_code: string
  procedure_name: string
  share_account: boolean
  created_at: Date
  /** Until when the code can be entered. */
  expires_at: Date
  used_at: Date | null
  helper_id: string | null
  helper_name: string | null
  draft_id: string | null
  /** Until when the helper may file. */
  file_by: Date | null
  filed_at: Date | null
  dossier_code: string | null
  cancelled_at: Date | null
}

export interface RuleTable {
  valid_from: string
  default_months: number
  code_minutes: number
  guesses: number
  guess_minutes: number
  filing_days: number
  source: string
}

interface Tables {
  mandate: MandateTable
  held: { person_id: string; mandate_id: string; owner_id: string; granted_at: Date }
  assistance: AssistanceTable
  assistance_code: { hash: string; person_id: string; assistance_id: string; expires_at: Date }
  assistance_guess: { person_id: string; failures: number; since: Date }
  rule: RuleTable
}

export const tables = defineTables<Tables>('mandates')
