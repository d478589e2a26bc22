import { PDF as LibPdf } from '@libpdf/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#testing'
import { sampleJpeg } from '../../src/foundation/files/sample-files.ts'
import { has, opensslVerifies, pdfsig, readQr } from './outside-checks.ts'
import { openSite, type Site, Walker } from './walker.ts'

let PDF: Buffer
let PHOTO: Buffer
const database = await testDatabase()
let site: Site

beforeAll(async () => {
  const paper = LibPdf.create()
  paper.addPage({ size: 'a4' }).drawText('Giay chung sinh', { x: 50, y: 700, size: 18 })
  PDF = Buffer.from(await paper.save())
  PHOTO = sampleJpeg({ width: 640, height: 480 })
  site = await openSite(database)
})
afterAll(() => site.close())

/** Fills what a page of the form asks for, as a young mother would. */
async function fillPage(walker: Walker): Promise<void> {
  const { page } = walker
  for (const box of await page.$$('main form input.input:not([readonly]):not([type=file]), main form textarea.input')) {
    const name = (await box.getAttribute('name')) ?? ''
    if ((await box.inputValue()) !== '') continue
    const value = /\.day$/.test(name)
      ? '5'
      : /\.month$/.test(name)
        ? '10'
        : /\.year$/.test(name)
          ? /^child|birthNote/.test(name)
            ? '2026'
            : '1990'
          : /idNumber/i.test(name)
            ? '034190001234'
            : /phone/i.test(name)
              ? '0912345678'
              : /email/i.test(name)
                ? ''
                : /fullName/i.test(name)
                  ? 'Nguyễn Văn An'
                  : 'Thôn Đông Xá'
    if (value) await box.fill(value)
  }
  for (const list of await page.$$('main form select')) {
    if ((await list.inputValue()) !== '') continue
    const first = await list.$$eval('option', (options) =>
      options.map((option) => (option as HTMLOptionElement).value).find(Boolean),
    )
    if (first) await list.selectOption(first)
  }
  for (const name of new Set(
    await page.$$eval('main form input[type=radio]', (radios) => radios.map((radio) => (radio as HTMLInputElement).name)),
  ))
    if (!(await page.$(`input[type=radio][name="${name}"]:checked`)))
      await page.check(`input[type=radio][name="${name}"] >> nth=0`)
  for (const box of await page.$$('main form input[type=checkbox]:not(:checked)')) await box.check()
}

