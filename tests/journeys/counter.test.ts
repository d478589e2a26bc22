import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { typeset } from '#platform/pdf'
import { officer, testDatabase } from '#testing'
import { decideDossier } from '../../src/government/dossiers/decide-dossier.ts'
import { finishStep } from '../../src/government/dossiers/finish-step.ts'
import { getDossierByCode, getDossierView } from '../../src/government/dossiers/get-dossier.ts'
import { issueResult } from '../../src/government/dossiers/issue-result.ts'
import { sampleFiling } from '../../src/government/dossiers/sample-filing.ts'
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

/** Everybody behind the counter does their part. */
async function settle(code: string): Promise<void> {
  const ctx = site.world.ctx(officer(HERE, 'one_stop', 'specialist', 'leader', 'clerk'))
  let row = await getDossierByCode(ctx, code)
  const key = { agencyId: HERE, dossierId: row.id }
  for (let n = 0; n < 6; n++) {
    const next = await finishStep(ctx, key, { opinion: 'Đủ điều kiện.', step: row.current_step }).catch(() => undefined)
    if (!next) break
    row = next
  }
  row = await decideDossier(ctx, key, { outcome: 'granted' })
  if (!row.issued_at) await issueResult(ctx, key)
}

describe.each([
  ['without script', false, 0],
  ['with script', true, 1],
] as const)('somebody who comes to the counter, %s', (_, script, index) => {
  it('leaves with the receipt in one form; a proxy collects the result with a mandate and without the receipt', async () => {
    const who = demoCitizens[index]!
    const desk = await Walker.arrive(site, { script, width: 1280 })
    await desk.signIn('motcua.quynhphu')
    const begun = Date.now()
    await desk.open('/quay')
    // A number of another name is refused, and what was typed stands there still.
    await desk.page.fill('input[name=idNumber]', who.idNumber)
    await desk.page.fill('input[name=fullName]', 'Hoàn Toàn Khác')
    await desk.page.selectOption('select[name=procedureCode]', SINGLE)
    await desk.press('main form button.button')
    expect((await desk.errors()).join(' ')).toContain('không khớp')
    expect(await desk.page.inputValue('input[name=idNumber]')).toBe(who.idNumber)
    await desk.page.fill('input[name=fullName]', who.fullName)
    await desk.press('main form button.button')
    expect(desk.path()).toMatch(/^\/quay\/ho-so\//)
    // The register's data stand in the form already.
    expect(
      await desk.page.$$eval('main form input', (inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
    ).toContain(who.idNumber)
    for (let n = 0; n < 8 && !desk.path().startsWith('/quay/xong'); n++) {
      await fillRest(desk)
      if (await desk.page.$('input[name=onTheSpot]')) await desk.page.uncheck('input[name=onTheSpot]')
      for (const list of await desk.page.$$('input[type=file]')) {
        const name = (await list.getAttribute('name'))!
        if ((await desk.errors()).length === 0 || (await desk.page.$(`[name="${name}"][aria-invalid=true]`)))
          await list.setInputFiles({ name: 'quet.pdf', mimeType: 'application/pdf', buffer: await scan() })
      }
      await desk.press('main form button[name=submit]')
    }
    expect(desk.path(), (await desk.errors()).join(' ')).toMatch(/^\/quay\/xong\/H31\.115-/)
    expect(Date.now() - begun, 'a walk-in dossier takes under two minutes').toBeLessThan(120_000)
    const code = decodeURIComponent(desk.path().split('/').at(-1)!)
    const receipt = await desk.download(`/ho-so/${code}/giay/receipt/1`)
    // A5, 148 × 210 mm, in points.
    expect(receipt.toString('latin1')).toMatch(/MediaBox\s*\[\s*0\s+0\s+(419|420)[.\d]*\s+595/)
    const { row, events } = await getDossierView(site.world.ctx(officer(HERE, 'one_stop')), code)
    expect(row).toMatchObject({
      channel: 'counter',
      status: 'accepted',
      relation: 'desk',
      owner_consent: 'counter',
      person_id: demoPersonId(who.idNumber),
    })
    expect(events[0]!.actor_name).toBe(row.submitter_name)

    await settle(code)
    await desk.open(`/xu-ly/${code}`)
    await desk.page.check('input[name=how][value=counter]')
    await desk.page.check('input[name="collector.by"][value=proxy]')
    await desk.page.check('input[name="collector.shown"][value=identity]')
    await desk.page.fill('input[name="collector.name"]', 'Trần Văn Đi Thay')
    await desk.press('form[action$="tra-ket-qua"] button.button')
    expect((await desk.errors()).join(' ')).toContain('Đ6')
    expect(await desk.page.inputValue('input[name="collector.name"]')).toBe('Trần Văn Đi Thay')
    await desk.page.fill('input[name="collector.idNumber"]', demoCitizens[3]!.idNumber)
    await desk.page.fill('input[name="collector.mandate"]', 'Số 12/2026, ngày 20/11/2026, UBND xã Quỳnh Phụ')
    await desk.press('form[action$="tra-ket-qua"] button.button')
    expect(await desk.text()).toContain('Đã trả kết quả')
    const returned = (await getDossierView(site.world.ctx(officer(HERE, 'one_stop')), code)).events.at(-1)!
    expect(returned.data).toMatchObject({ how: 'counter', collector: { by: 'proxy', shown: 'identity' } })
  }, 120_000)
})

describe('the counter', () => {
  it('finds who has filed here before, by name without marks, and nobody else', async () => {
    const who = demoCitizens[0]!
    const owner = site.world.ctx({ kind: 'citizen', personId: demoPersonId(who.idNumber), name: who.fullName, assurance: 2 })
    await submitDossier(owner, await sampleFiling(owner, '2.000635', HERE))
    const desk = await Walker.arrive(site, { script: false, width: 1280 })
    await desk.signIn('motcua.quynhphu')
    await desk.open('/quay?ten=nguyen%20thi')
    expect(await desk.text()).toContain(demoCitizens[0]!.fullName)
    await desk.press('main table a')
    expect(await desk.page.inputValue('input[name=idNumber]')).toMatch(/^\d{12}$/)
    await desk.open('/quay?ten=khong%20co%20ai')
    expect(await desk.text()).toContain('Chưa có ai mang tên này')
  })
})

let sheet: Promise<Uint8Array> | undefined
const scan = async () => {
  sheet ??= typeset(`${import.meta.dirname}/../../src/government/dossiers/demo/sample-paper.typ`, { text: 'Giấy tờ' }, new Date())
  return Buffer.from(await sheet)
}
