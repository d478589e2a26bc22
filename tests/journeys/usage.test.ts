import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#testing'
import { openSite, type Site, Walker } from './walker.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(await testDatabase(), { demo: ['procedures', 'dossiers', 'usage'] })
}, 240_000)
afterAll(() => site.close())

describe.each([
  ['without JavaScript', false],
  ['with JavaScript', true],
])('who works on line, %s', (_, script) => {
  it('an officer reads their own figures, opens the list behind one, and notes days of absence', async () => {
    const officer = await Walker.arrive(site, { script, width: 390 })
    await officer.signIn('hotich.quynhphu')
    await officer.open('/su-dung/cua-toi')
    const { page } = officer
    expect(await officer.text()).toContain('ít việc trên hệ thống không có nghĩa là làm ít')
    const done = page.locator('main table a[href*="danh-sach"]').first()
    const said = Number((await done.textContent())!.match(/\d+/)![0])
    await officer.open((await done.getAttribute('href'))!)
    expect(await page.locator('main tbody tr').count()).toBe(Math.min(said, 50))
    await officer.open('/su-dung/cua-toi')
    await page.fill('[name=from]', 'hôm qua')
    await page.fill('[name=to]', '03/11/2026')
    await officer.press('main button:has-text("Khai ngày vắng")')
    expect(await officer.text()).toContain('Hãy ghi theo mẫu ngày/tháng/năm')
    const today = new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })
    await page.fill('[name=from]', today)
    await page.fill('[name=to]', today)
    await officer.press('main button:has-text("Khai ngày vắng")')
    expect(await officer.text('body')).toContain('Đã ghi ngày vắng')
    await officer.press('main li form button')
    expect(await officer.text('body')).toContain('Đã bỏ ngày vắng')
  })

  it('a leader reads the agency, each officer by name, and opens the numbers', async () => {
    const leader = await Walker.arrive(site, { script })
    await leader.signIn('chutich.quynhphu')
    await leader.open('/su-dung')
    expect(await leader.text()).toContain('không phải bảng xếp hạng')
    for (const path of await hrefs(leader, 'main table a')) await leader.open(path)
    expect((await leader.download('/su-dung/bang.xlsx?xem=co-quan')).subarray(0, 2).toString()).toBe('PK')
  })

  it('a province reads its agencies and leaders, and nothing of a clerk', async () => {
    const leader = await Walker.arrive(site, { script })
    await leader.signIn(PROVINCE)
    await leader.open('/su-dung')
    expect(await leader.text()).toContain('Quỳnh Phụ')
    await leader.press('main table a[href*="/su-dung/nguoi"]:has-text("Quỳnh Phụ")')
    expect(await leader.text()).toContain('Không nêu tên')
  })
})

const PROVINCE = 'chutich.tinhhungyen'

/** Every link's address once, the first of each page. */
async function hrefs(walker: Walker, selector: string): Promise<string[]> {
  const all = await walker.page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return [...new Map(all.map((href) => [href.split('?')[0], href])).values()]
}
