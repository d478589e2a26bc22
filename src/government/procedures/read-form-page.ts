import type { Locale } from '#platform/context'
import { checkFields, normaliseDates } from './check-whole.ts'
import { answersFrom, type Entries } from './form-entries.ts'
import { formPages } from './form-pages.ts'
import { rowsOf, visibleFields } from './form-tree.ts'
import { derivedAnswers, isDerived } from './initial-answers.ts'
import { text } from './messages.ts'
import type { Answers, ProcedureVersion } from './procedure-types.ts'

export interface ReadPage {
  /** All answers of the draft, those of this page as typed. */
  answers: Answers
  errors: Record<string, string>
  /** The same page is shown again: errors, newly needed fields, or a row added or removed. */
  again: boolean
  notice?: string | undefined
  /** The page that follows; undefined after the last. */
  next?: string | undefined
}

/** Reads one page of a form as it was sent. Nothing typed is lost, whatever it is. */
export function readFormPage(
  version: ProcedureVersion,
  before: Answers,
  pageId: string,
  entries: Entries,
  options: { locale: Locale; today: string },
): ReadPage {
  const page = formPages(version, before).find((p) => p.id === pageId)
  if (!page) return { answers: before, errors: {}, again: false, next: formPages(version, before)[0]?.id }
  const fields = version.form.fields.filter((field) => page.fieldIds.includes(field.id))
  const typed = answersFrom(fields, entries, before)
  const moved = moveRows(fields, typed, entries)
  if (moved) return { answers: moved, errors: {}, again: true }

  const answers = derivedAnswers(version, normaliseDates(version, typed, options.locale, options.today), {}, options.today)
  const asked = new Set(entries.map(([name]) => name.replace(/\.(asked|day|month|year)$/, '')))
  const { errors } = checkFields(fields, answers, options)
  // A field that an answer on this very page has just called for is asked now, and not yet called wrong.
  const fresh = visibleFields(fields, answers).filter(
    ({ path, field }) => !asked.has(path) && !isDerived(version, path, field) && path in errors,
  )
  if (fresh.length > 0) {
    for (const { path } of fresh) delete errors[path]
    return { answers, errors, again: true, notice: text(options.locale).moreFields }
  }
  if (Object.keys(errors).length > 0) return { answers, errors, again: true }
  const pages = formPages(version, answers)
  return { answers, errors: {}, again: false, next: pages[pages.findIndex((p) => p.id === pageId) + 1]?.id }
}

/** A press of `Thêm` or `Bớt`: works without script. */
function moveRows(fields: ProcedureVersion['form']['fields'], answers: Answers, entries: Entries): Answers | undefined {
  for (const field of fields) {
    if (!field.repeat) continue
    const rows = rowsOf(field, answers)
    if (entries.some(([name, value]) => name === 'add' && value === field.id) && rows.length < field.repeat.max)
      return { ...answers, [field.id]: [...rows, {}] }
    const removed = entries.find(([name, value]) => name === 'drop' && value.startsWith(`${field.id}.`))?.[1]
    if (removed && rows.length > field.repeat.min)
      return { ...answers, [field.id]: rows.filter((_, index) => index !== Number(removed.split('.')[1])) }
  }
  return undefined
}
