import { isDeepStrictEqual } from 'node:util'
import type { Answers } from '#government/procedures'

const recordOf = (value: unknown): Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answers) : {}

/** The answer at a path of one or two names, `requester.phone`. */
export function answerAt(answers: Answers, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => recordOf(value)[name], answers)
}

export function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  const [top, child] = path.split('.') as [string, string | undefined]
  if (child === undefined) return { ...answers, [top]: value }
  return { ...answers, [top]: { ...recordOf(answers[top]), [child]: value } }
}

export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** Whether a person left an answer as it was; an address by its parts, since its words are ours. */
export function sameAnswer(a: unknown, b: unknown): boolean {
  const parts = (value: unknown) => {
    const { province, commune, detail } = recordOf(value)
    return province === undefined ? undefined : [province, commune ?? '', detail ?? '']
  }
  const [mine, theirs] = [parts(a), parts(b)]
  if (mine && theirs) return isDeepStrictEqual(mine, theirs)
  if (typeof a === 'number' || typeof b === 'number') return String(a) === String(b)
  return isDeepStrictEqual(a, b)
}

/**
 * What a person would have pressed to give an answer: each character of a text or number, eight digits of a date (four of a year), one for
 * a choice, of an address its words and one each for province and commune.
 */
export function keystrokesOf(type: string, value: unknown): number {
  if (!isGiven(value)) return 0
  if (type === 'choice') return Array.isArray(value) ? value.length : 1
  if (type === 'yesno') return 1
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? 8 : 4
  if (type === 'address') {
    const { province, commune, detail, text } = recordOf(value)
    if (province === undefined) return String(text ?? (typeof value === 'string' ? value : '')).length
    return String(detail ?? '').length + 1 + (commune === undefined ? 0 : 1)
  }
  return String(value).length
}

/** Who a part of the form is about, by the path of a group or of a name. */
export function aboutOf(answers: Answers, path: string | null): { name: string; born: string | null } | undefined {
  if (!path) return undefined
  const value = answerAt(answers, path)
  if (typeof value === 'string' && value.trim() !== '') return { name: value.trim(), born: null }
  const { fullName, dateOfBirth } = recordOf(value)
  if (typeof fullName !== 'string' || fullName.trim() === '') return undefined
  return { name: fullName.trim(), born: typeof dateOfBirth === 'string' ? dateOfBirth : null }
}
