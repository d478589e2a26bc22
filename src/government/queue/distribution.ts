import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  line: 'agency',
  counter: 'agency',
  counter_lines: 'agency',
  rule: 'agency',
  last_number: 'agency',
  pulse: 'agency',
  ticket: 'agency',
  ticket_event: 'agency',
}
