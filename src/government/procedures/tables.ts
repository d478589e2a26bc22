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
