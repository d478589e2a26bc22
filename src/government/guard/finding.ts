import type { Figure } from './reading/figure.ts'
import { placeIn } from './reading/mapped-text.ts'
import type { ReadText } from './reading/read-figures.ts'

export const RULES = [
  'over-100',
  'part-over-whole',
  'ratio-mismatch',
  'sum-mismatch',
  'two-values',
  'target-not-met',
  'target-two-ways',
  'sudden-jump',
  'impossible-decimal',
  'missing-unit',
] as const
export type Rule = (typeof RULES)[number]

export interface Place {
  /** UTF-16 offsets in the text as sent; `text` is what stands there. */
  start: number
  end: number
  text: string
}

/** A finding before its sentence is written: which figures it sets against one another, and the numbers of its arithmetic. */
export interface RawFinding {
  rule: Rule
  figures: Figure[]
  /** A number that the text does not print: the sum, the percentage as computed. */
  computed?: number
}

/** A rule reads a text and says what does not agree; it never looks at anything else. */
export type RuleOf = (read: ReadText) => RawFinding[]

export const placeOf = (read: ReadText, figure: Figure): Place => placeIn(read.text, figure.from, figure.to)

/** The flat text of the sentence of a figure. */
export const sentenceOf = (read: ReadText, figure: Figure): string => {
  const { from, to } = read.sentences[figure.sentence]!
  return read.text.flat.slice(from, to)
}

/** What stands between two figures. */
export const between = (read: ReadText, a: Figure, b: Figure): string => read.text.flat.slice(a.to, b.from)

/** The figures of each sentence that stand in no table, in order. */
export function bySentence(read: ReadText): Figure[][] {
  const groups: Figure[][] = []
  for (const figure of read.figures) {
    if (figure.cell) continue
    const group = groups[figure.sentence] ?? []
    group.push(figure)
    groups[figure.sentence] = group
  }
  return groups.filter(Boolean)
}
