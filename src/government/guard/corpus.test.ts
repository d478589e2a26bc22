import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkText } from './check-text.ts'
import { RULES } from './finding.ts'

interface Case {
  id: string
  kind: 'bad' | 'clean'
  text: string
  expect: { rule: string; quotes: string[] }[]
}

const read = (file: string): Case[] => JSON.parse(readFileSync(join(import.meta.dirname, 'corpus', file), 'utf8'))
const check = (text: string) => checkText(text, (rule) => rule).findings

/** What the guard still misses, or says wrongly, by name. The list may only change together with the rules. */
const MISSED: Record<string, string[]> = {
  'open.json': [],
  'held.json': [
    'impossible-decimal-01',
    'missing-unit-02',
    'over-100-02',
    'part-over-whole-06',
    'part-over-whole-07',
    'ratio-mismatch-05',
    'sudden-jump-05',
    'sum-mismatch-05',
    'target-not-met-07',
    'target-two-ways-04',
    'target-two-ways-07',
  ],
  'variants.json': ['missing-unit-x13', 'part-over-whole-w12', 'target-two-ways-x20', 'two-values-x58'],
  'press.json': [],
  'drafts.json': [],
  'offices.json': [],
  'sound.json': [],
  'articles.json': ['sum-mismatch-a01'],
  'notes.json': ['sum-mismatch-n03', 'target-two-ways-n01', 'two-values-n01'],
  'last.json': [],
}

function isRight({ text, expect: wanted }: Case): boolean {
  const findings = check(text)
  const found = wanted.every(({ rule, quotes }) => {
    const said = findings.filter((one) => one.rule === rule).flatMap((one) => one.places.map((place) => place.text))
    return said.length > 0 && quotes.every((quote) => said.some((one) => one.includes(quote) || quote.includes(one)))
  })
  return found && findings.every((one) => one.severity === 'warning' || wanted.some(({ rule }) => rule === one.rule))
}

describe.each(Object.keys(MISSED))('%s', (file) => {
  it('is answered right but for the texts named here', () => {
    const wrong = read(file).filter((one) => !isRight(one))
    expect(wrong.map((one) => one.id).sort()).toEqual(MISSED[file])
  })
})

describe.each(Object.keys(MISSED))('%s', (file) => {
  it('is answered alike however its marks were typed, and every place is quoted as it stands', () => {
    for (const { id, text } of read(file)) {
      const said = (['NFC', 'NFD'] as const).map((form) => {
        const sent = text.normalize(form)
        return check(sent).map(({ rule, places }) => {
          for (const { start, end, text: quote } of places) expect(sent.slice(start, end), id).toBe(quote)
          return `${rule}: ${places.map((place) => place.text.normalize('NFC')).join(' | ')}`
        })
      })
      expect(said[1], id).toEqual(said[0])
    }
  })
})

describe.each(['open.json', 'held.json', 'press.json'])('%s', (file) => {
  it('has no rule without a planted case and none without a sound text', () => {
    const cases = read(file)
    for (const rule of RULES) {
      expect(
        cases.some((one) => one.expect.some((wanted) => wanted.rule === rule)),
        rule,
      ).toBe(true)
      expect(
        cases.some((one) => one.kind === 'clean' && one.id.includes(rule)),
        rule,
      ).toBe(true)
    }
  })
})
