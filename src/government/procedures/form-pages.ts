import { holds } from './conditions.ts'
import { isDerived } from './derived-answers.ts'
import { countedAnswers } from './form-tree.ts'
import type { Answers, Field, FormOf } from './procedure-types.ts'

/** One step of a form: a group of its own, or neighbouring single questions together. */
export interface FormPageInfo {
  id: string
  /** In Vietnamese, as the form's own words. */
  title: string
  /** Top-level fields on this page. */
  fieldIds: string[]
}

const isLarge = (field: Field) => field.type === 'group' || field.type === 'person'

/** All pages a form can have; where they begin does not depend on answers, so an address always means the same questions. */
export function allPages({ form }: Pick<FormOf, 'form'>): FormPageInfo[] {
  const pages: (FormPageInfo & { small: boolean })[] = []
  for (const field of form.fields) {
    const last = pages.at(-1)
    if (isLarge(field)) pages.push({ id: pageId(field.id), title: field.label, fieldIds: [field.id], small: false })
    else if (last?.small) last.fieldIds.push(field.id)
    else pages.push({ id: pageId(field.id), title: '', fieldIds: [field.id], small: true })
  }
  return pages.map(({ id, title, fieldIds }) => ({ id, title, fieldIds }))
}

/** The pages that are to be filled, given the answers so far; at least one. */
export function formPages(version: Pick<FormOf, 'code' | 'form'>, answers: Answers): FormPageInfo[] {
  const counted = countedAnswers(version, answers)
  const all = allPages(version)
  const asked = (id: string) => {
    const field = version.form.fields.find((one) => one.id === id)
    return field && !isDerived(version, id, field) && holds(field.showWhen, counted) ? field : undefined
  }
  const pages = all.filter((page) => page.fieldIds.some(asked))
  return (pages.length > 0 ? pages : all.slice(0, 1)).map((page, index, { length }) => {
    const fields = page.fieldIds.flatMap((id) => asked(id) ?? [])
    return page.title ? page : { ...page, title: titleOf(fields, index === 0, index === length - 1) }
  })
}

/** Single questions have no heading of their own: one alone is its own heading, unless it is a declaration. */
function titleOf(fields: readonly Field[], isFirst: boolean, isLast: boolean): string {
  const questions = fields.filter((field) => !field.mustBe)
  if (questions.length === 1 && fields.length === 1 && questions[0]!.label.length <= 60) return questions[0]!.label
  if (isFirst) return 'Thông tin chung'
  if (questions.length === 0) return 'Cam đoan'
  return isLast ? 'Đề nghị và cam đoan' : 'Thông tin thêm'
}

/** Addresses are readable: `child` → `child`, `otherSigners` → `other-signers`. */
const pageId = (fieldId: string): string => fieldId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
