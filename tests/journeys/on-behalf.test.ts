import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { officer, testDatabase } from '#testing'
import { getDossierByCode } from '../../src/government/dossiers/get-dossier.ts'
import { fillRest } from './fill-rest.ts'
import { has } from './outside-checks.ts'
import { openSite, type Site, Walker } from './walker.ts'

const database = await testDatabase()
const HERE = demoAgencyId('xa-quynh-phu')
const PROCEDURE = '2.000635'
const folder = mkdtempSync(join(tmpdir(), 'on-behalf-'))
let site: Site
beforeAll(async () => {
  site = await openSite(database)
})
afterAll(() => site.close())

/** From the first page of the form to the code of what was filed. */
async function fileOn(walker: Walker): Promise<string> {
  for (let n = 0; n < 16 && !walker.path().endsWith('/da-nop'); n++) {
    if (!/\/(giay-to|xem-lai)$/.test(walker.path())) await fillRest(walker)
    const next = await walker.page.$('main form button[name=next]')
    await walker.press(next ? 'main form button[name=next]' : 'main form button.button')
  }
  expect(walker.path(), (await walker.errors()).join(' ')).toMatch(/^\/ho-so\/H31\.115-[\d-]+\/da-nop$/)
  return walker.path().split('/')[2]!
}

const textOf = (pdf: Buffer): string => {
  const file = join(folder, 'paper.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
}

describe.each([
  ['without script', false, 0, 1],
  ['with script', true, 1, 0],
] as const)('acting for another, %s', (_, script, ownerIndex, agentIndex) => {
  const [owner, agent] = [demoCitizens[ownerIndex]!, demoCitizens[agentIndex]!]
  const ownerId = demoPersonId(owner.idNumber)

  it('a mandate is given, taken on and used; revoked before it is received, the desk is told the rule', async () => {
    const giver = await Walker.arrive(site, { script, width: 390 })
    await giver.signIn(`congdan${ownerIndex + 1}`)
    await giver.open('/uy-quyen')
    await giver.press('main a[href="/uy-quyen/moi"]')
    await giver.page.fill('input[name="agent.idNumber"]', agent.idNumber)
    await giver.page.fill('input[name="agent.fullName"]', 'Hoàn Toàn Khác')
    await giver.press('main form button.button')
    expect((await giver.errors()).join(' ')).toContain('đồng ý')
    await giver.page.check('input[name=agree]')
    await giver.press('main form button.button')
    expect((await giver.errors()).join(' ')).toContain('không khớp')
    expect(await giver.page.inputValue('input[name="agent.idNumber"]')).toBe(agent.idNumber)
    await giver.page.fill('input[name="agent.fullName"]', agent.fullName)
    await giver.press('main form button.button')
    expect(giver.path()).toBe('/uy-quyen')
    expect(await giver.text()).toContain('Chờ đồng ý')

    const walker = await Walker.arrive(site, { script, width: 390 })
    await walker.signIn(`congdan${agentIndex + 1}`)
    await walker.open('/uy-quyen')
    await walker.press('button[name=answer][value=accept]')
    expect(await walker.text()).toContain('Đang có hiệu lực')

    await walker.open(`/nop-ho-so/${PROCEDURE}`)
    await walker.page.selectOption('select[name=agencyId]', HERE)
    await walker.page.check(`input[name=forWhom] >> nth=1`)
    await walker.press('main form button.button')
    expect(await walker.text()).toContain(`Bạn đang khai thay ${owner.fullName} theo ủy quyền`)
    const code = await fileOn(walker)
    expect(await walker.text()).toContain(`Chủ hồ sơ là ${owner.fullName}`)
    await walker.open(`/ho-so/${code}`)
    expect(await walker.text()).toContain(`${agent.fullName} (theo ủy quyền)`)
    expect(await walker.text()).not.toContain('Rút hồ sơ')
    await giver.open(`/ho-so/${code}`)
    expect(await giver.text()).toContain(`${agent.fullName} nộp cho ${owner.fullName}`)

    const desk = await Walker.arrive(site, { script, width: 1280 })
    await desk.signIn('motcua.quynhphu')
    const { rows } = await database.pool.query('select id from mandates.mandate where person_id = $1', [ownerId])
    await giver.open('/uy-quyen')
    await giver.press(`a[href="/uy-quyen/${rows[0].id}/thu-hoi"]`)
    await giver.press('main form button.button')
    expect(await giver.text()).toContain('Đã thu hồi')
    await desk.open(`/xu-ly/${code}`)
    expect(await desk.text()).toContain('Chưa tiếp nhận được.')
    await desk.press('form[action$="tiep-nhan"] button')
    expect(await desk.text('body')).toContain('Bộ luật Dân sự 2015 Điều 140')
    const seen = site.world.ctx(officer(HERE, 'one_stop'))
    expect((await getDossierByCode(seen, code)).status).toBe('submitted')
    await walker.open(`/ho-so/${code}`, 404)
  }, 120_000)

  it('with a one-time code a helper files one dossier; both names stand on form 01', async () => {
    const teller = await Walker.arrive(site, { script, width: 390 })
    await teller.signIn(`congdan${ownerIndex + 1}`)
    await teller.open('/uy-quyen/ma-ho-tro')
    await teller.page.selectOption('select[name=procedureCode]', PROCEDURE)
    await teller.page.check('input[name=agree]')
    await teller.press('main form button.button')
    const made = /\d{5} \d{5}/.exec(await teller.text())![0]

    const walker = await Walker.arrive(site, { script, width: 390 })
    await walker.signIn(`congdan${agentIndex + 1}`)
    await walker.open(`/nop-ho-so/${PROCEDURE}`)
    await walker.page.selectOption('select[name=agencyId]', HERE)
    if (!(await walker.page.isVisible('input[name=forWhom]'))) await walker.page.click('details:has(input[name=forWhom]) summary')
    await walker.page.check('input[name=forWhom][value=code]')
    await walker.page.fill('input[name=assistanceCode]', '00000 00000')
    await walker.press('main form button.button')
    expect((await walker.errors()).join(' ')).toContain('Mã hỗ trợ không đúng')
    await walker.page.fill('input[name=assistanceCode]', made)
    await walker.press('main form button.button')
    expect(await walker.text()).toContain(`Bạn đang nộp giúp ${owner.fullName}`)
    const code = await fileOn(walker)
    expect(await walker.text()).toContain(`Chủ hồ sơ là ${owner.fullName}`)
    await teller.open('/uy-quyen')
    expect(await teller.text()).toContain(`Đã nộp hồ sơ ${code}`)

    const desk = await Walker.arrive(site, { script, width: 1280 })
    await desk.signIn('motcua.quynhphu')
    await desk.open(`/xu-ly/${code}`)
    expect(await desk.text()).toContain('Bằng mã hỗ trợ dùng một lần')
    await desk.press('form[action$="tiep-nhan"] button')
    const receipt = await desk.download(`/ho-so/${code}/giay/receipt/1`)
    if (has('pdftotext')) for (const { fullName } of [owner, agent]) expect(textOf(receipt)).toContain(fullName)
  }, 120_000)
})
