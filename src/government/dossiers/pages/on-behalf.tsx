import type { Locale } from '#platform/context'
import { Notice } from '#ui/notice'
import type { Draft } from '../get-draft.ts'
import { text } from '../messages.ts'
import type { DossierTable } from '../tables.ts'

type Parties = Pick<DossierTable, 'relation' | 'applicant_name' | 'submitter_name' | 'owner_consent'>

/** On each page of filing for another: whose dossier it will be. */
export function ForWhom({ draft, locale }: { draft: Pick<Draft, 'ownerName' | 'relation'>; locale: Locale }) {
  const t = text(locale)
  if (!draft.ownerName || draft.relation === 'desk') return null
  return <Notice kind="info">{t.filingFor[draft.relation === 'helper' ? 'helper' : 'mandate'](draft.ownerName)}</Notice>
}

/** Owner, submitter and consent, where they are two people. */
export function partiesRows(row: Parties, locale: Locale): { key: string; value: string }[] {
  const t = text(locale)
  if (row.relation === 'self') return []
  const owner = { key: t.ownerOfDossier, value: row.applicant_name }
  if (!row.submitter_name) return [owner]
  return [
    owner,
    { key: t.submitterOfDossier, value: `${row.submitter_name} (${t.relation[row.relation]})` },
    ...(row.owner_consent ? [{ key: t.ownerConsent, value: t.consent[row.owner_consent] }] : []),
  ]
}

/** In the history, beside the filing. */
export function behalfText(row: Parties, locale: Locale): string | undefined {
  const t = text(locale)
  if (row.relation === 'self' || !row.submitter_name) return undefined
  return t.submittedBy(row.submitter_name, row.applicant_name, t.relation[row.relation])
}
