import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#testing'
import { openSite, type Site, Walker } from './walker.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(await testDatabase(), { demo: ['indicators'] })
}, 120_000)
afterAll(() => site.close())

describe.each([
  ['without JavaScript', false, '2019'],
  ['with JavaScript', true, '2020'],
])('figures with proof, %s', (_, script, year) => {
  it('are declared, questioned, explained, signed and opened to their proof', async () => {
    const specialist = await Walker.arrive(site, { script })
    await specialist.signIn('hotich.quynhphu')
    await specialist.open('/so-lieu/ke-khai')
    const { page } = specialist
    await page.selectOption('[name=indicatorCode]', 'ty-le-gia-dinh-van-hoa')
    await page.check('[name=periodKind][value=year]')
    await page.fill('[name=period]', year)
    await page.fill('[name=value]', '96,8 phần trăm')
    await page.fill('[name=numerator]', '3.215')
    await page.fill('[name=denominator]', '3.420')
    await page.fill('[name=saidBy]', 'Báo cáo số 12 của xã')
    await specialist.press('main button:has-text("Lưu, chờ ký")')
    // Refused with a sentence at the field; nothing typed is lost.
    expect(await page.inputValue('[name=numerator]')).toBe('3.215')
    expect(await page.textContent('main')).toContain('Hãy ghi một con số')
    await page.fill('[name=value]', '96,8')
    await specialist.press('main button:has-text("Lưu, chờ ký")')
    expect(await page.textContent('main')).toContain('3.215/3.420 là 94 %, không phải 96,8 %')

    const leader = await Walker.arrive(site, { script })
    await leader.signIn('chutich.quynhphu')
    await leader.open('/so-lieu/ke-khai')
    await leader.press('main table a')
    await leader.press('main button:has-text("Ký và công bố")')
    expect(await leader.page.textContent('main')).toContain('giải trình ít nhất 10 ký tự')
    await leader.page.fill('[name=explanation]', 'Tính cả hộ mới công nhận trong tháng 12.')
    await leader.press('main button:has-text("Ký và công bố")')
    expect(await leader.page.textContent('main')).toContain('Không có số liệu nào chờ ký')

    const citizen = await Walker.arrive(site, { script })
    await citizen.open('/so-lieu')
    await citizen.press('main a:text-is("Xã Quỳnh Phụ")')
    await citizen.press(`main tr:has-text("${year}") a:has-text("96,8")`)
    const proof = await citizen.page.textContent('main')
    for (const said of ['3.215/3.420', 'Báo cáo số 12 của xã', 'không phải 96,8 %', 'Tính cả hộ mới công nhận'])
      expect(proof).toContain(said)
  })

  it('of a draft report are held against each other', async () => {
    const clerk = await Walker.arrive(site, { script })
    await clerk.signIn('vanthu.quynhphu')
    await clerk.open('/kiem-tra-so-lieu')
    const draft = 'Xã tiếp nhận 1.860 hồ sơ, gồm 1.245 hồ sơ nộp trực tuyến và 565 hồ sơ nộp trực tiếp.'
    await clerk.page.fill('[name=text]', draft)
    await clerk.press('main button:has-text("Kiểm tra")')
    expect(await clerk.page.textContent('main')).toContain('cộng lại được 1.810')
    expect(await clerk.page.locator('mark').allTextContents()).toEqual(['1.860', '1.245', '565'])
    expect(await clerk.page.inputValue('[name=text]')).toBe(draft)
  })
})
