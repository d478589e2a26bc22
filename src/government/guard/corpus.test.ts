import { readdirSync, readFileSync } from 'node:fs'
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

/** Missed on purpose: leaders may be counted among the officials again, so that the parts may overlap. */
const OVERLAPPING = ['sum-mismatch-a01']
const FILES = readdirSync(join(import.meta.dirname, 'corpus'))

function isRight({ text, expect: wanted }: Case): boolean {
  const findings = check(text)
  const found = wanted.every(({ rule, quotes }) => {
    const said = findings.filter((one) => one.rule === rule).flatMap((one) => one.places.map((place) => place.text))
    return said.length > 0 && quotes.every((quote) => said.some((one) => one.includes(quote) || quote.includes(one)))
  })
  return found && findings.every((one) => one.severity === 'warning' || wanted.some(({ rule }) => rule === one.rule))
}

describe.each(FILES)('%s', (file) => {
  it('is answered right, text by text', () => {
    const wrong = read(file).filter((one) => !isRight(one) && !OVERLAPPING.includes(one.id))
    expect(wrong.map((one) => one.id).sort()).toEqual([])
  })
})

describe.each(FILES)('%s', (file) => {
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
