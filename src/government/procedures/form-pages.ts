import { holds } from './conditions.ts'
import type { Answers, Field, ProcedureVersion } from './procedure-types.ts'

/** One step of a form: a group of its own, or neighbouring single questions together. */
export interface FormPageInfo {
  id: string
  title: string
  /** Top-level fields on this page. */
  fieldIds: string[]
}

const isLarge = (field: Field) => field.type === 'group' || field.type === 'person'

/** The pages that are to be filled, given the answers so far; at least one. */
export function formPages(version: Pick<ProcedureVersion, 'form'>, answers: Answers): FormPageInfo[] {
  const pages: FormPageInfo[] = []
  for (const field of version.form.fields) {
    if (isLarge(field)) {
      if (holds(field.showWhen, answers)) pages.push({ id: pageId(field.id), title: field.label, fieldIds: [field.id] })
      continue
    }
    const last = pages.at(-1)
    const lastIsSmall = last && version.form.fields.some((f) => f.id === last.fieldIds[0] && !isLarge(f))
    if (last && lastIsSmall) last.fieldIds.push(field.id)
    else if (last === undefined || !lastIsSmall)
      pages.push({ id: pageId(field.id), title: version.form.title, fieldIds: [field.id] })
  }
  // A page of which nothing is asked now is passed over.
  return pages.filter(
    (page, index) =>
      index === 0 || page.fieldIds.some((id) => holds(version.form.fields.find((f) => f.id === id)!.showWhen, answers)),
  )
}

/** Addresses are readable: `child` → `child`, `otherSigners` → `other-signers`. */
const pageId = (fieldId: string): string => fieldId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
