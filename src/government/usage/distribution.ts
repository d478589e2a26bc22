import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  work: 'agency',
  presence: 'agency',
  post: 'agency',
  absence: 'agency',
  rule: 'reference',
}
