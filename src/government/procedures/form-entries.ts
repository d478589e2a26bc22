import { childrenOf, rowsOf, visibleFields, withValue } from './form-tree.ts'
import type { Answers, Field, ProcedureVersion } from './procedure-types.ts'

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
  const count = Math.min(Math.max(known.length, ...numbers.map((n) => n + 1), field.repeat!.min), field.repeat!.max)
  return Array.from({ length: count }, (_, index) => {
    let row: Answers = { [field.id]: [] }
    row = withValue(row, `${field.id}[${index}]`, known[index] ?? {})
    for (const child of childrenOf(field)) row = readOne(child, `${field.id}[${index}].${child.id}`, entries, row)
    return (row[field.id] as Answers[])[index]!
  })
}

function readOne(field: Field, path: string, entries: Entries, answers: Answers): Answers {
  const values = entries.filter(([name]) => name === path).map(([, value]) => value)
  if (field.type === 'date') {
    const part = (name: string) => entries.find(([n]) => n === `${path}.${name}`)?.[1]
    const [day, month, year] = [part('day'), part('month'), part('year')]
    if (day === undefined && month === undefined && year === undefined) return answers
    return withValue(answers, path, day || month || year ? { day: day ?? '', month: month ?? '', year: year ?? '' } : undefined)
  }
  if (field.multiple) return entries.some(([name]) => name === `${path}.asked`) ? withValue(answers, path, values) : answers
  if (field.type === 'yesno') {
    if (values.length === 0)
      return field.mustBe && entries.some(([name]) => name === `${path}.asked`) ? withValue(answers, path, undefined) : answers
    return withValue(answers, path, values[0] === 'true' ? true : values[0] === 'false' ? false : undefined)
  }
  if (values.length === 0) return answers
  return withValue(answers, path, values[0] === '' ? undefined : values[0])
}

/** The reverse: what a form shows for these answers. Used by tests and by the hidden fields of a page. */
export function entriesFrom(version: Pick<ProcedureVersion, 'form'>, answers: Answers): [string, string][] {
  return visibleFields(version.form.fields, answers).flatMap(({ field, path, value }): [string, string][] => {
    if (field.type === 'date') {
      const parts = dateParts(value)
      return [
        [`${path}.day`, parts.day ?? ''],
        [`${path}.month`, parts.month ?? ''],
        [`${path}.year`, parts.year ?? ''],
      ]
    }
    if (field.multiple)
      return [[`${path}.asked`, '1'], ...((value as string[] | undefined) ?? []).map((one): [string, string] => [path, one])]
    if (field.mustBe)
      return value === true
        ? [
            [`${path}.asked`, '1'],
            [path, 'true'],
          ]
        : [[`${path}.asked`, '1']]
    return [[path, value === undefined || value === null ? '' : String(value)]]
  })
}

/** A date as its three boxes, whether it is a real one already or still as typed. */
export function dateParts(value: unknown): { day?: string; month?: string; year?: string } {
  if (typeof value === 'object' && value !== null) return value as { day?: string; month?: string; year?: string }
  const match = typeof value === 'string' ? /^(\d{4})(?:-(\d{2})-(\d{2}))?$/.exec(value) : null
  if (!match) return {}
  return match[2] ? { day: String(Number(match[3])), month: String(Number(match[2])), year: match[1]! } : { year: match[1]! }
}
