import { expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { OfficerRole } from '#platform/context'
import { demoWorld, officer, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { requestSupplement } from './request-supplement.ts'
import { returnResult } from './return-result.ts'
import { sampleFiling } from './sample-filing.ts'
import { startCounterDraft } from './start-counter-draft.ts'
import { stopDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const HERE = demoAgencyId('xa-quynh-phu')
const MONDAY = new Date('2026-11-16T02:00:00Z')
const MONTHS_LATER = new Date('2027-03-15T02:00:00Z')
const who = demoCitizens[0]!
const owner = { kind: 'citizen', personId: demoPersonId(who.idNumber), name: who.fullName, assurance: 2 } as const
const as = (role: OfficerRole) => ({ ...officer(HERE, role), name: `Cán bộ ${role}` })
const desk = as('one_stop')
const app = testApp(world, () => MONDAY)

async function filed() {
  const ctx = world.ctx(owner, MONDAY)
  const { id, code } = await submitDossier(ctx, await sampleFiling(ctx, '1.004222', HERE))
  return { agencyId: HERE, dossierId: id, code }
}
const summaryOf = (html: string) => /class="error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? ''

it('does not call a dossier late that has come to its end, in its owner’s list', async () => {
  const [ended, running] = [await filed(), await filed()]
  for (const key of [ended, running]) await acceptDossier(world.ctx(desk, MONDAY), key, {})
  await stopDossier(world.ctx(as('leader'), MONDAY), ended, { reason: 'Người nộp đề nghị dừng vì đã chuyển đi nơi khác.' })
  const html = await (await testApp(world, () => MONTHS_LATER).get('/ho-so', owner)).text()
  const row = (code: string) => html.split('<tr').find((part) => part.includes(`/ho-so/${code}"`))!
  expect(row(running.code)).toContain('Quá hạn')
  expect(row(ended.code)).not.toContain('Quá hạn')
})

it('names the lines of a request for supplement that must be mended, and opens none that could not be sent', async () => {
  const key = await filed()
  const path = `/xu-ly/${key.code}/yeu-cau-bo-sung`
  expect(summaryOf(await (await app.post(path, {}, desk)).text())).toContain('ít nhất một giấy tờ hoặc nội dung')
  const html = await (await app.get(path, desk)).text()
  const [, name] = /name="(reason\.[^"]+)"/.exec(html)!
  const [, label] = new RegExp(`<label[^>]*for="f-${name!.replace('.', '-')}"[^>]*>([^<]+)`).exec(html)!
  expect(summaryOf(await (await app.post(path, { [name!]: 'mờ' }, desk)).text())).toContain(`${label}: `)

  await requestSupplement(world.ctx(desk, MONDAY), key, {
    items: [{ target: 'TP01', label: 'Tờ khai', reason: 'Thiếu chữ ký của chủ hộ.' }],
  })
  const waiting = await app.get(path, desk)
  expect(waiting.status).toBe(303)
  expect(waiting.headers.get('location')).toContain(`/xu-ly/${key.code}`)
})

it('says of each field what it is when an apology is sent empty', async () => {
  const key = await filed()
  await acceptDossier(world.ctx(desk, MONDAY), key, {})
  const answer = await app.post(`/xu-ly/${key.code}/xin-loi`, {}, as('leader'))
  expect(answer.status).toBe(422)
  const sentences = [...summaryOf(await answer.text()).matchAll(/<a[^>]*>([^<]+)</g)].map((match) => match[1])
  expect(sentences).toHaveLength(2)
  expect(new Set(sentences).size).toBe(2)
})

it('hands a result to a proxy in person alone: what was typed of them is never dropped in silence', async () => {
  const collector = {
    by: 'proxy',
    shown: 'receipt',
    name: 'Trần Thị Bưởi',
    idNumber: '034170001234',
    mandate: 'Số 12/2026',
  } as const
  const key = await filed()
  const online = returnResult(world.ctx(desk, MONDAY), key, { how: 'online', collector })
  await expect(online).rejects.toMatchObject({ code: 'invalid', fields: { how: expect.stringContaining('tại quầy') } })
  const nobody = returnResult(world.ctx(desk, MONDAY), key, { how: 'counter', collector: { ...collector, name: '123' } })
  await expect(nobody).rejects.toMatchObject({ code: 'invalid' })
})

it('opens no form at the counter for what cannot be a name: it would stand in the register for good', async () => {
  const opened = startCounterDraft(world.ctx(desk), {
    procedureCode: '2.000635',
    owner: { fullName: '123', idNumber: '034170001299' },
  })
  await expect(opened).rejects.toMatchObject({ code: 'invalid' })
})

it('offers somebody new at the counter the communes of the desk’s own province at once, and chooses none', async () => {
  const stranger = { fullName: 'Vũ Đình Chiến', idNumber: '034088001239' }
  const id = await startCounterDraft(world.ctx(desk), { procedureCode: '1.004873', owner: stranger })
  const html = await (await app.get(`/quay/ho-so/${id}`, desk)).text()
  const communes = [...html.matchAll(/<select[^>]*name="[^"]*\.commune"[\s\S]*?<\/select>/g)].map((match) => match[0])
  expect(communes.length).toBeGreaterThan(1)
  for (const list of communes) {
    expect(list).toContain('Xã Quỳnh Phụ')
    expect(list).not.toMatch(/<option value="\d+" selected/)
  }
})

it('lights one entry of the menu alone: where the officer is', async () => {
  for (const path of ['/quay', '/quay/so', '/bao-cao/mot-cua']) {
    const html = await (await app.get(path, desk)).text()
    const lit = [...html.matchAll(/<a href="([^"]+)" aria-current="page"/g)].map((match) => match[1])
    expect([...new Set(lit.filter((href) => !href!.includes('?')))], path).toEqual([path])
  }
})
