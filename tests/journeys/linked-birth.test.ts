import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { startWorker, type Worker } from '#platform/jobs'
import { silentLog } from '#platform/log'
import { typeset } from '#platform/pdf'
import { testDatabase } from '#testing'
import { fillRest } from './fill-rest.ts'
import { openSite, type Site, Walker } from './walker.ts'

const database = await testDatabase()
const LINKED = '3.000722'
let site: Site
let worker: Worker
let PDF: Buffer
beforeAll(async () => {
  site = await openSite(database, { demo: ['linked'] })
  const sample = `${import.meta.dirname}/../../src/government/dossiers/demo/sample-paper.typ`
  PDF = Buffer.from(await typeset(sample, { text: 'Giấy tờ' }, new Date()))
  // Agencies hear of each other by the queue alone.
  const { jobs, contextFor } = site.world
  worker = await startWorker({ pool: database.pool, jobs, crontab: '', contextFor, log: silentLog })
})
afterAll(async () => {
  await worker.stop()
  await site.close()
})

const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: PDF })

/** Looks again until the page says so: what another agency does arrives within moments. */
const sees = (walker: Walker, path: string, words: string) =>
  expect
    .poll(
      async () => {
        await walker.open(path)
        return walker.text()
      },
      { timeout: 30_000 },
    )
    .toContain(words)

/** The mother declares everything once. */
async function fileBirth(mother: Walker): Promise<string> {
  const { page } = mother
  await mother.open(`/nop-ho-so/${LINKED}`)
  await page.selectOption('select[name=agencyId]', demoAgencyId('xa-quynh-phu'))
  await mother.press('main form button.button')
  for (let n = 0; n < 25 && !mother.path().endsWith('/giay-to'); n++) {
    if (await page.$('input[name="child.fullName"]')) {
      await page.fill('input[name="child.fullName"]', 'Nguyễn Bảo An')
      for (const [part, value] of Object.entries({ day: '5', month: '10', year: '2026' }))
        await page.fill(`input[name="child.dateOfBirth.${part}"]`, value)
    }
    await fillRest(mother)
    if (await page.$('input[name=services]')) await page.uncheck('input[name=services][value=identityCard]')
    await mother.press('button[name=next]')
    expect(await mother.errors(), mother.path()).toEqual([])
  }
  for (const field of await page.$$('input[type=file]')) await field.setInputFiles(file('giấy chứng sinh.pdf'))
  await mother.press('button[name=next]')
  expect(await mother.errors()).toEqual([])
  await mother.press('main form button.button')
  return (await mother.text('.panel .code')).trim()
}

