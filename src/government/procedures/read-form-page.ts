import type { Locale } from '#platform/context'
import { checkFields, normaliseDates } from './check-whole.ts'
import { recordOf } from './conditions.ts'
import { derivedAnswers, isDerived } from './derived-answers.ts'
import { answersFrom, type Entries } from './form-entries.ts'
import { allPages, formPages } from './form-pages.ts'
import { warningsOf } from './form-rules.ts'
import { type PlacedField, rowsOf, visibleFields } from './form-tree.ts'
import { homeProvince } from './home-province.ts'
import { text } from './messages.ts'
import type { Answers, Field, FormOf, ProcedureVersion } from './procedure-types.ts'

export interface ReadPage {
  /** All answers of the draft, those of this page as typed. */
  answers: Answers
  errors: Record<string, string>
  /** The same page is shown again: errors, newly needed fields, or a row added or removed. */
  again: boolean
  notice?: string | undefined
  /** What on this page may be wrong but stops nobody, each with the name of its part. */
  warnings?: string[]
  /** The page that follows; undefined after the last. */
  next?: string | undefined
}

/** Reads one page of a form as it was sent. Nothing typed is lost, whatever it is. @param before the draft as the page showed it */
export function readFormPage(
  version: ProcedureVersion,
  before: Answers,
  pageId: string,
  entries: Entries,
  options: { locale: Locale; today: string },
): ReadPage {
  const page = allPages(version).find((one) => one.id === pageId)
  if (!page) return { answers: before, errors: {}, again: false, next: formPages(version, before)[0]?.id }
  const fields = version.form.fields.filter((field) => page.fieldIds.includes(field.id))
  const typed = normaliseDates(version, answersFrom(fields, entries, before), options)
  const answers = derivedAnswers(version, typed, { before, today: options.today })
  const moved = moveRows(fields, answers, entries)
  if (moved) return { answers: moved, errors: {}, again: true }

  const { errors } = checkFields(version, answers, { ...options, only: page.fieldIds })
  const old = warningsOf(version, before, options)
  const fresh = newlyAsked(version, before, answers, page.fieldIds)
  for (const path of fresh) delete errors[path]
  const notice = fresh.length > 0 ? text(options.locale).moreFields : undefined
  if (notice || Object.keys(errors).length > 0) return { answers, errors, again: true, notice }
  const warnings = warningsOf(version, answers, options)
  const said = visibleFields(version, answers, page.fieldIds).filter(({ path }) => warnings[path] && warnings[path] !== old[path])
  return {
    ...{ answers, errors, again: false, next: pageAfter(version, answers, pageId) },
    warnings: said.map(({ top, path }) => `${top.label}: ${warnings[path]}`),
  }
}

/** What an answer on this very page has called for: it is asked now, and not yet called wrong. */
function newlyAsked(version: ProcedureVersion, before: Answers, after: Answers, only: readonly string[]): string[] {
  const shown = new Map(visibleFields(version, before, only).map((at) => [at.path, at]))
  const home = homeProvince(version, before)
  return visibleFields(version, after, only)
    .filter((at) => !isDerived(version, at.path, at.field))
    .filter((at) => !shown.has(at.path) || hasNewCommunes(version, shown.get(at.path)!, at, home))
    .map((at) => at.path)
}

/** Another province was chosen: its communes can be offered only now. */
function hasNewCommunes(version: FormOf, before: PlacedField, after: PlacedField, home: string | undefined): boolean {
  if (after.field.type !== 'address' || !version.places) return false
  const { province, commune } = recordOf(after.value)
  const communes = typeof province === 'string' ? version.places.communesOf(province) : []
  return (
    province !== (recordOf(before.value).province || home) &&
    communes.length > 0 &&
    !communes.some((one) => one.value === commune)
  )
}

function pageAfter(version: FormOf, answers: Answers, pageId: string): string | undefined {
  const order = allPages(version).map((page) => page.id)
  return formPages(version, answers).find((page) => order.indexOf(page.id) > order.indexOf(pageId))?.id
}

/** A press of `Thêm` or `Bớt`: works without script. */
function moveRows(fields: readonly Field[], answers: Answers, entries: Entries): Answers | undefined {
  for (const field of fields) {
    if (!field.repeat) continue
    const rows = rowsOf(field, answers)
    if (entries.some(([name, value]) => name === 'add' && value === field.id) && rows.length < field.repeat.max)
      return { ...answers, [field.id]: [...rows, firstRow(field)] }
    const removed = entries.find(([name, value]) => name === 'drop' && value.startsWith(`${field.id}.`))?.[1]
    if (removed && rows.length > field.repeat.min)
      return { ...answers, [field.id]: rows.filter((_, index) => index !== Number(removed.split('.')[1])) }
  }
  return undefined
}

const firstRow = (field: Field): Answers =>
  Object.fromEntries(
    (field.fields ?? []).filter((child) => child.default !== undefined).map((child) => [child.id, child.default]),
  )
