import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = { upload: 'person' }
