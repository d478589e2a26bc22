import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswer } from './check-answer.ts'
import { checkFields } from './check-whole.ts'
import { holds } from './conditions.ts'
import { answersFrom, entriesFrom } from './form-entries.ts'
import { formPages } from './form-pages.ts'
import { derivedAnswers, initialAnswers } from './initial-answers.ts'
import { ProcedureData, type ProcedureVersion } from './procedure-types.ts'
import { readFormPage } from './read-form-page.ts'
import { requiredComponents } from './required-components.ts'
import { reviewSections } from './review-sections.ts'
import { timeLimitFor } from './time-limit-for.ts'
import { validAnswers } from './valid-answers.ts'

const TODAY = '2026-11-23'
const at = { locale: 'vi', today: TODAY } as const
const data: unknown[] = JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'procedures.json'), 'utf8'))
const versions = data.map(
  (one) => ({ ...ProcedureData.parse(one), id: '', validFrom: '2025-07-01', validTo: null, demo: false }) as ProcedureVersion,
)
const birth = versions.find((v) => v.code === '1.001193')!
const check = (version: ProcedureVersion, answers: Record<string, unknown>) => checkFields(version.form.fields, answers, at)

describe('the 24 procedures', () => {
  it('are read whole, with nothing unknown in them', () => {
    expect(versions).toHaveLength(24)
    expect(() => ProcedureData.parse({ ...(data[0] as object), surprise: 1 })).toThrow()
  })

  it.each(versions.map((v) => [v.code, v.name, v] as const))('%s %s takes the answers of a careful citizen', (_, __, version) => {
    for (let seed = 1; seed <= 12; seed++) {
      const answers = derivedAnswers(version, validAnswers(version, seed, TODAY), {}, TODAY)
      expect(check(version, answers).errors).toEqual({})
      expect(reviewSections(version, answers, 'vi').length).toBeGreaterThan(0)
    }
  })

  it.each(versions.map((v) => [v.code, v] as const))('%s can be filled page by page to its end without script', (_, version) => {
    const target = derivedAnswers(version, validAnswers(version, 3, TODAY), {}, TODAY)
    const entries = entriesFrom(version, target)
    let answers = initialAnswers(version, {})
    let pageId: string | undefined = formPages(version, answers)[0]!.id
    for (let steps = 0; pageId !== undefined; steps++) {
      expect(steps).toBeLessThan(120)
      const read: ReturnType<typeof readFormPage> = readFormPage(version, answers, pageId, entries, at)
      expect(read.errors).toEqual({})
      answers = read.answers
      if (!read.again) pageId = read.next
    }
    expect(check(version, answers).errors).toEqual({})
  })
})

describe('birth registration', () => {
  const base = () => validAnswers(birth, 5, TODAY)

  it('chooses on time or late by the 60 days of the law', () => {
    const born = (date: string) =>
      derivedAnswers(birth, { ...base(), child: { ...(base().child as object), dateOfBirth: date } }, {}, TODAY).registrationType
    expect(born('2026-09-24')).toBe('onTime')
    expect(born('2026-09-23')).toBe('late')
  })

  it('writes the date of birth in words', () => {
    const child = derivedAnswers(birth, { child: { dateOfBirth: '2026-11-05' } }, {}, TODAY).child as {
      dateOfBirthInWords: string
    }
    expect(child.dateOfBirthInWords).toBe('Ngày năm tháng mười một năm hai nghìn không trăm hai mươi sáu')
  })

  it('copies the requester into the mother, once', () => {
    const requester = { relation: 'mother', fullName: 'Trần Thị Mai', idNumber: '034190001234' }
    expect(derivedAnswers(birth, { requester }, {}, TODAY).mother).toMatchObject({
      fullName: 'Trần Thị Mai',
      idNumber: '034190001234',
    })
    expect(derivedAnswers(birth, { requester, mother: { fullName: 'Trần Thị Mai Anh' } }, {}, TODAY).mother).toMatchObject({
      fullName: 'Trần Thị Mai Anh',
    })
  })

  it('asks for the papers that the answers call for', () => {
    const codes = (birthCase: string) =>
      requiredComponents(birth, { birthCase })
        .filter((c) => c.required)
        .map((c) => c.component.code)
    expect(codes('bothParents')).toContain('TP02')
    expect(codes('abandoned')).toContain('TP03')
    expect(codes('abandoned')).not.toContain('TP02')
    expect(codes('surrogacy')).toContain('TP04')
  })

  it('hides the mother of a child whose mother is unknown, and drops nothing from the draft', () => {
    expect(formPages(birth, { birthCase: 'fatherOnly' }).map((p) => p.id)).not.toContain('mother')
    const kept = check(birth, { ...base(), birthCase: 'fatherOnly', mother: { fullName: 'X' } }).answers
    expect(kept.mother).toBeUndefined()
  })
})

