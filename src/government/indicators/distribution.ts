import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  indicator: 'reference',
  target: 'reference',
  figure: 'agency',
  figure_import: 'agency',
}
