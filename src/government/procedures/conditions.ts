import type { Answers, Condition } from './procedure-types.ts'

/** One row of a repeated group, in which conditions inside it are read. */
export interface RowScope {
  group: string
  answers: Answers
}

/** The value at a path from the form's root; inside a row of a repeated group `group.field` is the same row's. */
export function valueAt(answers: Answers, path: string, row?: RowScope): unknown {
  const steps = path.split('.')
  if (row && steps[0] === row.group) return read(row.answers, steps.slice(1))
  return read(answers, steps)
}

function read(from: unknown, steps: string[]): unknown {
  let value = from
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

/** Whatever was sent, as an object: answers come from outside, and a group may hold anything. */
export const recordOf = (value: unknown): Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answers) : {}

/** Whether an answer has been given at all. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.some(isFilled)
  if (typeof value === 'object') return Object.values(value).some(isFilled)
  return true
}

/** Evaluates a condition. With a multiple choice, `equals` and `in` mean: at least one of the chosen values. */
export function holds(condition: Condition | undefined, answers: Answers, row?: RowScope): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, answers, row))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers, row))
  const value = valueAt(answers, condition.field, row)
  if ('filled' in condition) return isFilled(value) === condition.filled
  const wanted: unknown[] = 'in' in condition ? condition.in : [condition.equals]
  return Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value)
}

/** The paths a condition looks at. */
export function fieldsOf(condition: Condition | undefined): string[] {
  if (!condition) return []
  if ('all' in condition) return condition.all.flatMap(fieldsOf)
  if ('any' in condition) return condition.any.flatMap(fieldsOf)
  return [condition.field]
}
