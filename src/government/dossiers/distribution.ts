import type { TableClass } from '#platform/module'

export const distribution: Record<string, TableClass> = {
  dossier: 'agency',
  dossier_file: 'agency',
  dossier_event: 'agency',
  paper: 'agency',
  dossier_counter: 'agency',
  person_dossier: 'person',
  draft: 'person',
  draft_file: 'person',
  national_status: 'reference',
  code_format: 'reference',
}
