import type { ProcedureVersion } from '#government/procedures'

type Field = ProcedureVersion['form']['fields'][number]

/** A question whose answer tells of the person and not of the occasion, so that it may be asked once for all. */
export interface LastingField {
  path: string
  /** What it is called across procedures: `applicant.phone`, `payment.accountNumber`. */
  key: string
  field: Field
  /** Stands in the person's own part of the form, so that its answer is theirs to keep. */
  own: boolean
}

/** Of the person's own part: who they are and how they are reached. What they are to a child or a deceased depends on the occasion. */
const OF_PERSON = new Set([
  'fullName',
  'dateOfBirth',
  'gender',
  'ethnicity',
  'nationality',
  'idNumber',
  'idDocumentType',
  'idDocumentNumber',
  'idIssuedOn',
  'idIssuedBy',
  'residence',
  'permanentResidence',
  'currentResidence',
  'hometown',
  'phone',
  'email',
  'taxCode',
])
/** Groups that are the same in every procedure that has them: the account that an allowance is paid to. */
const SHARED_GROUPS = new Set(['payment'])

/** The lasting questions of a form. Repeated groups and groups that need not be filled are left alone: once begun, they must be finished. */
export function lastingFields({ form }: Pick<ProcedureVersion, 'form'>): LastingField[] {
  return form.fields.flatMap((top): LastingField[] => {
    if (!top.fields || top.type !== 'group') return keyed(top, top.id, false)
    if (top.repeat || !top.required) return []
    const own = top.fields.some((child) => child.prefill === 'applicant.fullName')
    return top.fields.flatMap((child) => {
      const path = `${top.id}.${child.id}`
      if (SHARED_GROUPS.has(top.id)) return isAsked(child) ? [{ path, key: path, field: child, own: true }] : []
      return keyed(child, path, own)
    })
  })
}

function keyed(field: Field, path: string, own: boolean): LastingField[] {
  if (!isAsked(field) || field.type === 'group' || field.repeat) return []
  if (field.prefill?.startsWith('applicant.')) return [{ path, key: field.prefill, field, own }]
  return own && OF_PERSON.has(field.id) ? [{ path, key: `applicant.${field.id}`, field, own }] : []
}

const isAsked = (field: Field): boolean => !field.readOnly && !field.derivedFrom && !field.mustBe && field.type !== 'yesno'
