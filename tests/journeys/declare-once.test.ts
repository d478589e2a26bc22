import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { getProcedure, initialAnswers, validAnswers } from '#government/procedures'
import { vietnamDate } from '#platform/time'
import { officer, testDatabase } from '#testing'
import { acceptDossier } from '../../src/government/dossiers/accept-dossier.ts'
import { applicantForForm } from '../../src/government/dossiers/applicant-for-form.ts'
import { decideDossier } from '../../src/government/dossiers/decide-dossier.ts'
import { finishStep } from '../../src/government/dossiers/finish-step.ts'
import { issuePaper } from '../../src/government/dossiers/issue-paper.ts'
import { issueResult } from '../../src/government/dossiers/issue-result.ts'
import { submitDossier } from '../../src/government/dossiers/submit-dossier.ts'
import { fillRest } from './fill-rest.ts'
import { openSite, type Site, Walker } from './walker.ts'

const database = await testDatabase()
const HERE = demoAgencyId('xa-quynh-phu')
const SINGLE = '1.004873'
let site: Site
beforeAll(async () => {
  site = await openSite(database)
})
afterAll(() => site.close())

type Group = Record<string, unknown>

/** The person's first dossier, lived to its sealed result. Returns its code. */
async function firstDossier(index: number): Promise<string> {
  const { world } = site
  const who = demoCitizens[index]!
  const personId = demoPersonId(who.idNumber)
  const ctx = world.ctx({ kind: 'citizen', personId, name: who.fullName, assurance: 2 })
  const today = vietnamDate(ctx.now)
  const version = await getProcedure(ctx, SINGLE, today)
  const known = initialAnswers(version, await applicantForForm(ctx, personId)) as Record<string, Group>
  const answers = validAnswers(version, 5, today) as Record<string, Group>
  const own = { fullName: who.fullName, dateOfBirth: who.dateOfBirth }
  const filed = await submitDossier(ctx, {
    procedureCode: SINGLE,
    agencyId: HERE,
    answers: {
      ...answers,
      requester: { ...answers.requester, ...known.requester, relation: 'self', email: 'nguoidan@example.vn' },
      subject: { ...answers.subject, ...own, maritalStatus: 'neverMarried' },
      reissue: false,
    },
    files: [],
  })
  const desk = world.ctx(officer(HERE, 'one_stop', 'specialist', 'leader', 'clerk'))
  const key = { agencyId: HERE, dossierId: filed.id }
  let row = await acceptDossier(desk, key, {})
  for (let n = 0; n < 6; n++) {
    const next = await finishStep(desk, key, { opinion: 'Đủ điều kiện.', step: row.current_step }).catch(() => undefined)
    if (!next) break
    row = next
  }
  row = await decideDossier(desk, key, { outcome: 'granted' })
  if (!row.issued_at) await issueResult(desk, key)
  await issuePaper(world.ctx(), { ...key, kind: 'result', number: 1 })
  return filed.code
}

describe.each([
  ['without script', false, 0],
  ['with script', true, 1],
] as const)('a second application, %s', (_, script, index) => {
  it('is filled in from the first and sends no paper that the agency issued itself', async () => {
    const before = await firstDossier(index)
    const citizen = await Walker.arrive(site, { script })
    await citizen.signIn(`congdan${index + 1}`)
    await citizen.open('/kho-giay-to')
    expect(await citizen.text()).toContain('Giấy xác nhận tình trạng hôn nhân số')
    await citizen.open(`/nop-ho-so/${SINGLE}`)
    await citizen.page.selectOption('select[name=agencyId]', HERE)
    expect(await citizen.page.isChecked('input[name="consent.reuse"]')).toBe(false)
    await citizen.page.check('input[name="consent.reuse"]')
    await citizen.press('main form button.button')
    let marked = false
    for (let n = 0; n < 15 && !citizen.path().endsWith('/giay-to'); n++) {
      marked ||= (await citizen.text()).includes(`Lấy từ hồ sơ ${before}.`)
      // Asked for again: the first certificate is called for (TP03).
      const again = await citizen.page.$('input[name=reissue][value=true]')
      await again?.check()
      await fillRest(citizen)
      await citizen.press('button[name=next]')
      expect(await citizen.errors()).toEqual([])
    }
    expect(marked).toBe(true)
    expect(await citizen.text()).toContain('cơ quan đã cấp giấy này')
    expect(await citizen.page.$('input[name="file.TP03"]')).toBeNull()
    await citizen.press('button[name=next]')
    expect(citizen.path()).toMatch(/xem-lai$/)
    await citizen.press('main form button.button')
    const code = (await citizen.text('.panel .code')).trim()
    expect(await citizen.text()).toMatch(/đỡ phải gõ \d+ ký tự và đỡ phải tải lên 1 giấy tờ/)

    const desk = await Walker.arrive(site, { script, width: 1280 })
    await desk.signIn('motcua.quynhphu')
    await desk.open(`/xu-ly/${code}`)
    expect(await desk.text()).toContain('Cơ quan đã cấp, không yêu cầu nộp lại')
    await desk.open(`/xu-ly/${code}/yeu-cau-bo-sung`)
    await desk.page.fill('textarea[name="reason.TP03"]', 'Đề nghị nộp bản rõ hơn.')
    await desk.press('main form button.button')
    expect((await desk.errors())[0]).toContain('NĐ 224/2026 Đ15.1.d')
    await desk.page.fill('textarea[name="whyNot.TP03"]', 'Giấy đã cấp ghi sai ngày sinh, đang cải chính.')
    await desk.press('main form button.button')
    expect(desk.path()).toBe(`/xu-ly/${code}`)
    await desk.open('/kho-giay-to/tiet-kiem')
    await desk.press('main table a >> nth=0')
    expect(await desk.text()).toContain(code)

    await citizen.open('/kho-giay-to')
    expect(await citizen.text()).toContain(code)
    await citizen.press('main form:has(input[value=reuse]) button.button')
    expect(await citizen.text()).toContain('Bạn không đồng ý')
    await citizen.open('/ai-da-xem')
    expect(await citizen.text()).toContain('Giấy đã cấp ghi sai ngày sinh, đang cải chính.')
  }, 240_000)
})
