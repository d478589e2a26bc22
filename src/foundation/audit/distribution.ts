import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  entry: 'agency',
  pending: 'agency',
  tree: 'agency',
  leaf: 'agency',
  node: 'agency',
  head: 'agency',
  signing_key: 'reference',
  access: 'person',
}
