import type { Locale } from '#platform/context'
import { formatDate, formatNumber, isCivilDate } from '#platform/time'
import { Condition } from '../procedure-types.ts'
import type { Difference } from './compare-versions.ts'
import { conditionInWords, type PlacedInForm } from './condition-paths.ts'
import { editorText } from './editor-messages.ts'
import { sectionOf } from './editor-sections.ts'

/** The label of a key, as its list calls it or as everything does. */
export function labelOf(locale: Locale, key: string, parent = ''): string {
  const { labels } = editorText(locale)
  const last = key.split('.').at(-1)!
  return labels[`${parent}.${key}`] ?? labels[key] ?? labels[last] ?? last
}

export interface ToldDifference {
  section: string
  /** Where, from the section down: `Tờ khai › Người được khai sinh › Giới tính › Tên mục`. */
  what: string
  kind: Difference['kind']
  before: string
  after: string
}

/** A difference in words. @param paths the fields of both forms, for conditions */
export function tellDifference(one: Difference, paths: ReadonlyMap<string, PlacedInForm>, locale: Locale): ToldDifference {
  const t = editorText(locale)
  const section = sectionOf(one.path) ?? 'khac'
  const what = one.titles
    .map((title, i) => (one.path[i] === title ? labelOf(locale, title, one.path[i - 1]) : withId(title, one.path, i)))
    .filter((word, i, all) => word !== all[i - 1] && !(i === 0 && all.length > 1 && word === t.sections[section]))
    .join(' › ')
  const tell = (value: unknown) => valueInWords(value, paths, locale)
  return { section: t.sections[section], what, kind: one.kind, before: tell(one.before), after: tell(one.after) }
}

/** Fields are known by their id, whatever their label. */
const withId = (title: string, path: readonly string[], i: number): string =>
  path[i - 1] === 'fields' ? `${title} (${path[i]})` : title

/** Any value of a procedure as people read it. */
export function valueInWords(value: unknown, paths: ReadonlyMap<string, PlacedInForm>, locale: Locale): string {
  const t = editorText(locale)
  if (value === undefined || value === null || value === '') return t.nothingThere
  if (typeof value === 'boolean') return value ? t.words.yes : t.words.no
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'string') return isCivilDate(value) ? formatDate(value) : (t.values[value] ?? value)
  if (Array.isArray(value))
    return value.length === 0 ? t.nothingThere : value.map((one) => valueInWords(one, paths, locale)).join('; ')
  const condition = Condition.safeParse(value)
  if (condition.success) return conditionInWords(condition.data, paths, t.words)
  return Object.entries(value as object)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `${labelOf(locale, key)}: ${valueInWords(one, paths, locale)}`)
    .join(', ')
}
