import { defineTables } from '#platform/database'

/** 3 = rất hài lòng, 2 = hài lòng, 1 = chưa hài lòng. */
export type Level = 1 | 2 | 3

export interface RatingTable {
  agency_id: string
  dossier_id: string
  dossier_code: string
  convenience: Level
  timeliness: Level
  attitude: Level
  overall: Level
  comment: string
  given_by: 'account' | 'code'
  rated_at: Date
  changed_at: Date | null
}

export interface DeclaredTable {
  agency_id: string
  id: string
  measure: string
  /** Civil dates, both included. */
  valid_from: string
  valid_to: string
  numerator: number
  denominator: number
  note: string
  declared_by: string | null
  declared_by_name: string
  declared_at: Date
}

export interface IndicatorTable {
  code: string
  valid_from: string
  valid_to: string | null
  position: number
  group_code: string
  group_name: string
  name: string
  max_score: number
  numerator: string
  denominator: string
  target: number
  capped: boolean
  verified: boolean
  source: string
}

export type Scheme = 'officer' | 'agency' | 'qd766'

export const tables = defineTables<{
  rating: RatingTable
  rating_code: {
    agency_id: string
    code: string
    dossier_id: string
    dossier_code: string
    given_by: string | null
    valid_until: Date
    used_at: Date | null
  }
  declared_measure: DeclaredTable
  complaint: {
    agency_id: string
    dossier_id: string
    dossier_code: string
    noted_on: string
    upheld: boolean
    note: string
    noted_by: string | null
    noted_by_name: string
    noted_at: Date
  }
  indicator: IndicatorTable
  index_scope: { scheme: 'officer' | 'agency'; valid_from: string; indices: number[]; verified: boolean; source: string }
  band: { scheme: Scheme; valid_from: string; minimum: number; label: string; verified: boolean; source: string }
}>('assessment')
