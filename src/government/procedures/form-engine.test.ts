import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswer } from './check-answer.ts'
import { checkFields, normaliseDates } from './check-whole.ts'
import { optionsOf } from './code-lists.ts'
import { fieldsOf, holds } from './conditions.ts'
import { derivedAnswers } from './derived-answers.ts'
import { feesDue } from './fees-due.ts'
import { answersFrom, entriesFrom } from './form-entries.ts'
import { formPages } from './form-pages.ts'
import { warningsOf } from './form-rules.ts'
import { childrenOf, countedAnswers, visibleFields } from './form-tree.ts'
import { initialAnswers } from './initial-answers.ts'
import { readProcedures } from './load-procedures.ts'
import { Places } from './places.ts'
import { type Answers, type Condition, type Field, ProcedureData, type ProcedureVersion } from './procedure-types.ts'
import { readFormPage } from './read-form-page.ts'
import { requiredComponents } from './required-components.ts'
import { reviewSections } from './review-sections.ts'
import { timeLimitFor } from './time-limit-for.ts'
import { validAnswers } from './valid-answers.ts'

const TODAY = '2026-11-23'
const at = { locale: 'vi', today: TODAY } as const
const places = new Places(
  [
    { value: '33', label: 'Tỉnh Hưng Yên' },
    { value: '38', label: 'Tỉnh Thanh Hóa' },
  ],
  new Map([
    ['33', [{ value: '12499', label: 'Xã A Sào' }]],
    ['38', [{ value: '15499', label: 'Xã Thọ Xuân' }]],
  ]),
)
const versions: ProcedureVersion[] = readProcedures().map((one) => ({
  ...one,
  id: '',
  validFrom: '2025-07-01',
  validTo: null,
  demo: false,
  places,
}))
const named = versions.map((version) => [version.code, version.name, version] as const)
const of = (code: string) => versions.find((version) => version.code === code)!
const anyVersion = fc.constantFrom(...versions.map((version) => version.code))
const birth = of('1.001193')
const check = (version: ProcedureVersion, answers: Answers) => checkFields(version, answers, at)
const careful = (version: ProcedureVersion, seed: number) =>
  derivedAnswers(version, validAnswers(version, seed, TODAY), { today: TODAY })

describe('the data of the 24 procedures', () => {
  it('are read whole: an unknown key anywhere fails', () => {
    expect(versions).toHaveLength(24)
    const [one] = readProcedures()
    expect(() => ProcedureData.parse({ ...one, surprise: 1 })).toThrow()
    expect(() =>
      ProcedureData.parse({ ...one, form: { ...one!.form, fields: [{ ...one!.form.fields[0], surprise: 1 }] } }),
    ).toThrow()
  })

  it.each(named)('%s %s: each condition asks a field that exists for a value it can have', (_, __, version) => {
    const all = new Map<string, Field>()
    const conditions: Condition[] = []
    const collect = (fields: readonly Field[], prefix: string) => {
      for (const field of fields) {
        all.set(prefix + field.id, field)
        for (const one of [field.showWhen, field.requiredUnless, field.copyFrom?.when]) if (one) conditions.push(one)
        collect(childrenOf(field), `${field.id}.`)
      }
    }
    collect(version.form.fields, '')
    for (const one of [...version.components, ...version.fees])
      if (one.requiredWhen?.condition) conditions.push(one.requiredWhen.condition)
    for (const one of version.timeLimit.variants ?? []) if (one.condition) conditions.push(one.condition)
    for (const condition of conditions)
      for (const path of fieldsOf(condition)) {
        const field = all.get(path)
        expect(field, path).toBeDefined()
        const values = optionsOf(field!)?.map((option) => option.value)
        if (values && 'in' in condition) for (const value of condition.in) expect(values).toContain(value)
        if (values && 'equals' in condition) expect(values).toContain(condition.equals)
      }
  })
})

