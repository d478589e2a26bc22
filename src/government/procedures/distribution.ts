import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = { procedure_version: 'reference', filing_mode: 'agency' }
