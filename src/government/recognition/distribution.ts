import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  criteria_set: 'reference',
  application: 'agency',
  score: 'agency',
  opinion: 'agency',
  application_event: 'agency',
}