describe('one answer', () => {
  const field = (type: string, more = {}) => ({ id: 'x', label: 'X', type, required: true, ...more }) as never
  const error = (type: string, value: unknown, more = {}) => checkAnswer(field(type, more), value, at).error

  it('is refused with a sentence when it is wrong', () => {
    expect(error('idNumber', '12345')).toContain('12 chữ số')
    expect(error('idNumber', '003190001234')).toContain('Ba chữ số đầu')
    expect(error('phone', '12')).toContain('Số điện thoại')
    expect(error('email', 'khong')).toContain('thư điện tử')
    expect(error('date', { day: '31', month: '2', year: '2026' })).toContain('không có trong lịch')
    expect(error('choice', 'z', { options: [{ value: 'a', label: 'A' }] })).toContain('chọn')
    expect(error('number', '51', { max: 50 })).toContain('50')
  })

  it('is kept in one form, however it was typed', () => {
    const value = (type: string, typed: unknown, more = {}) => checkAnswer(field(type, more), typed, at).value
    expect(value('phone', '+84 912 345 678')).toBe('0912345678')
    expect(value('idNumber', '034 190 001 234')).toBe('034190001234')
    expect(value('money', '1.500.000')).toBe(1_500_000)
    expect(value('date', { day: '5', month: '3', year: '2026' })).toBe('2026-03-05')
    expect(value('date', { day: '', month: '', year: '1950' }, { allowYearOnly: true })).toBe('1950')
    expect(value('text', 'Quỳnh'.normalize('NFD'))).toBe('Quỳnh'.normalize('NFC'))
  })
})

describe('the engine', () => {
  it('leads from form to answers and back without loss', () => {
    fc.assert(
      fc.property(fc.constantFrom(...versions), fc.nat(500), (version, seed) => {
        const answers = validAnswers(version, seed, TODAY)
        const entries = entriesFrom(version, answers)
        const back = answersFrom(version.form.fields, entries, {})
        expect(check(version, back).errors).toEqual(check(version, answers).errors)
        expect(entriesFrom(version, check(version, back).answers)).toEqual(entriesFrom(version, check(version, answers).answers))
      }),
      { numRuns: 60 },
    )
  })

  it('never throws, whatever is sent', () => {
    const anything = fc.dictionary(
      fc.constantFrom('child', 'members', 'birthCase', 'requester', '__proto__', 'items'),
      fc.anything(),
    )
    const names = fc.constantFrom(
      'child.fullName',
      'child.dateOfBirth.day',
      'members[999].x',
      'add',
      'drop',
      '__proto__.x',
      'items[0].a',
      'birthCase',
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...versions),
        anything,
        fc.array(fc.tuple(names, fc.string())),
        fc.string(),
        (version, answers, entries, page) => {
          check(version, answers as Record<string, unknown>)
          for (const p of [page, ...formPages(version, answers as Record<string, unknown>).map((x) => x.id)])
            readFormPage(version, answers as Record<string, unknown>, p, entries, at)
          requiredComponents(version, answers as Record<string, unknown>)
          timeLimitFor(version, answers as Record<string, unknown>)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('reads conditions as the data file says', () => {
    expect(holds({ field: 'a', in: ['x'] }, { a: ['x', 'y'] })).toBe(true)
    expect(
      holds(
        {
          all: [
            { field: 'a', equals: true },
            { field: 'b', filled: false },
          ],
        },
        { a: true, b: ' ' },
      ),
    ).toBe(true)
    expect(holds({ any: [{ field: 'm.a', equals: '1' }] }, {}, { group: 'm', answers: { a: '1' } })).toBe(true)
  })
})
