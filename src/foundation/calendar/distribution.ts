import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = { opening_hours: 'agency' }
