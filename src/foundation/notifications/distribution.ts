import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  message: 'agency',
  delivery: 'agency',
  attempt: 'agency',
  agency_template: 'agency',
  agency_quiet_hours: 'agency',
  notice: 'person',
  preference: 'person',
  push_subscription: 'person',
  template: 'reference',
  quiet_hours: 'reference',
}
