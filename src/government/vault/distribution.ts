import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  paper: 'person',
  declared: 'person',
  consent: 'person',
  prefill: 'person',
  draft_paper: 'person',
  reuse: 'person',
  person_saving: 'person',
  served_paper: 'agency',
  saving: 'agency',
  paper_kind: 'reference',
  paper_use: 'reference',
}
