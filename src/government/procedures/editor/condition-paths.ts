import { optionsOf } from '../code-lists.ts'
import { childrenOf } from '../form-tree.ts'
import type { Condition, Field } from '../procedure-types.ts'
import type { ProcedureContent } from './procedure-content.ts'

export interface PlacedInForm {
  field: Field
  /** Labels from the form's root, for people. */
  label: string
  /** The repeated group it stands in: only conditions of the same rows may name it. */
  repeated?: string
}

/** Every path that a condition can name, in the order of the form. */
export function conditionPaths({ form }: Pick<ProcedureContent, 'form'>): Map<string, PlacedInForm> {
  const paths = new Map<string, PlacedInForm>()
  for (const field of form.fields) {
    paths.set(field.id, { field, label: field.label })
    for (const child of childrenOf(field))
      paths.set(`${field.id}.${child.id}`, {
        field: child,
        label: `${field.label} – ${child.label}`,
        ...(field.repeat ? { repeated: field.id } : {}),
      })
  }
  return paths
}

/** A condition as people say it. An unknown path is said as it is. */
export function conditionInWords(condition: Condition, paths: ReadonlyMap<string, PlacedInForm>, t: ConditionWords): string {
  if ('all' in condition) return condition.all.map((one) => inParts(one, paths, t)).join(t.and)
  if ('any' in condition) return condition.any.map((one) => inParts(one, paths, t)).join(t.or)
  const at = paths.get(condition.field)
  const name = `“${at?.label ?? condition.field}”`
  if ('filled' in condition) return condition.filled ? t.filled(name) : t.empty(name)
  const values = 'in' in condition ? condition.in : [condition.equals]
  return t.is(name, values.map((value) => valueInWords(value, at?.field, t)).join(t.or))
}

/** What the words of a condition are made of, in the language of the page. */
export interface ConditionWords {
  and: string
  or: string
  yes: string
  no: string
  filled: (name: string) => string
  empty: (name: string) => string
  is: (name: string, value: string) => string
}

const inParts = (condition: Condition, paths: ReadonlyMap<string, PlacedInForm>, t: ConditionWords) =>
  'all' in condition || 'any' in condition ? `(${conditionInWords(condition, paths, t)})` : conditionInWords(condition, paths, t)

function valueInWords(value: unknown, field: Field | undefined, t: ConditionWords): string {
  if (typeof value === 'boolean') return value ? t.yes : t.no
  return (field && optionsOf(field)?.find((option) => option.value === value)?.label) ?? String(value)
}
