import { decodeCondition, encodeRows } from './condition-rows.ts'

/** One thing to edit: its key inside what is edited (`requiredWhen.text`), and how. */
export interface Control {
  key: string
  kind: 'text' | 'longtext' | 'number' | 'money' | 'choice' | 'many' | 'flag' | 'lines' | 'options' | 'date' | 'condition'
  values?: readonly string[]
  /** Left out when empty; what is not optional and empty is refused by the type. */
  optional?: true
  /** Seldom needed: folded away unless it holds something. */
  rare?: true
  /** What empty means, where it means something. */
  empty?: null
}

/** What stands in the boxes, each name with all its values, as typed or as kept. */
export type Typed = Record<string, string[]>
export type Item = Record<string, unknown>

export const readKey = (item: unknown, key: string): unknown =>
  key.split('.').reduce<unknown>((one, part) => (typeof one === 'object' && one !== null ? (one as Item)[part] : undefined), item)

/** A copy with one key set, or taken away where undefined; objects left empty go with it. */
export function withKey(item: Item, key: string, value: unknown): Item {
  const [first, ...rest] = key.split('.') as [string, ...string[]]
  const next = rest.length === 0 ? value : withKey((item[first] as Item | undefined) ?? {}, rest.join('.'), value)
  const isEmpty = rest.length > 0 && Object.keys(next as Item).length === 0
  const { [first]: _, ...others } = item
  if (next === undefined || isEmpty) return others
  return first in item ? { ...item, [first]: next } : { ...others, [first]: next }
}

/** What is kept, as it stands in the boxes. */
export function typedFrom(controls: readonly Control[], item: Item): Typed {
  return Object.fromEntries(
    controls.flatMap((control): [string, string[]][] => {
      const value = readKey(item, control.key)
      if (control.kind === 'condition') return encodeRows(control.key, value)
      if (control.kind === 'date') {
        const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : []
        return [
          [`${control.key}.day`, [day]],
          [`${control.key}.month`, [month]],
          [`${control.key}.year`, [year]],
        ]
      }
      return [[control.key, inBox(control, value)]]
    }),
  )
}

function inBox(control: Control, value: unknown): string[] {
  if (value === undefined || value === null) return []
  if (control.kind === 'options')
    return [(value as { value: string; label: string }[]).map((one) => `${one.value} = ${one.label}`).join('\n')]
  if (control.kind === 'lines') return [(value as string[]).join('\n')]
  if (control.kind === 'many') return value as string[]
  if (control.kind === 'number') return [String(value).replace('.', ',')]
  return [String(value)]
}

export const WRONG_NUMBER = 'number'

/** What was typed, put into the item. Errors by key; a value that cannot be read is not put in. */
export function itemFrom(
  controls: readonly Control[],
  typed: Typed,
  before: Item,
): { item: Item; errors: Record<string, string> } {
  let item = before
  const errors: Record<string, string> = {}
  for (const control of controls) {
    const value = shownOf(control, typed, readKey(before, control.key))
    if (Number.isNaN(value)) errors[control.key] = WRONG_NUMBER
    else item = withKey(item, control.key, value)
  }
  return { item, errors }
}

/** NaN for what should be a number and is none. */
function shownOf(control: Control, typed: Typed, before: unknown): unknown {
  const all = typed[control.key] ?? []
  const first = (all[0] ?? '').trim()
  const nothing = control.empty === null ? null : control.optional ? undefined : ''
  switch (control.kind) {
    case 'condition':
      return decodeCondition(control.key, typed, before)
    case 'flag':
      // A `no` that was written down stays written down.
      return first === 'true' ? true : control.optional && before !== false ? undefined : false
    case 'many':
      return all.length === 0 && control.optional ? undefined : all
    case 'lines': {
      const lines = linesOf(first)
      return lines.length === 0 && control.optional ? undefined : lines
    }
    case 'options': {
      const options = linesOf(first).map(optionFrom)
      return options.length === 0 ? undefined : options
    }
    case 'date': {
      const part = (name: string) => (typed[`${control.key}.${name}`]?.[0] ?? '').trim()
      const [day, month, year] = [part('day'), part('month'), part('year')]
      return day || month || year ? `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
    }
    case 'number':
    case 'money':
      if (first === '') return control.empty === null ? null : control.optional ? undefined : Number.NaN
      return numberFrom(control.kind === 'money' ? first.replace(/[.\s]/g, '') : first.replace(',', '.'))
    default:
      return first === '' ? nothing : first
  }
}

const numberFrom = (text: string): number => (/^-?\d{1,12}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN)

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** `nam = Nam`, or a label alone, of which the value is made: `Đã kết hôn` → `da-ket-hon`. */
function optionFrom(line: string): { value: string; label: string } {
  const at = line.indexOf('=')
  if (at > 0) return { value: line.slice(0, at).trim(), label: line.slice(at + 1).trim() }
  return { value: slug(line), label: line }
}

const slug = (label: string): string =>
  label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
