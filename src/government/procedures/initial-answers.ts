import { sameName } from '#platform/vietnamese'
import { optionsOf } from './code-lists.ts'
import { isFilled, recordOf, valueAt } from './conditions.ts'
import { childrenOf } from './form-tree.ts'
import type { Answers, Field, FormOf } from './procedure-types.ts'

/** What the account knows of the person who files; any part may be missing. */
export type Applicant = object

/** Where the draft keeps what the account knows, for groups copied from the applicant. Never submitted. */
export const APPLICANT = '$applicant'

/** The first answers of a draft: defaults of the form, then what the account already knows. Registers do not answer yet. */
export function initialAnswers(version: Pick<FormOf, 'form'>, applicant: Applicant): Answers {
  const known = applicant as Answers
  const answers: Answers = {}
  for (const field of version.form.fields) {
    const value = firstValue(field, known)
    if (value !== undefined) answers[field.id] = value
  }
  if (version.form.fields.some((field) => field.copyFrom?.source === 'applicant')) answers[APPLICANT] = flat(known)
  return answers
}

function firstValue(field: Field, applicant: Answers): unknown {
  const children = childrenOf(field)
  if (children.length === 0) return knownValue(field, applicant) ?? field.default
  // A group that need not be filled is not begun for the person: once begun, it must be finished.
  const source = field.required && !field.repeat ? applicant : {}
  const row = Object.fromEntries(
    children.map((child) => [child.id, firstValue(child, source)]).filter(([, value]) => value !== undefined),
  )
  if (field.repeat) return Array.from({ length: field.repeat.min }, () => ({ ...row }))
  return Object.keys(row).length > 0 ? row : undefined
}

function knownValue(field: Field, applicant: Answers): unknown {
  if (!field.prefill?.startsWith('applicant.')) return undefined
  return valueFor(field, valueAt(applicant, field.prefill.slice('applicant.'.length)))
}

/** A value of the account as this field keeps it: `Kinh` becomes 01 where the form chooses by code. */
export function valueFor(field: Field, known: unknown): unknown {
  if (!isFilled(known)) return undefined
  if (field.type !== 'choice') return known
  const option = optionsOf(field)?.find((one) => one.value === known || (typeof known === 'string' && sameName(one.label, known)))
  return option?.value
}

/** The account under the names that groups use. */
function flat(applicant: Answers): Answers {
  const document = recordOf(applicant.idDocument)
  const entries = Object.entries({
    ...applicant,
    idDocument: undefined,
    idDocumentType: document.type,
    idDocumentNumber: document.number,
    idIssuedOn: document.issuedOn,
    idIssuedBy: document.issuedBy,
  })
  return Object.fromEntries(entries.filter(([, value]) => isFilled(value)))
}
