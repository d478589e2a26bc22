import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { formPages, getProcedure, getProcedureVersion, requiredComponents, validAnswers } from '#government/procedures'
import type { Actor } from '#platform/context'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import { testDatabase } from '#testing'
import { sampleJpeg } from '../../src/foundation/files/sample-files.ts'
import { getDossierView } from '../../src/government/dossiers/get-dossier.ts'
import { startDraft } from '../../src/government/dossiers/start-draft.ts'
import { submitDossier } from '../../src/government/dossiers/submit-dossier.ts'
import { openSite, type Site, Walker } from './walker.ts'

const AGENCY = demoAgencyId('xa-quynh-phu')
const citizen: Actor = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
}
const PHOTO = sampleJpeg({ width: 640, height: 480 })
const database = await testDatabase()
let site: Site
// A Monday morning.
const MONDAY = vietnamInstant('2026-11-23', '09:00')

beforeAll(async () => {
  site = await openSite(database, { demo: ['procedures'], at: MONDAY })
})
afterAll(() => site.close())

const ctx = () => site.world.ctx(citizen, site.world.clock.at)
const shot = (walker: Walker, name: string) =>
  process.env.DINH_SHOTS ? walker.page.screenshot({ path: `${process.env.DINH_SHOTS}/${name}.png`, fullPage: true }) : undefined

/** A citizen files; the answers are those that the form of the day asks for. @returns the dossier's code */
async function file(code: string): Promise<string> {
  const version = await getProcedure(ctx(), code, vietnamDate(site.world.clock.at))
  const answers = validAnswers(version, 5, vietnamDate(site.world.clock.at))
  const files = []
  for (const { component, required } of requiredComponents(version, answers))
    if (required)
      files.push({ componentCode: component.code, uploadId: (await keepUpload(ctx(), { name: 'a.jpg', bytes: PHOTO })).id })
  return (await submitDossier(ctx(), { procedureCode: code, agencyId: AGENCY, answers, files })).code
}

/** The version a dossier goes by, as its pages read it. */
const versionOf = async (dossier: string) =>
  getProcedureVersion(ctx(), (await getDossierView(ctx(), dossier)).row.procedure_version_id)

