import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = { daily: 'agency', half_month: 'agency', known_measure: 'reference' }
