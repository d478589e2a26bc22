import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#testing'
import { sampleJpeg } from '../../src/foundation/files/sample-files.ts'
import { openSite, type Site, Walker } from './walker.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(await testDatabase(), { demo: ['indicators'] })
}, 120_000)
afterAll(() => site.close())

const arrive = async (username: string, script: boolean): Promise<Walker> => {
  const walker = await Walker.arrive(site, { script })
  await walker.signIn(username)
  return walker
}
const PROOF = { name: 'minh-chung.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(sampleJpeg({ width: 64, height: 48 })) }

describe.each([
  ['without JavaScript', false, 'quynhphu', 'tinhhungyen'],
  ['with JavaScript', true, 'quangngoc', 'tinhthanhhoa'],
])('an inspection of a commune, %s', (_, script, place, province) => {
  it('goes from its own assessment to a public decision', async () => {
    const specialist = await arrive(`vanhoa.${place}`, script)
    await specialist.open('/cong-nhan')
    await specialist.page.selectOption('[name=setCode]', 'kiem-tra-cai-cach-hanh-chinh')
    await specialist.press('main button:has-text("Bắt đầu tự đánh giá")')
    const address = specialist.path()
    for (const criterion of ['niêm yết công khai', 'văn bản xin lỗi', 'tài khoản riêng']) {
      await specialist.press(`main a:has-text("${criterion}")`)
      await specialist.page.fill('[name=claimed]', '11')
      await specialist.page.setInputFiles('[name=file]', PROOF)
      await specialist.press('main button:has-text("Lưu")')
      // Above the maximum: refused at the field, and the file is not lost.
      expect(await specialist.text()).toContain('Điểm phải từ 0 đến 10')
      await specialist.page.fill('[name=claimed]', '10')
      await specialist.press('main button:has-text("Lưu")')
    }
    const leader = await arrive(`chutich.${place}`, script)
    await leader.open(address)
    await leader.press('main button:has-text("Ký và gửi tỉnh thẩm định")')
    expect(await leader.text()).toContain('Tỉnh đang thẩm định')

    const above = await arrive(`tonghop.${province}`, script)
    await above.open('/viec')
    await above.press('main a:has-text("Thẩm định")')
    expect(above.path()).toBe(address)
    await above.press('main a:has-text("văn bản xin lỗi")')
    await above.page.fill('[name=appraised]', '8')
    await above.press('main button:has-text("Lưu")')
    expect(await above.text()).toContain('hãy nêu lý do')
    await above.page.fill('[name=note]', 'Hai hồ sơ chưa có văn bản xin lỗi.')
    await above.press('main button:has-text("Lưu")')
    await above.page.check('[name=acceptRest]')
    await above.press('main button:has-text("Kết thúc thẩm định")')
    for (const member of ['Ông Nguyễn Văn An', 'Bà Trần Thị Bình', 'Ông Lê Văn Cường']) {
      await above.page.fill('[name=member]', member)
      await above.page.check('[name=agrees][value=true]')
      await above.press('main button:has-text("Ghi ý kiến")')
    }
    await above.press('main button:has-text("Kết thúc họp hội đồng")')
    const chairman = await arrive(`chutich.${province}`, script)
    await chairman.open(address)
    await chairman.page.check('[name=outcome][value=recognised]')
    await chairman.page.fill('[name=number]', '2026/QĐ-UBND')
    await chairman.press('main button:has-text("Quyết định")')
    expect(await chairman.text()).toContain('chưa đạt điều kiện của bộ tiêu chí')
    await chairman.page.check('[name=outcome][value=refused]')
    await chairman.page.fill('[name=reasons]', 'Còn hồ sơ quá hạn chưa xin lỗi người dân.')
    await chairman.page.fill('[name=mendBy]', '2099-12-31')
    await chairman.press('main button:has-text("Quyết định")')
    await chairman.open('/cong-nhan/tien-do/kiem-tra-cai-cach-hanh-chinh')
    expect(await chairman.text()).toContain('Không đạt')

    const citizen = await Walker.arrive(site, { script })
    await citizen.open('/cong-nhan')
    await citizen.press(`main a[href="${address}"]`)
    expect(await citizen.text()).toContain('Còn hồ sơ quá hạn chưa xin lỗi người dân.')
    await leader.open('/viec')
    expect(await leader.text()).toContain('Khắc phục trước 31/12/2099')
  }, 120_000)
})