describe.each([
  ['without script', false],
  ['with script', true],
] as const)('a birth is registered, %s', (_, script) => {
  it('from the search on a phone to a result that a stranger can check', async () => {
    const mother = await Walker.arrive(site, { script })
    await mother.open('/')
    await mother.page.fill('input[type=search]', 'khai sinh')
    await mother.press('form[role=search] button, search button, .search button')
    await mother.press('main a[href="/thu-tuc/1.001193"]')
    await mother.signIn('congdan1')
    await mother.open('/nop-ho-so/1.001193')
    const agency = await mother.page.$$eval(
      'select[name=agencyId] option',
      (options) =>
        options
          .map((o) => [(o as HTMLOptionElement).value, o.textContent ?? ''])
          .find(([, name]) => name!.includes('Quỳnh Phụ'))![0]!,
    )
    await mother.page.selectOption('select[name=agencyId]', agency)
    await mother.press('main form button.button')
    for (let n = 0; n < 25 && !mother.path().endsWith('/giay-to'); n++) {
      await fillPage(mother)
      await mother.press('button[name=next]')
      expect(await mother.errors()).toEqual([])
    }
    const fields = await mother.page.$$('input[type=file]')
    expect(fields.length).toBeGreaterThanOrEqual(2)
    await fields[0]!.setInputFiles({ name: 'giấy chứng sinh.pdf', mimeType: 'application/pdf', buffer: PDF })
    await fields[1]!.setInputFiles({ name: 'ảnh chụp.jpg', mimeType: 'image/jpeg', buffer: PHOTO })
    await mother.press('button[name=next]')
    expect(await mother.errors()).toEqual([])
    expect(mother.path()).toMatch(/xem-lai$/)
    await mother.press('main form button.button')
    const code = (await mother.text('.panel .code')).trim()
    expect(code).toMatch(/^H31\.115-\d{6}-\d{4,}$/)
    expect((await mother.download(`/ho-so/${code}/giay/confirmation/1`)).subarray(0, 5).toString()).toBe('%PDF-')

    const desk = await Walker.arrive(site, { script, width: 1280 })
    await desk.signIn('motcua.quynhphu')
    await desk.open('/viec')
    expect(await desk.text()).toContain(code)
    await desk.open(`/xu-ly/${code}/yeu-cau-bo-sung`)
    await desk.page.fill('textarea[name="reason.TP02"]', 'Ảnh mờ, chưa đọc được số của giấy.')
    await desk.page.fill('textarea[name="reason.child"]', 'Họ tên trẻ chưa đúng với giấy chứng sinh.')
    await desk.press('main form button.button')

    await mother.open(`/ho-so/${code}`)
    expect(await mother.text()).toContain('Ảnh mờ, chưa đọc được số của giấy.')
    await mother.open(`/ho-so/${code}/bo-sung`)
    // The part that was cited is corrected where it stands; a wrong value keeps what was typed and the paper that was sent.
    expect(await mother.text()).toContain('Họ tên trẻ chưa đúng với giấy chứng sinh.')
    await mother.page.fill('input[name="child.fullName"]', '')
    await mother.page.setInputFiles('input[name="file.TP02"]', {
      name: 'chung-sinh-ro.pdf',
      mimeType: 'application/pdf',
      buffer: PDF,
    })
    await mother.press('main form button.button')
    expect((await mother.errors()).length).toBeGreaterThan(0)
    expect(await mother.text()).toContain('chung-sinh-ro.pdf')
    await mother.page.fill('input[name="child.fullName"]', 'Nguyễn Văn Bình An')
    await mother.press('main form button.button')
    expect(mother.path()).toBe(`/ho-so/${code}`)
    expect(await mother.page.textContent('main')).toContain('Nguyễn Văn Bình An')
    expect(await mother.page.textContent('main')).toContain('chung-sinh-ro.pdf')

    await desk.open(`/xu-ly/${code}`)
    await desk.press('form[action$="/tiep-nhan"] button')
    expect((await mother.download(`/ho-so/${code}/giay/receipt/1`)).length).toBeGreaterThan(10_000)

    const specialist = await Walker.arrive(site, { script, width: 1280 })
    await specialist.signIn('hotich.quynhphu')
    await specialist.open(`/xu-ly/${code}`)
    await specialist.page.fill('textarea[name=opinion]', 'Hồ sơ hợp lệ, đề nghị đăng ký.')
    await specialist.press('form[action$="/buoc"] button')

    const leader = await Walker.arrive(site, { script, width: 1280 })
    await leader.signIn('chutich.quynhphu')
    await leader.open(`/xu-ly/${code}/quyet-dinh`)
    expect(await leader.text()).toContain('Hồ sơ hợp lệ, đề nghị đăng ký.')
    await leader.page.check('input[name=outcome][value=granted]')
    await leader.press('form[action$="/quyet-dinh"] button')

    const clerk = await Walker.arrive(site, { script, width: 1280 })
    await clerk.signIn('vanthu.quynhphu')
    await clerk.open(`/xu-ly/${code}`)
    await clerk.press('form[action$="/dong-dau"] button')
    await desk.open(`/xu-ly/${code}`)
    await desk.press('form[action$="/tra-ket-qua"] button')

    await mother.open(`/ho-so/${code}`)
    const result = await mother.download(`/ho-so/${code}/giay/result/1`)
    const altered = Buffer.from(result)
    altered[altered.length >> 1] = altered[altered.length >> 1]! ^ 1

    // The stranger has nothing but the paper: the address is in its QR code.
    const address = has('pdftotext') ? readQr(site.world.home, result)! : `${site.origin}/kiem-tra/${code}`
    expect(address.startsWith(site.origin)).toBe(true)
    const stranger = await Walker.arrive(site, { script })
    const check = async (copy: Buffer) => {
      await stranger.open(new URL(address).pathname)
      await stranger.page.setInputFiles('input[type=file]', { name: 'ban-sao.pdf', mimeType: 'application/pdf', buffer: copy })
      await stranger.press('main form button.button')
      return stranger.text()
    }
    const genuine = await check(result)
    expect(genuine).toContain('Đúng là bản gốc')
    expect(genuine).not.toContain('Nguyễn Thị Lan')
    expect(await check(altered)).toContain('Không đúng với bản gốc')
    if (has('pdfsig')) {
      expect(pdfsig(site.world.home, result)).toContain('Signature is Valid')
      expect(pdfsig(site.world.home, altered)).not.toContain('Signature is Valid')
    }
    if (has('openssl')) {
      const root = await site.world.ports.signer.rootCertificate()
      expect([result, altered].map((copy) => opensslVerifies(site.world.home, copy, root))).toEqual([true, false])
    }
  }, 300_000)
})

describe('what goes wrong on the way', () => {
  it('keeps everything typed when values are wrong, and leads from the summary to each field', async () => {
    const citizen = await Walker.arrive(site, { script: false })
    await citizen.signIn('congdan1')
    await citizen.open('/nop-ho-so/1.001193')
    // The commune where they live stands there first; whoever takes it away is asked for one.
    await citizen.page.selectOption('select[name=agencyId]', '')
    await citizen.press('main form button.button')
    expect((await citizen.errors())[0]).toContain('chọn cơ quan')
    await citizen.page.selectOption('select[name=agencyId]', { index: 1 })
    await citizen.press('main form button.button')
    await fillPage(citizen)
    await citizen.press('button[name=next]')
    await citizen.page.fill('input[name="requester.idNumber"]', '12 34')
    await citizen.page.fill('input[name="requester.dateOfBirth.day"]', '31')
    await citizen.page.fill('input[name="requester.dateOfBirth.month"]', '2')
    await citizen.press('button[name=next]')
    expect((await citizen.errors()).length).toBeGreaterThanOrEqual(2)
    expect(await citizen.page.inputValue('input[name="requester.idNumber"]')).toBe('12 34')
    expect(await citizen.page.inputValue('input[name="requester.dateOfBirth.day"]')).toBe('31')
    const target = await citizen.page.getAttribute('.error-summary a >> nth=0', 'href')
    expect(await citizen.page.$(target!)).not.toBeNull()
  }, 180_000)

  it('keeps a form sent after the session ended, and sends it on after sign-in', async () => {
    const citizen = await Walker.arrive(site, { script: false })
    await citizen.signIn('congdan2')
    await citizen.open('/nop-ho-so/1.004873')
    await citizen.page.selectOption('select[name=agencyId]', { index: 1 })
    await citizen.page.context().clearCookies()
    await citizen.press('main form button.button')
    expect(citizen.path()).toBe('/dang-nhap')
    await citizen.page.fill('input[name=username]', 'congdan2')
    await citizen.page.fill('input[name=password]', 'dinh-demo-2026')
    await citizen.press('main form button[type=submit]')
    expect(citizen.path()).toMatch(/^\/viec-do-dang\//)
    await citizen.press('main form button.button')
    expect(citizen.path()).toMatch(/^\/ban-khai\//)
  }, 180_000)
})
