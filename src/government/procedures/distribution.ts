import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  procedure_version: 'reference',
  procedure_draft: 'reference',
  local_fee: 'reference',
  filing_mode: 'agency',
}
