import { createHash } from 'node:crypto'
import type { OfficerRole } from '#platform/context'
import { defineTables } from '#platform/database'

export const AGENCY_KINDS = ['ubnd_tinh', 'ubnd_huyen', 'ubnd_xa', 'trung_tam_phuc_vu_hanh_chinh_cong', 'so', 'other'] as const
/** `ubnd_huyen` is historical: the tier ended on 30 June 2025. */
export type AgencyKind = (typeof AGENCY_KINDS)[number]

interface DepartmentTable {
  agency_id: string
  id: string
  name: string
  sort: number
  valid_from: string
  valid_to: string | null
}

interface PositionTable {
  agency_id: string
  id: string
  department_id: string | null
  title: string
  roles: OfficerRole[]
  sort: number
  valid_from: string
  valid_to: string | null
}

interface HoldingTable {
  agency_id: string
  id: string
  position_id: string
  person_id: string
  person_name: string
  valid_from: string
  valid_to: string | null
  basis: string
}

interface PersonPostTable {
  person_id: string
  holding_id: string
  agency_id: string
  position_id: string
  title: string
  roles: OfficerRole[]
  valid_from: string
  valid_to: string | null
}

export const tables = defineTables<{
  agency: {
    id: string
    kind: AgencyKind
    unit_id: string | null
    parent_id: string | null
    valid_from: string
    valid_to: string | null
  }
  agency_name: { agency_id: string; valid_from: string; name: string }
  agency_code: { agency_id: string; valid_from: string; valid_to: string | null; code: string; basis: string }
  agency_succession: { predecessor_id: string; successor_id: string; effective_on: string; basis: string }
  agency_contact: {
    agency_id: string
    responsible: string
    address: string
    phone: string
    email: string | null
    answers_for_site: boolean
  }
  agency_version: { only_row: boolean; version: number }
  department: DepartmentTable
  position: PositionTable
  holding: HoldingTable
  person_post: PersonPostTable
}>('organizations')

/** An id that the same words always give (UUID version 8, RFC 9562 §5.8). */
export function namedId(...words: string[]): string {
  const bytes = createHash('sha256')
    .update(['organizations', ...words].join('\n'))
    .digest()
    .subarray(0, 16)
  bytes[6] = 0x80 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
