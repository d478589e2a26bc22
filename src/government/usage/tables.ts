import type { OfficerRole } from '#platform/context'
import { defineTables } from '#platform/database'

export interface WorkTable {
  agency_id: string
  id: string
  person_id: string
  role: OfficerRole
  kind: string
  subject_id: string
  day: string
  closed_at: Date
  hand_minutes: number | null
  open_minutes: number
  in_time: boolean | null
  sealed_on: string | null
}

export interface AbsenceTable {
  agency_id: string
  id: string
  person_id: string
  /** Civil days, both included. */
  valid_from: string
  valid_to: string
  noted_by: string
  noted_by_name: string
  noted_at: Date
}

export interface PostTable {
  agency_id: string
  holding_id: string
  person_id: string
  person_name: string
  title: string
  roles: OfficerRole[]
  valid_from: string
  valid_to: string | null
}

export const tables = defineTables<{
  work: WorkTable
  presence: { agency_id: string; person_id: string; day: string; signed_in: boolean; worked: boolean }
  post: PostTable
  absence: AbsenceTable
  rule: { valid_from: string; minimum_cases: number; minimum_people: number; source: string }
}>('usage')

/** What a leader decides of a dossier; its result is sealed afterwards, or not. */
export const DECISION = 'dossier.decide'
