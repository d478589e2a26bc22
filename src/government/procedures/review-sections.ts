import type { Locale } from '#platform/context'
import { formatDate, formatMoney, isCivilDate } from '#platform/time'
import { codeList } from './code-lists.ts'
import { isFilled } from './conditions.ts'
import { formPages } from './form-pages.ts'
import { visibleFields } from './form-tree.ts'
import { text } from './messages.ts'
import type { Answers, Field, ProcedureVersion, TypedDate } from './procedure-types.ts'

export interface ReviewSection {
  pageId: string
  title: string
  rows: { fieldId: string; label: string; value: string }[]
}

/** The answers as a person reads them, page by page; what was left empty is left out. */
export function reviewSections(version: Pick<ProcedureVersion, 'form'>, answers: Answers, locale: Locale): ReviewSection[] {
  return formPages(version, answers)
    .map((page) => ({
      pageId: page.id,
      title: page.title,
      rows: visibleFields(
        version.form.fields.filter((field) => page.fieldIds.includes(field.id)),
        answers,
      )
        .filter(({ value }) => isFilled(value))
        .map(({ field, path, value }) => ({
          fieldId: `f-${path.replace(/[^\w-]+/g, '-')}`,
          label: rowNumber(path) ? `${field.label} (${rowNumber(path)})` : field.label,
          value: readable(field, value, locale),
        })),
    }))
    .filter((section) => section.rows.length > 0)
}

const rowNumber = (path: string): number => Number(/\[(\d+)\]/.exec(path)?.[1] ?? -1) + 1

/** One answer in words. */
export function readable(field: Field, value: unknown, locale: Locale): string {
  const t = text(locale)
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (field.type === 'money' && typeof value === 'number') return formatMoney(value)
  if (field.type === 'date') {
    if (typeof value === 'string') return isCivilDate(value) ? formatDate(value) : value
    const { day = '', month = '', year = '' } = value as TypedDate
    return [day, month, year].filter(Boolean).join('/')
  }
  if (field.type === 'choice') {
    const options = field.options ?? (field.optionsFrom ? codeList(field.optionsFrom) : undefined) ?? []
    return (Array.isArray(value) ? value : [value])
      .map((one) => options.find((option) => option.value === one)?.label ?? String(one))
      .join('; ')
  }
  return String(value)
}
