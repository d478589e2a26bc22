import type { Generated } from 'kysely'
import { defineTables } from '#platform/database'
import type { ProcedureData } from './procedure-types.ts'

interface Tables {
  procedure_version: {
    id: string
    code: string
    name: string
    domain: string
    valid_from: string
    valid_to: string | null
    demo: boolean
    data: ProcedureData
    /** Of versions published here: by which decision, by whom and when. */
    basis: Generated<string | null>
    published_by_name: Generated<string | null>
    published_at: Generated<Date | null>
    /** Whether it ended the version before it, which runs on if this one is withdrawn. */
    ends_previous: Generated<boolean>
  }
  procedure_draft: {
    code: string
    base_version_id: string
    data: ProcedureData
    version: number
    changed_by: string | null
    changed_by_name: string
    changed_at: Date
  }
  local_fee: {
    province_code: string
    procedure_code: string
    fee_name: string
    valid_from: string
    amount_vnd: number
    legal_basis: string | null
    demo: boolean
  }
  filing_mode: { agency_id: string; valid_from: string; mode: 'local' | 'national' }
}

export const tables = defineTables<Tables>('procedures')