describe('a form', () => {
  it.each(named)('%s %s takes the answers of a careful citizen, and says them in words', (_, __, version) => {
    for (let seed = 1; seed <= 12; seed++) {
      const answers = careful(version, seed)
      const checked = check(version, answers)
      expect(checked.errors).toEqual({})
      expect(check(version, checked.answers)).toEqual({ errors: {}, answers: checked.answers })
      expect(warningsOf(version, checked.answers, at)).toEqual({})
      const shown = JSON.stringify(reviewSections(version, checked.answers, 'vi', TODAY))
      expect(shown).not.toMatch(/undefined|\[object|null/)
    }
  })

  it.each(named)('%s %s asks for what is required, in both languages', (_, __, version) => {
    for (const locale of ['vi', 'en'] as const) {
      const { errors } = checkFields(version, {}, { locale, today: TODAY })
      expect(Object.keys(errors).length).toBeGreaterThan(2)
      for (const sentence of Object.values(errors)) expect(sentence).toMatch(/\.$/)
    }
  })

  it.each(named)('%s %s can be filled page by page to its end', (_, __, version) => {
    const entries = entriesFrom(version, careful(version, 3))
    let answers = initialAnswers(version, {})
    let pageId: string | undefined = formPages(version, answers)[0]!.id
    for (let steps = 0; pageId !== undefined; steps++) {
      expect(steps).toBeLessThan(120)
      // A browser sends what the page shows, no more.
      const shown = new Set(entriesFrom(version, answers).flatMap(([name]) => [name, name.replace(/\.asked$/, '')]))
      const sent = entries.filter(([name]) => shown.has(name) && name !== 'registrationType')
      const read: ReturnType<typeof readFormPage> = readFormPage(version, answers, pageId, sent, at)
      expect(read.errors).toEqual({})
      answers = read.answers
      if (!read.again) pageId = read.next
    }
    expect(check(version, answers).errors).toEqual({})
  })

  it('goes from answers to what a browser sends and back without loss', () => {
    fc.assert(
      fc.property(anyVersion, fc.nat(500), (code, seed) => {
        const version = of(code)
        const { answers } = check(version, careful(version, seed))
        const entries = entriesFrom(version, answers)
        const back = check(
          version,
          derivedAnswers(version, normaliseDates(version, answersFrom(version.form.fields, entries, {}), at), { today: TODAY }),
        )
        expect(back.errors).toEqual({})
        expect(back.answers).toEqual(answers)
      }),
      { numRuns: 80 },
    )
  })

  it('never throws and loses nothing, whatever is sent', () => {
    const anything = fc.dictionary(
      fc.constantFrom('child', 'members', 'birthCase', 'requester', '__proto__', 'items', 'activities', 'pledge'),
      fc.anything(),
    )
    const names = fc.constantFrom(
      'child.fullName',
      'child.dateOfBirth.day',
      'members[999].x',
      'add',
      'drop',
      '__proto__.x',
      'items[0].to',
      'birthCase',
    )
    fc.assert(
      fc.property(anyVersion, anything, fc.array(fc.tuple(names, fc.string())), fc.string(), (code, answers, entries, page) => {
        const version = of(code)
        for (const id of [page, ...formPages(version, answers).map((one) => one.id)])
          readFormPage(version, answers, id, entries, at)
        check(version, answers)
        requiredComponents(version, answers)
        timeLimitFor(version, answers)
        feesDue(version, answers, { channel: 'online' })
        reviewSections(version, answers, 'en', TODAY)
        warningsOf(version, answers, at)
      }),
      { numRuns: 100 },
    )
    const name = readFormPage(
      birth,
      {},
      'child',
      [
        ['child.fullName', 'Lê'],
        ['child.gender', 'x'],
        ['child.dateOfBirth.day', '31'],
        ['child.dateOfBirth.month', '2'],
        ['child.dateOfBirth.year', ''],
      ],
      at,
    )
    expect(name.answers.child).toMatchObject({ fullName: 'Lê', gender: 'x', dateOfBirth: { day: '31', month: '2' } })
    expect(name.again).toBe(true)
  })
})

describe('conditions', () => {
  it('read as the data file says', () => {
    expect(holds({ field: 'a', in: ['x'] }, { a: ['x', 'y'] })).toBe(true)
    expect(holds({ field: 'a', in: ['x'] }, { a: [] })).toBe(false)
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
    expect(holds({ field: 'm.a', equals: '1' }, { m: { a: '1' } })).toBe(true)
    expect(holds({ field: 'constructor', filled: true }, {})).toBe(false)
  })

  it('are the negation of each other for filled, and all/any obey De Morgan', () => {
    const value = fc.oneof(fc.constant(undefined), fc.constant(''), fc.string(), fc.boolean(), fc.array(fc.string()))
    fc.assert(
      fc.property(value, value, (a, b) => {
        const answers = { a, b }
        expect(holds({ field: 'a', filled: true }, answers)).toBe(!holds({ field: 'a', filled: false }, answers))
        const no = (field: string) => ({ field, filled: false })
        const yes = (field: string) => ({ field, filled: true })
        expect(holds({ all: [no('a'), no('b')] }, answers)).toBe(!holds({ any: [yes('a'), yes('b')] }, answers))
      }),
    )
  })

  it('do not see the answer of a hidden question, which the draft keeps', () => {
    const linked = of('3.000722')
    const draft = { services: ['birth', 'residence'], residenceChoice: 'other', permanentResidence: 'Thôn Đông' }
    const shown = (answers: Answers) => visibleFields(linked, answers).map((one) => one.path)
    expect(shown(draft)).toContain('permanentResidence')
    expect(shown({ ...draft, services: ['birth'] })).not.toContain('permanentResidence')
    expect(countedAnswers(linked, { ...draft, services: ['birth'] })).toEqual({ services: ['birth'] })
  })

  it('are read row by row in a repeated group', () => {
    const rows = [
      { title: 'Bằng', origin: 'foreign', pages: 2, copyCount: 1 },
      { title: 'Sổ', origin: 'vietnam', pages: 1, copyCount: 1 },
    ]
    const paths = visibleFields(of('2.000815'), { documents: rows }).map((one) => one.path)
    expect(paths).toContain('documents[0].legalized')
    expect(paths).not.toContain('documents[1].legalized')
  })
})

describe('one answer', () => {
  const field = (type: string, more = {}) => ({ id: 'x', label: 'Mục X', type, required: true, ...more }) as never
  const error = (type: string, value: unknown, more = {}) => checkAnswer(field(type, more), value, { ...at, places }).error
  const value = (type: string, typed: unknown, more = {}) => checkAnswer(field(type, more), typed, { ...at, places }).value

  it('is refused with a sentence that names the question', () => {
    expect(error('idNumber', '12345')).toContain('12 chữ số')
    expect(error('idNumber', '003190001234')).toContain('Ba chữ số đầu')
    expect(error('phone', '12')).toContain('Mục X')
    expect(error('email', 'khong')).toContain('Mục X')
    expect(error('date', { day: '31', month: '2', year: '2026' })).toContain('có trong lịch')
    expect(error('date', '2026-11-24', { id: 'dateOfBirth' })).toContain('chưa đến')
    expect(error('choice', 'z', { options: [{ value: 'a', label: 'A' }] })).toContain('chọn')
    expect(error('number', '51', { max: 50 })).toContain('50')
    expect(error('number', '1,5', { id: 'copyCount' })).toContain('số nguyên')
    expect(error('text', '25:00', { pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })).toContain('05:30')
    // A name goes onto a certificate; where an organization may stand instead, it may hold numbers.
    for (const typed of ['123', 'Lan <b>', 'Nguyễn Văn A1'])
      expect(error('text', typed, { id: 'fullName' }), typed).toContain('bằng chữ')
    expect(error('text', 'Công ty 27/7', { id: 'fullName', label: 'Họ tên hoặc tên tổ chức' })).toBeUndefined()
    expect(error('address', { province: '33', commune: '15499', detail: '' })).toContain('xã')
    expect(error('address', { province: 'other', commune: '', detail: '' })).toContain('đầy đủ')
  })

  it('is kept in one form, however it was typed', () => {
    expect(value('phone', '+84 912 345 678')).toBe('0912345678')
    expect(value('text', '  Nguyễn   Bảo An ', { id: 'fullName' })).toBe('Nguyễn Bảo An')
    expect(value('idNumber', '034 190 001 234')).toBe('034190001234')
    expect(value('money', '1.500.000 đ')).toBe(1_500_000)
    expect([value('number', '12,5'), value('number', '12.5'), value('number', '1.234'), value('number', '1.234,5')]).toEqual([
      12.5, 12.5, 1234, 1234.5,
    ])
    expect(value('date', { day: '5', month: '3', year: '2026' })).toBe('2026-03-05')
    expect(value('date', { day: '', month: '', year: '1950' }, { allowYearOnly: true })).toBe('1950')
    expect(value('text', 'Quỳnh'.normalize('NFD'))).toBe('Quỳnh'.normalize('NFC'))
    expect(value('address', { province: '33', commune: '12499', detail: 'Thôn An Khê' })).toEqual({
      text: 'Thôn An Khê, xã A Sào, tỉnh Hưng Yên',
      province: '33',
      commune: '12499',
      detail: 'Thôn An Khê',
    })
    expect(value('address', { province: 'other', commune: '', detail: 'Xã An Thái, huyện Quỳnh Phụ, Thái Bình' })).toEqual({
      text: 'Xã An Thái, huyện Quỳnh Phụ, Thái Bình',
      legacy: true,
    })
  })

  it('of age ends on the birthday', () => {
    expect(error('date', '2020-11-24', { maxAgeYears: 6 })).toBeUndefined()
    expect(error('date', '2020-11-23', { maxAgeYears: 6 })).toContain('dưới 6 tuổi')
  })
})
