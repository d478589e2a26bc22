import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  mandate: 'person',
  held: 'person',
  assistance: 'person',
  assistance_code: 'local',
  assistance_guess: 'local',
  rule: 'reference',
}
