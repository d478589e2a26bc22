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
  filing_mode: { agency_id: string; valid_from: string; mode: 'local' | 'national' }
}

export const tables = defineTables<Tables>('procedures')
