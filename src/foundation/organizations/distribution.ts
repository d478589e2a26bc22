import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  agency: 'reference',
  agency_name: 'reference',
  agency_code: 'reference',
  agency_succession: 'reference',
  agency_contact: 'reference',
  agency_version: 'reference',
  department: 'agency',
  position: 'agency',
  holding: 'agency',
  person_post: 'person',
}
