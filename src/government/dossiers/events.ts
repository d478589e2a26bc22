/** What dossiers tell other modules. Names are past tense; payloads are small and carry the agency first. */
export interface DossierEvent {
  agencyId: string
  dossierId: string
  code: string
}

/** A result stands under an electronic seal. */
export const RESULT_SEALED = 'dossiers.result-sealed'
export const DOSSIER_SUBMITTED = 'dossiers.submitted'
export const DOSSIER_CHANGED = 'dossiers.changed'
