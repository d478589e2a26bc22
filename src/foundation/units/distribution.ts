import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  unit: 'reference',
  reform: 'reference',
  life: 'reference',
  lineage: 'reference',
}
