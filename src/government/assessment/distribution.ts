import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  rating: 'agency',
  rating_code: 'agency',
  declared_measure: 'agency',
  complaint: 'agency',
  indicator: 'reference',
  band: 'reference',
  index_scope: 'reference',
}
