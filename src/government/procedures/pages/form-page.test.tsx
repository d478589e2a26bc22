import { gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { fieldId } from '#ui/fields'
import { Shell, type ShellValue } from '#ui/shell'
import { checkFields } from '../check-whole.ts'
import { derivedAnswers } from '../derived-answers.ts'
import { entriesFrom } from '../form-entries.ts'
import { allPages, formPages } from '../form-pages.ts'
import { warningsOf } from '../form-rules.ts'
import { initialAnswers } from '../initial-answers.ts'
import { readProcedures } from '../load-procedures.ts'
import { Places } from '../places.ts'
import type { Answers, ProcedureVersion } from '../procedure-types.ts'
import { type ReadPage, readFormPage } from '../read-form-page.ts'
import { validAnswers } from '../valid-answers.ts'
import { FormPage } from './form-page.tsx'

const TODAY = '2026-11-23'
const at = { locale: 'vi', today: TODAY } as const
const shell: ShellValue = {
  locale: 'vi',
  path: '/',
  actor: undefined,
  siteName: 'Dịch vụ công',
  demo: false,
  largePrint: false,
  formToken: () => 'token',
  menu: [],
  notice: undefined,
}
const list = (n: number, code: (i: number) => string, name: string) =>
  Array.from({ length: n }, (_, i) => ({ value: code(i), label: `${name} số ${i}` }))
const provinces = list(34, (i) => String(10 + i), 'Tỉnh')
const places = new Places(provinces, new Map(provinces.map(({ value }) => [value, list(130, (i) => `${value}${100 + i}`, 'Xã')])))
const versions: ProcedureVersion[] = readProcedures().map((one) => ({
  ...one,
  id: '',
  validFrom: '2025-07-01',
  validTo: null,
  demo: false,
  places,
}))
const birth = versions.find((one) => one.code === '1.001193')!
const named = versions.map((version) => [version.code, version] as const)

function html(version: ProcedureVersion, pageId: string, answers: Answers, errors: Record<string, string> = {}): string {
  const page = formPages(version, answers).find((one) => one.id === pageId)!
  return renderToString(
    <Shell.Provider value={shell}>
      <FormPage version={version} page={page} answers={answers} errors={errors} locale="vi" />
    </Shell.Provider>,
  )
}

const names = (markup: string) =>
  new Set([...markup.matchAll(/<(?:input|select|textarea|button)[^>]* name="([^"]+)"/g)].map((match) => match[1]!))

describe('the pages of a form', () => {
  it.each(named)('%s can be filled to its end with nothing but what each page shows', (_, version) => {
    const target = derivedAnswers(version, validAnswers(version, 7, TODAY), { today: TODAY })
    const wanted = entriesFrom(version, target)
    let answers = initialAnswers(version, { fullName: 'Trần Thị Mai', residence: { province: '12' } })
    let pageId: string | undefined = formPages(version, answers)[0]!.id
    for (let steps = 0; pageId !== undefined; steps++) {
      expect(steps, 'does not go round in circles').toBeLessThan(90)
      const markup = html(version, pageId, answers)
      expect(markup).not.toMatch(/\[object|undefined|NaN/)
      expect(gzipSync(markup).length, 'light on a cheap phone').toBeLessThan(20_000)
      const shown = names(markup)
      const read: ReadPage = readFormPage(
        version,
        answers,
        pageId,
        wanted.filter(([name]) => shown.has(name)),
        at,
      )
      expect(read.errors).toEqual({})
      answers = read.answers
      // A group wanted with a row that the form does not give by itself: the person presses `Thêm`.
      if (!read.again) pageId = read.next
    }
    expect(checkFields(version, answers, at).errors).toEqual({})
  })

  it.each(named)('%s lead from every error to its field, by ids that stand once', (_, version) => {
    const answers = initialAnswers(version, {})
    for (const page of formPages(version, answers)) {
      const { errors } = checkFields(version, answers, { ...at, only: page.fieldIds })
      const markup = html(version, page.id, answers, errors)
      const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [path, sentence] of Object.entries(errors)) {
        expect(ids, path).toContain(fieldId(path))
        expect(markup).toContain(sentence)
      }
    }
  })

  it('say what is missing when a choice was shown and left open, and ask what an answer calls for without blame', () => {
    const page = 'requester'
    const first = readFormPage(birth, {}, page, [['requester.fullName', 'Trần Thị Mai']], at)
    expect(first.errors['requester.relation']).toContain('Quan hệ')
    const asked = readFormPage(birth, first.answers, page, [['requester.relation', 'other']], at)
    expect(asked.errors['requester.relationOther']).toBeUndefined()
    expect(asked.notice).toContain('thêm')
    expect(html(birth, page, asked.answers)).toContain('name="requester.relationOther"')
    const left = readFormPage(
      birth,
      asked.answers,
      page,
      [
        ['requester.relation', 'other'],
        ['requester.relationOther', ''],
      ],
      at,
    )
    expect(left.errors['requester.relationOther']).toContain('Ghi rõ quan hệ')
  })

  it('offer the communes of another province when it is chosen', () => {
    const typed = (province: string, commune: string) =>
      [
        ['requester.residence.province', province],
        ['requester.residence.commune', commune],
        ['requester.residence.detail', 'Thôn Đông'],
      ] as const
    const before = readFormPage(birth, {}, 'requester', typed('12', '12101'), at).answers
    const moved = readFormPage(birth, before, 'requester', typed('15', '12101'), at)
    expect(moved.errors['requester.residence']).toBeUndefined()
    expect(moved.again).toBe(true)
    expect(html(birth, 'requester', moved.answers)).toContain('value="15101"')
    const open = readFormPage(birth, moved.answers, 'requester', typed('15', ''), at)
    expect(open.errors['requester.residence']).toContain('xã')
  })

  it('copy the person once, follow corrections, and take back what was copied by mistake', () => {
    const send = (before: Answers, relation: string, fullName: string) =>
      readFormPage(
        birth,
        before,
        'requester',
        [
          ['requester.relation', relation],
          ['requester.fullName', fullName],
        ],
        at,
      ).answers
    const start = { birthCase: 'bothParents', mother: { nationality: 'VN' }, father: { nationality: 'VN' } }
    const mother = send(start, 'mother', 'Trần Thị Mai')
    expect(mother.mother).toMatchObject({ fullName: 'Trần Thị Mai' })
    expect(send(mother, 'mother', 'Trần Thị Mai Anh').mother).toMatchObject({ fullName: 'Trần Thị Mai Anh' })
    const father = send(mother, 'father', 'Trần Thị Mai')
    expect(father.father).toMatchObject({ fullName: 'Trần Thị Mai' })
    expect((father.mother as Answers).fullName).toBeUndefined()
    const own = { ...mother, mother: { fullName: 'Lê Thị Hoa' } }
    expect(send(own, 'mother', 'Trần Thị B').mother).toMatchObject({ fullName: 'Lê Thị Hoa' })
  })

  it('copy the applicant of the account into the bride, code for name', () => {
    const marriage = versions.find((one) => one.code === '1.000894')!
    const account = { fullName: 'Trần Thị Mai', ethnicity: 'Kinh', phone: '0912345678', dateOfBirth: '2000-05-01' }
    const first = initialAnswers(marriage, account)
    const read = readFormPage(marriage, first, 'filed-by', [['filedBy', 'bride']], at)
    expect(read.answers.bride).toMatchObject({ fullName: 'Trần Thị Mai', ethnicity: '01', phone: '0912345678' })
    expect(checkFields(marriage, read.answers, at).answers).not.toHaveProperty('$applicant')
  })

  it('add and remove rows by buttons, losing nothing', () => {
    const change = versions.find((one) => one.code === '1.004859')!
    const row = (i: number, to: string) =>
      [
        [`items[${i}].field`, 'givenName'],
        [`items[${i}].to`, to],
      ] as [string, string][]
    const added = readFormPage(change, {}, 'items', [...row(0, 'An'), ['add', 'items']], at)
    expect(added.again).toBe(true)
    expect(html(change, 'items', added.answers)).toContain('name="items[1].to"')
    const dropped = readFormPage(change, added.answers, 'items', [...row(0, 'An'), ...row(1, 'Bình'), ['drop', 'items.0']], at)
    expect(dropped.answers.items).toMatchObject([{ to: 'Bình' }])
    const many = Array.from({ length: 30 }, (_, i) => row(i, 'x')).flat()
    expect((readFormPage(change, {}, 'items', many, at).answers.items as unknown[]).length).toBe(10)
  })

  it('of a linked birth ask nothing of a father who is not declared', () => {
    const linked = versions.find((one) => one.code === '3.000722')!
    const asked = (father: Answers) =>
      Object.keys(checkFields(linked, { services: ['birth', 'residence'], father }, at).errors).map((path) => path.split('.')[0])
    for (const of of ['marriage', 'agreement', 'parentsSameResidence']) {
      expect(asked({ nationality: 'VN' }), of).not.toContain(of)
      expect(asked({ nationality: 'VN', fullName: 'Lê Văn An' }), of).toContain(of)
    }
    const withFather = (father: Answers) =>
      checkFields(linked, { services: ['residence'], residenceChoice: 'withFather', father }, at).errors.residenceChoice
    expect(withFather({ nationality: 'VN' })).toContain('không có phần của cha')
    expect(withFather({ nationality: 'VN', fullName: 'Lê Văn An' })).toBeUndefined()
    const unticked = checkFields(linked, { father: { fullName: 'Lê Văn An' }, agreement: false, pledge: false }, at).errors
    // Each box that must be ticked is told apart from the pledge under the form.
    expect(unticked.agreement).toContain('“Cha mẹ thỏa thuận họ, dân tộc, quê quán”')
    expect(unticked.pledge).toContain('ô cam đoan')
  })

  it('say at the step itself that a parent is not older than the child', () => {
    const born = { child: { dateOfBirth: '2026-11-01' } }
    const entries = (year: string): [string, string][] => [
      ['mother.dateOfBirth.day', '1'],
      ['mother.dateOfBirth.month', '11'],
      ['mother.dateOfBirth.year', year],
    ]
    for (const code of ['1.001193', '3.000722']) {
      const version = versions.find((one) => one.code === code)!
      const page = allPages(version).find((one) => one.fieldIds.includes('mother'))!.id
      const errors = (year: string) =>
        readFormPage(version, { birthCase: 'bothParents', ...born }, page, entries(year), at).errors['mother.dateOfBirth']
      expect(errors('2026'), code).toContain('không trước ngày sinh của con')
      expect(errors('2000'), code).toBeUndefined()
      const young = (dateOfBirth: string) =>
        warningsOf(version, { birthCase: 'bothParents', ...born, mother: { dateOfBirth } }, at)
      expect(young('2014-11-02')['mother.dateOfBirth'], code).toContain('mới 11 tuổi')
      expect(young('2014-11-01'), code).toEqual({})
      expect(young('1965-11-01')['mother.dateOfBirth'], code).toContain('đã 61 tuổi')
      expect(young('1965-11-02'), code).toEqual({})
    }
  })

  it('leave an optional group alone that nobody began, and want it whole once begun', () => {
    const linked = versions.find((one) => one.code === '3.000722')!
    const errors = (father: Answers | undefined) =>
      Object.keys(checkFields(linked, { father: father ?? {} }, { ...at, only: ['father'] }).errors)
    expect(errors({ nationality: 'VN' })).toEqual([])
    expect(errors({ nationality: 'VN', fullName: 'Lê Văn An' })).toContain('father.dateOfBirth')
  })
})
