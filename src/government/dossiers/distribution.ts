import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  dossier: 'agency',
  dossier_file: 'agency',
  dossier_event: 'agency',
  paper: 'agency',
  dossier_counter: 'agency',
  paper_counter: 'agency',
  paper_number: 'agency',
  person_dossier: 'person',
  draft: 'person',
  draft_file: 'person',
  filed_draft: 'person',
  national_status: 'reference',
  code_format: 'reference',
  receive_limit: 'reference',
  supplement_limit: 'reference',
  paper_series: 'reference',
}
