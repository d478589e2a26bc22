import { optionsOf } from '../code-lists.ts'
import { Condition } from '../procedure-types.ts'
import { same } from './compare-versions.ts'
import { type ConditionWords, conditionInWords, type PlacedInForm } from './condition-paths.ts'
import type { Typed } from './editor-controls.ts'

/** Rows that stand empty below those in use, so that more can be added without script. */
const SPARE_ROWS = 2

/** A condition as rows, each a condition of its own as JSON, and how they go together. */
export function encodeRows(key: string, value: unknown): [string, string[]][] {
  const condition = value as Condition | undefined
  const rows = !condition ? [] : 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition]
  return [
    // Through the type, for the order of its keys: the database keeps them in another.
    [`${key}.row`, rows.map((row) => JSON.stringify(Condition.parse(row)))],
    [`${key}.join`, [condition && 'any' in condition ? 'any' : 'all']],
  ]
}

/** The condition of the rows; undefined for none. What was not touched stays as it was written. */
export function decodeCondition(key: string, typed: Typed, before: unknown): Condition | undefined {
  const rows = (typed[`${key}.row`] ?? []).flatMap((row) => {
    const parsed = row === '' ? undefined : Condition.safeParse(parseJson(row))
    return parsed?.success ? [parsed.data] : []
  })
  const join = typed[`${key}.join`]?.[0] === 'any' ? 'any' : 'all'
  const [, was] = encodeRows(key, before)
  const wasRows = encodeRows(key, before)[0]![1].map((row) => parseJson(row))
  if (before && same(rows, wasRows) && (rows.length < 2 || was![1][0] === join)) return before as Condition
  if (rows.length < 2) return rows[0]
  return join === 'any' ? { any: rows } : { all: rows }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface ConditionChoice {
  value: string
  label: string
}

/** What a row can choose from: every field with each of its values, and what the rows say already. @param own paths that cannot be chosen */
export function conditionChoices(
  paths: ReadonlyMap<string, PlacedInForm>,
  t: ConditionWords,
  scope: { self?: string | undefined; repeated?: string | undefined; rows: readonly string[] },
): ConditionChoice[] {
  const choices: ConditionChoice[] = []
  const add = (condition: Condition) =>
    void choices.push({ value: JSON.stringify(condition), label: conditionInWords(condition, paths, t) })
  for (const row of scope.rows) {
    const parsed = Condition.safeParse(parseJson(row))
    if (parsed.success) add(parsed.data)
  }
  for (const [field, at] of paths) {
    if (field === scope.self || (at.repeated && at.repeated !== scope.repeated)) continue
    if (at.field.type === 'group' || at.field.type === 'person') continue
    if (at.field.type === 'yesno') for (const equals of [true, false]) add({ field, equals })
    // A list of two hundred countries would bury the rest; it is for the JSON page.
    else if (at.field.type === 'choice' && at.field.options)
      for (const option of optionsOf(at.field) ?? []) add({ field, equals: option.value })
    add({ field, filled: true })
    add({ field, filled: false })
  }
  return choices.filter((choice, i) => choices.findIndex((one) => one.value === choice.value) === i)
}

export const rowsToShow = (rows: readonly string[]): string[] => {
  const used = rows.filter(Boolean)
  return [...used, ...Array.from({ length: SPARE_ROWS }, () => '')]
}
