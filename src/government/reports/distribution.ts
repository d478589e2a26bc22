import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  report_kind: 'reference',
  report: 'agency',
  report_line: 'agency',
  report_part: 'agency',
  report_event: 'agency',
  report_counter: 'agency',
}
