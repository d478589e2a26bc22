import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  authority: 'reference',
  track: 'agency',
  part: 'agency',
}
