import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { sql } from '#platform/database'
import { officer, testDatabase } from '#testing'
import { sampleJpeg } from '../../src/foundation/files/sample-files.ts'
import { acceptDossier } from '../../src/government/dossiers/accept-dossier.ts'
import { finishStep } from '../../src/government/dossiers/finish-step.ts'
import { getDossierByCode } from '../../src/government/dossiers/get-dossier.ts'
import { sampleFiling } from '../../src/government/dossiers/sample-filing.ts'
import { submitDossier } from '../../src/government/dossiers/submit-dossier.ts'
import { fillRest } from './fill-rest.ts'
import { openSite, type Site, Walker } from './walker.ts'

const database = await testDatabase()
const HERE = demoAgencyId('xa-quynh-phu')
const SINGLE = '1.004873'
const PHOTO = sampleJpeg({ width: 640, height: 480 })
let site: Site
beforeAll(async () => {
  site = await openSite(database)
})
afterAll(() => site.close())

const dossiersOf = async (personId: string) =>
  (await sql<{ code: string }>`select code from dossiers.dossier where person_id = ${personId}`.execute(database.db)).rows

describe.each([
  ['without script', false, 0],
  ['with script', true, 1],
] as const)('work that is interrupted, %s', (_, script, index) => {
  const who = demoCitizens[index]!
  const personId = demoPersonId(who.idNumber)
  const username = `congdan${index + 1}`

  it('survives the back button and a session that ends: one dossier, nothing typed again', async () => {
    const citizen = await Walker.arrive(site, { script, width: 390 })
    await citizen.signIn(username)
    await citizen.open(`/nop-ho-so/${SINGLE}`)
    await citizen.page.selectOption('select[name=agencyId]', HERE)
    await citizen.press('main form button.button')
    const first = citizen.page.url()
    // Refused, put right and gone on from: "Back" leads to the page as it was refused, not to one that the browser no longer has.
    await citizen.press('button[name=next]')
    const refused = await citizen.errors()
    expect(refused.length).toBeGreaterThan(0)
    await fillRest(citizen)
    const typed = await citizen.page.$$eval('main form input[type=text]', (inputs) =>
      inputs.map((input) => (input as HTMLInputElement).value),
    )
    await citizen.press('button[name=next]')
    expect(citizen.page.url()).not.toBe(first)
    await citizen.page.goBack()
    expect(citizen.page.url()).toBe(first)
    expect(
      await citizen.page.$$eval('main form input[type=text]', (inputs) =>
        inputs.map((input) => (input as HTMLInputElement).value),
      ),
    ).toEqual(typed)
    await citizen.press('button[name=next]')

    let signedInAgain = false
    for (let n = 0; n < 12 && !citizen.path().endsWith('/xem-lai'); n++) {
      await fillRest(citizen)
      for (const list of await citizen.page.$$('input[type=file]'))
        await list.setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: PHOTO })
      if (n === 1) await citizen.page.context().clearCookies({ name: 'dinh_session' })
      await citizen.press('button[name=next]')
      if (citizen.path() === '/dang-nhap') {
        await citizen.page.fill('input[name=username]', username)
        await citizen.page.fill('input[name=password]', 'dinh-demo-2026')
        await citizen.press('main form button[type=submit]')
        // What was on its way when the session ended is shown, and goes on by one tap.
        expect(citizen.path()).toMatch(/^\/viec-do-dang\//)
        await citizen.press('main form button.button')
        signedInAgain = true
      }
      expect(await citizen.errors()).toEqual([])
    }
    expect(signedInAgain).toBe(true)
    await citizen.press('main form button.button')
    const filed = citizen.path()
    expect(filed).toMatch(/^\/ho-so\/H31\.115-.*\/da-nop$/)
    // Back from there does not frighten with a page that is gone, nor file twice.
    await citizen.page.goBack()
    expect(citizen.path()).toBe(filed)
    expect(await dossiersOf(personId)).toHaveLength(1)
  })

  it('shows what was typed to nobody who goes back after the sign-out', async () => {
    const citizen = await Walker.arrive(site, { script, width: 390 })
    await citizen.signIn(username)
    await citizen.open('/tai-khoan/lien-he')
    await citizen.page.fill('input[name=phone]', '09-số-của-tôi')
    await citizen.press('main form button.button')
    expect(await citizen.page.content()).toContain('09-số-của-tôi')
    await citizen.press('header form[action="/dang-xuat"] button')
    // The browser has nothing left to show.
    await expect(citizen.page.goBack()).rejects.toThrow('ERR_CACHE_MISS')
  })

  it('tells the second of two leaders who decided and when, and gives back what was typed', async () => {
    const ctx = site.world.ctx({ kind: 'citizen', personId, name: who.fullName, assurance: 2 })
    const { code } = await submitDossier(ctx, await sampleFiling(ctx, SINGLE, HERE))
    const staff = site.world.ctx(officer(HERE, 'one_stop', 'specialist', 'leader'))
    const row = await getDossierByCode(staff, code)
    const key = { agencyId: HERE, dossierId: row.id }
    let { current_step: step } = await acceptDossier(staff, key, {})
    for (;;) {
      const next = await finishStep(staff, key, { opinion: 'Đủ điều kiện.', step }).catch(() => undefined)
      if (!next) break
      step = next.current_step
    }
    const [one, two] = [await Walker.arrive(site, { script, width: 1280 }), await Walker.arrive(site, { script, width: 1280 })]
    for (const leader of [one, two]) {
      await leader.signIn('chutich.quynhphu')
      await leader.open(`/xu-ly/${code}/quyet-dinh`)
    }
    await one.page.check('input[name=outcome][value=granted]')
    await one.press('main form button.button')
    await two.page.check('input[name=outcome][value=refused]')
    await two.page.fill('textarea[name=note]', 'Chưa đủ điều kiện theo khoản 2.')
    await two.press('main form button.button')
    const said = await two.text()
    for (const words of ['Vũ Xuân Trường', 'Đã có kết quả', 'Chưa đủ điều kiện theo khoản 2.']) expect(said).toContain(words)
    expect((await getDossierByCode(staff, code)).outcome).toBe('granted')
  })
})
