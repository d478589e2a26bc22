import { recordOf } from './conditions.ts'
import { childrenOf, rowsOf, visibleFields, withValue } from './form-tree.ts'
import { OTHER_PLACE } from './places.ts'
import type { Answers, Field, FormOf } from './procedure-types.ts'

/** Names of an HTML form and their values, as sent. */
export type Entries = readonly (readonly [name: string, value: string])[]

/** Reads the entries of the given top-level fields into answers, as typed: right or wrong, so that nothing is lost. */
export function answersFrom(fields: readonly Field[], entries: Entries, before: Answers): Answers {
  let answers = before
  for (const field of fields) {
    if (field.repeat) answers = { ...answers, [field.id]: readRows(field, entries, before) }
    else {
      const children = childrenOf(field)
      if (children.length === 0) answers = readOne(field, field.id, entries, answers)
      for (const child of children) answers = readOne(child, `${field.id}.${child.id}`, entries, answers)
    }
  }
  return answers
}

function readRows(field: Field, entries: Entries, before: Answers): Answers[] {
  const pattern = new RegExp(`^${field.id}\\[(\\d{1,3})\\]\\.`)
  const numbers = entries.map(([name]) => Number(pattern.exec(name)?.[1] ?? -1))
  const known = rowsOf(field, before)
  const count = Math.min(Math.max(known.length, ...numbers.map((n) => n + 1)), field.repeat!.max)
  return Array.from({ length: count }, (_, index) => {
    let row = withValue({}, `${field.id}[${index}]`, known[index] ?? {})
    for (const child of childrenOf(field)) row = readOne(child, `${field.id}[${index}].${child.id}`, entries, row)
    return recordOf((row[field.id] as unknown[])[index])
  })
}

const ADDRESS_PARTS = ['province', 'commune', 'detail'] as const
const DATE_PARTS = ['day', 'month', 'year'] as const

function readOne(field: Field, path: string, entries: Entries, answers: Answers): Answers {
  const values = entries.filter(([name]) => name === path).map(([, value]) => value)
  const parts = field.type === 'date' ? DATE_PARTS : field.type === 'address' ? ADDRESS_PARTS : []
  const typed = parts.flatMap((part) => {
    const found = entries.find(([name]) => name === `${path}.${part}`)
    return found ? [[part, found[1]] as const] : []
  })
  if (typed.length > 0) {
    const isEmpty = typed.every(([, value]) => value === '')
    return withValue(answers, path, isEmpty ? null : Object.fromEntries([...parts.map((part) => [part, ''] as const), ...typed]))
  }
  // A box left unticked sends nothing; that it was shown is said by a hidden field.
  const wasAsked = entries.some(([name]) => name === `${path}.asked`)
  if (field.multiple) return wasAsked ? withValue(answers, path, values) : answers
  if (values.length === 0) return wasAsked ? withValue(answers, path, null) : answers
  if (field.type === 'yesno') return withValue(answers, path, values[0] === 'true' ? true : values[0] === 'false' ? false : null)
  // Emptied on purpose is not the same as never asked: see copied groups.
  return withValue(answers, path, values[0] === '' ? null : values[0])
}

/** The reverse: what a form shows and would send for these answers. */
export function entriesFrom(version: Pick<FormOf, 'form' | 'places'>, answers: Answers): [string, string][] {
  return visibleFields(version, answers).flatMap(({ field, path, value }): [string, string][] => {
    if (field.type === 'date') {
      const parts = dateParts(value)
      return DATE_PARTS.map((part) => [`${path}.${part}`, parts[part] ?? ''])
    }
    if (field.type === 'address' && version.places) {
      const parts = addressParts(value)
      return ADDRESS_PARTS.map((part) => [`${path}.${part}`, parts[part]])
    }
    if (field.type === 'address') return [[path, addressParts(value).words]]
    if (field.multiple)
      return [[`${path}.asked`, '1'], ...(Array.isArray(value) ? value : []).map((one): [string, string] => [path, String(one)])]
    if (field.mustBe)
      return value === true
        ? [
            [`${path}.asked`, '1'],
            [path, 'true'],
          ]
        : [[`${path}.asked`, '1']]
    return [[path, shownValue(value) ?? '']]
  })
}

/** A single value as its box shows it; numbers with the comma that people type. */
export function shownValue(value: unknown): string | undefined {
  if (typeof value === 'number') return value.toLocaleString('vi-VN', { useGrouping: false, maximumFractionDigits: 6 })
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined
}

/** An address as its three boxes, and in words where units are not known. */
export function addressParts(value: unknown): { province: string; commune: string; detail: string; words: string } {
  if (typeof value === 'string') return { province: OTHER_PLACE, commune: '', detail: value, words: value }
  const { province, commune, detail, text } = recordOf(value)
  const [p, c, d, words] = [province, commune, detail, text].map((one) => (typeof one === 'string' ? one : '')) as [
    string,
    string,
    string,
    string,
  ]
  return !p && words
    ? { province: OTHER_PLACE, commune: '', detail: words, words }
    : { province: p, commune: c, detail: d, words: words || d }
}

/** A date as its three boxes, whether it is a real one already, a part of one, or still as typed. */
export function dateParts(value: unknown): { day?: string; month?: string; year?: string } {
  if (typeof value === 'object' && value !== null) {
    const parts = recordOf(value)
    return Object.fromEntries(DATE_PARTS.map((part) => [part, typeof parts[part] === 'string' ? (parts[part] as string) : '']))
  }
  const match = typeof value === 'string' ? /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) : null
  if (!match) return {}
  const [, year, month, day] = match
  return { year: year!, ...(month ? { month: String(Number(month)) } : {}), ...(day ? { day: String(Number(day)) } : {}) }
}
