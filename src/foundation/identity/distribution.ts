import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  person: 'person',
  identifier: 'local',
  password: 'person',
  passkey: 'person',
  one_time_code: 'person',
  recovery_code: 'person',
  attempt: 'local',
  ceremony: 'local',
}