describe.each([
  ['without script, on a phone', false, 390, '1.008004', ['chung', 'phi', 'to-khai']],
  ['with script, at a desk', true, 1280, '1.001731', ['giay-to', 'trinh-tu', 'to-khai', 'ket-qua']],
] as const)('a procedure changed from tomorrow, %s', (_, script, width, code, sections) => {
  it('leaves the dossier of today as it was filed, and asks anew tomorrow', async () => {
    site.world.clock.at = MONDAY
    const tomorrow = addDays(vietnamDate(MONDAY), 1)
    const limit = (await getProcedure(ctx(), code, vietnamDate(MONDAY))).timeLimit.value
    const before = await file(code)

    const admin = await Walker.arrive(site, { script, width })
    await admin.signIn('quantri.hungyen')
    await admin.open('/quan-tri/thu-tuc')
    await admin.press(`a[href="/quan-tri/thu-tuc/${code}"] >> nth=0`)
    await shot(admin, `overview-empty-${width}`)
    await admin.press(`form[action$="/${code}/ban-nhap"] button`)
    await shot(admin, `overview-${width}`)
    for (const section of [...sections, 'thoi-han']) {
      await admin.press(`a[href="/quan-tri/thu-tuc/${code}/sua/${section}"] >> nth=0`)
      await shot(admin, `${section}-${width}`)
    }
    await admin.page.fill('[name="timeLimit.value"]', 'hai')
    await admin.press(`form[action$="/sua/thoi-han"] button >> nth=0`)
    expect(await admin.errors()).toEqual(['Hãy nhập một số, ví dụ 3 hoặc 1,5.'])
    expect(await admin.page.inputValue('[name="timeLimit.value"]')).toBe('hai')
    await shot(admin, `error-${width}`)
    await admin.page.fill('[name="timeLimit.value"]', String(limit + 2))
    await admin.press(`form[action$="/sua/thoi-han"] button >> nth=0`)

    await admin.open(`/quan-tri/thu-tuc/${code}/sua/to-khai?muc=moi`)
    await admin.page.fill('[name=id]', 'wantsCall')
    await admin.page.fill('[name=label]', 'Muốn được gọi điện khi có kết quả')
    await admin.page.selectOption('[name=type]', 'yesno')
    await admin.press(`form[action$="/sua/to-khai"] button >> nth=0`)
    await admin.open(`/quan-tri/thu-tuc/${code}/sua/to-khai?muc=moi`)
    await admin.page.fill('[name=id]', 'callAt')
    await admin.page.fill('[name=label]', 'Gọi vào số nào')
    await admin.page.selectOption('[name=type]', 'phone')
    await admin.page.check('[name=required]')
    await admin.page.selectOption('[name="showWhen.row.1"]', { label: '“Muốn được gọi điện khi có kết quả” là Có' })
    await shot(admin, `field-${width}`)
    await admin.press(`form[action$="/sua/to-khai"] button >> nth=0`)

    // As a citizen would see it, page by page, with nothing saved.
    await admin.open(`/quan-tri/thu-tuc/${code}/xem-thu`)
    expect(await admin.text()).toContain('Bản xem thử')
    await shot(admin, `preview-${width}`)
    await admin.open(`/quan-tri/thu-tuc/${code}/xem-thu/to-khai`)
    await shot(admin, `preview-form-${width}`)
    await admin.open(`/quan-tri/thu-tuc/${code}/json`)
    await shot(admin, `json-${width}`)
    await admin.open(`/quan-tri/thu-tuc/${code}/so-sanh`)
    expect(await admin.text()).toContain('Muốn được gọi điện khi có kết quả')
    await shot(admin, `compare-${width}`)

    await admin.open(`/quan-tri/thu-tuc/${code}`)
    const publish = async (day: string) => {
      const [year, month, date] = day.split('-') as [string, string, string]
      for (const [name, value] of Object.entries({ day: date, month, year }))
        await admin.page.fill(`[name="validFrom.${name}"]`, value)
      await admin.page.fill('[name=basis]', 'Quyết định số 123/QĐ-UBND ngày 20/11/2026')
      await admin.press(`form[action$="/cong-bo"] button`)
    }
    await publish(vietnamDate(MONDAY))
    expect((await admin.errors())[0]).toContain('hồ sơ giữ nguyên phiên bản có hiệu lực khi nộp')
    await shot(admin, `past-${width}`)
    await publish(tomorrow)
    expect(await admin.text('body')).toContain('Đã công bố')
    await shot(admin, `published-${width}`)

    // The rest of today: the old version for everybody.
    const sameDay = await file(code)
    expect((await versionOf(sameDay)).id).toBe((await versionOf(before)).id)

    site.world.clock.at = vietnamInstant(tomorrow, '08:00')
    expect((await versionOf(before)).timeLimit.value).toBe(limit)
    expect((await versionOf(before)).form.fields.map((field) => field.id)).not.toContain('wantsCall')
    const after = await file(code)
    expect((await versionOf(after)).timeLimit.value).toBe(limit + 2)
    expect((await versionOf(after)).form.fields.map((field) => field.id)).toEqual(expect.arrayContaining(['wantsCall', 'callAt']))

    const visitor = await Walker.arrive(site, { script, width })
    await visitor.signIn(demoCitizens[0]!.idNumber)
    await visitor.open(`/thu-tuc/${code}`)
    expect(await visitor.text()).toContain(`${limit + 2} ngày làm việc`)
    const draft = await startDraft(ctx(), { procedureCode: code, agencyId: AGENCY })
    await visitor.open(`/ban-khai/${draft}/${await pageAsking(code, 'wantsCall')}`)
    expect(await visitor.text()).toContain('Muốn được gọi điện khi có kết quả')
    await shot(visitor, `citizen-${width}`)
    await visitor.open(`/ho-so/${before}`)
  }, 120_000)
})

/** The page of today's form that asks a question, by the address of the editor's own pages. */
async function pageAsking(code: string, field: string): Promise<string> {
  const version = await getProcedure(ctx(), code, vietnamDate(site.world.clock.at))
  return formPages(version, {}).find((page) => page.fieldIds.includes(field))!.id
}