describe.each([
  ['without script', false],
  ['with script', true],
] as const)('a birth with residence and health card, %s', (_, script) => {
  it('is one submission to three agencies, with one receipt and one page to follow', async () => {
    const mother = await Walker.arrive(site, { script })
    await mother.signIn('congdan1')
    const code = await fileBirth(mother)
    for (const name of ['Đăng ký khai sinh', 'Đăng ký thường trú cho trẻ', 'Cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi'])
      expect(await mother.text()).toContain(name)
    expect(await mother.text()).not.toContain('Cấp thẻ căn cước cho trẻ')

    // Nothing has begun before the commune has received it, and she is told no more than that.
    await mother.open(`/ho-so/${code}`)
    expect(await mother.text()).toContain('Chờ tiếp nhận')
    expect(await mother.text()).not.toContain('Đang làm')

    const arrive = async (username: string) => {
      const walker = await Walker.arrive(site, { script, width: 1280 })
      await walker.signIn(username)
      return walker
    }
    const desk = await arrive('motcua.quynhphu')
    await desk.open(`/xu-ly/${code}`)
    await desk.press('form[action$="/tiep-nhan"] button')
    await sees(mother, `/ho-so/${code}`, 'Chờ phần trước')
    expect((await mother.download(`/ho-so/${code}/giay/receipt/1`)).length).toBeGreaterThan(10_000)

    const registrar = await arrive('hotich.quynhphu')
    await registrar.open(`/xu-ly/${code}`)
    await registrar.page.fill('textarea[name=opinion]', 'Hồ sơ hợp lệ, đề nghị đăng ký khai sinh.')
    await registrar.press('form[action$="/buoc"] button')
    const police = await arrive('canbo.caquynhphu')
    await police.open('/lien-thong')
    expect(await police.text()).not.toContain(code)
    const chairman = await arrive('chutich.quynhphu')
    await chairman.open(`/xu-ly/${code}/quyet-dinh`)
    await chairman.page.check('input[name=outcome][value=granted]')
    await chairman.press('form[action$="/quyet-dinh"] button')
    // The others build on the sealed certificate.
    const clerk = await arrive('vanthu.quynhphu')
    await clerk.open(`/xu-ly/${code}`)
    await clerk.press('form[action$="/dong-dau"] button')

    // The police find it in their worklist, with what the mother declared, and nothing of the hospital.
    await sees(police, '/viec', code)
    await police.press(`main a[href^="/lien-thong/"]:has-text("Đăng ký thường trú")`)
    const part = police.path()
    expect(await police.text()).toContain('Nguyễn Bảo An')
    expect(await police.text()).not.toContain('Nơi khám chữa bệnh ban đầu')
    await police.open(`/xu-ly/${code}`, 404)
    await police.open(part)
    await police.page.check('input[name=outcome][value=returned]')
    await police.page.fill('textarea[name=note]', 'Thiếu văn bản đồng ý của chủ hộ.')
    await police.press(`form[action="${part}"] button`)
    await sees(registrar, `/xu-ly/${code}`, 'Thiếu văn bản đồng ý của chủ hộ.')
    // An answer that says nothing is not sent, and stays as it was typed.
    await registrar.page.fill('form[action*="/lien-thong/"] textarea[name=note]', 'Rồi')
    await registrar.press('form[action*="/lien-thong/"] button')
    expect((await registrar.errors()).length).toBe(1)
    expect(await registrar.page.inputValue('textarea[name=note]')).toBe('Rồi')
    await registrar.page.fill('textarea[name=note]', 'Chủ hộ đã đồng ý bằng văn bản.')
    await registrar.press('form[action*="/lien-thong/"] button')

    await sees(police, part, 'Chủ hộ đã đồng ý bằng văn bản.')
    await police.page.check('input[name=outcome][value=done]')
    await police.press(`form[action="${part}"] button`)
    expect((await police.errors()).length).toBe(1)
    expect(await police.page.isChecked('input[name=outcome][value=done]')).toBe(true)
    await police.page.fill('input[name=resultNumber]', '128/TB-CAX')
    await police.page.setInputFiles('input[name=file]', file('thông báo cư trú.pdf'))
    await police.press(`form[action="${part}"] button`)

    // One page shows her what is there already, and who has the rest; nothing is closed before that.
    await sees(mother, `/ho-so/${code}`, '128/TB-CAX')
    expect(await mother.text()).toContain('Bảo hiểm xã hội cơ sở Quỳnh Phụ')
    for (const words of ['Còn 1 phần chưa xong.', 'Đang xử lý', 'Bạn tải được ngay kết quả này.'])
      expect(await mother.text()).toContain(words)
    await mother.open(`/tra-cuu?ma=${code}`)
    expect(await mother.text()).toContain('4 – Đang xử lý')
    expect((await mother.download(`/ho-so/${code}/lien-thong/1.004222`)).equals(PDF)).toBe(true)
    await desk.open(`/xu-ly/${code}`)
    expect(await desk.text()).toContain('Còn 1 phần việc')
    expect(await desk.page.$('form[action$="/tra-ket-qua"]')).toBeNull()

    const insurer = await arrive('canbo.bhxhquynhphu')
    await insurer.open('/lien-thong')
    await insurer.press(`main tr:has-text("${code}") a`)
    expect(await insurer.text()).toContain('Nơi khám chữa bệnh ban đầu')
    await insurer.page.check('input[name=outcome][value=done]')
    await insurer.page.fill('input[name=resultNumber]', 'TE1 33 3300012345')
    await insurer.press('form[enctype] button')
    await sees(mother, `/ho-so/${code}`, 'TE1 33 3300012345')
    await desk.open(`/xu-ly/${code}`)
    await desk.press('form[action$="/tra-ket-qua"] button')
    await mother.open(`/ho-so/${code}`)
    expect(await mother.text()).toContain('Tất cả các phần đã xong.')
    expect((await mother.download(`/ho-so/${code}/giay/result/1`)).subarray(0, 5).toString()).toBe('%PDF-')
  }, 300_000)
})
