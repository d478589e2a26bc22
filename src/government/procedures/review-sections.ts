import type { Locale } from '#platform/context'
import { formatDate, formatMoney, isCivilDate } from '#platform/time'
import { addressInWords } from './check-address.ts'
import { optionsOf } from './code-lists.ts'
import { recordOf } from './conditions.ts'
import { dateParts, shownValue } from './form-entries.ts'
import { formPages } from './form-pages.ts'
import { warningsOf } from './form-rules.ts'
import { isGiven, isGroupGiven, type PlacedField, visibleFields } from './form-tree.ts'
import { text } from './messages.ts'
import type { Places } from './places.ts'
import type { Answers, Field, FormOf } from './procedure-types.ts'

export interface ReviewSection {
  pageId: string
  title: string
  rows: {
    /** The id of its control on the page, to lead back to it. */
    fieldId: string
    label: string
    value: string
    /** What may be wrong but stops nobody. */
    warning?: string
  }[]
}

/** The answers as a person reads them, page by page; what was left empty is left out. @param today for warnings of age */
export function reviewSections(version: FormOf, answers: Answers, locale: Locale, today = '9999-12-31'): ReviewSection[] {
  const warnings = warningsOf(version, answers, { locale, today })
  return formPages(version, answers)
    .map((page) => ({
      pageId: page.id,
      title: page.title,
      rows: visibleFields(version, answers, page.fieldIds)
        .filter((at) => isShown(at, answers))
        .map(({ field, path, value }) => ({
          fieldId: `f-${path.replace(/[^\w-]+/g, '-')}`,
          label: rowNumber(path) ? `${field.label} (${rowNumber(path)})` : field.label,
          value: readable(field, value, locale, version.places),
          ...(warnings[path] ? { warning: warnings[path] } : {}),
        }))
        .filter((row) => row.value !== ''),
    }))
    .filter((section) => section.rows.length > 0)
}

const rowNumber = (path: string): number => Number(/\[(\d+)\]/.exec(path)?.[1] ?? -1) + 1

/** A default is shown too, but not when it is all there is of a group that nobody began. */
function isShown({ field, value, top, row }: PlacedField, answers: Answers): boolean {
  if (!isGiven(field, value) && !(value !== undefined && value === field.default)) return false
  if (top === field) return true
  if (row) return isGroupGiven(top, row.answers)
  return top.required || isGroupGiven(top, recordOf(answers[top.id]))
}

/** One answer in words. */
export function readable(field: Field, value: unknown, locale: Locale, places?: Places): string {
  const t = text(locale)
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (field.type === 'address') return addressInWords(value, places)
  if (field.type === 'money' && typeof value === 'number') return formatMoney(value)
  if (field.type === 'date') {
    if (typeof value === 'string' && isCivilDate(value)) return formatDate(value)
    const { day, month, year } = dateParts(value)
    return [day, month, year].filter(Boolean).join('/')
  }
  if (field.type === 'choice') {
    const options = optionsOf(field) ?? []
    return (Array.isArray(value) ? value : [value])
      .map((one) => options.find((option) => option.value === one)?.label ?? shownValue(one) ?? '')
      .join('; ')
  }
  return shownValue(value) ?? ''
}
