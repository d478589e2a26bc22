import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#testing'
import { openSite, type Site, Walker } from './walker.ts'

let site: Site
beforeAll(async () => {
  // The month of reports has just ended.
  site = await openSite(await testDatabase(), { demo: ['reports'], at: new Date('2027-01-15T02:00:00Z') })
}, 120_000)
afterAll(() => site.close())

const LINES: Record<string, string> = {
  ...{ 'to-cong-nghe-so': '9', 'thanh-vien-to': '61', 'luot-huong-dan': '412', 'huong-dan-dich-vu-cong': '288' },
  ...{ 'huong-dan-thanh-toan': '96', 'huong-dan-khac': '28', 'ho-kinh-doanh': '356', 'ho-nhan-qr': '201' },
}

/** Signs out what was there and comes again as another. */
const arrive = async (username: string, script: boolean): Promise<Walker> => {
  const walker = await Walker.arrive(site, { script })
  await walker.signIn(username)
  return walker
}

describe.each([
  ['without JavaScript', false, 'quynhphu', 'Quỳnh Phụ', 'tinhhungyen'],
  ['with JavaScript', true, 'quangngoc', 'Quảng Ngọc', 'tinhthanhhoa'],
])('a monthly report, %s', (_, script, place, name, province) => {
  it('is entered, signed, sent, returned, added up, locked and corrected', async () => {
    const specialist = await arrive(`kinhte.${place}`, script)
    await specialist.open('/viec')
    expect(await specialist.text()).toContain('Báo cáo tháng về chuyển đổi số cấp xã, tháng 01/2027')
    await specialist.open('/bao-cao')
    await specialist.press('main td a:has-text("tháng 01/2027"), main th a:has-text("tháng 01/2027")')
    const address = specialist.path()
    await specialist.press('main a:has-text("Nhập báo cáo")')
    for (const [code, value] of Object.entries(LINES)) await specialist.page.fill(`[name="line.${code}"]`, value)
    await specialist.page.fill('[name="line.ho-nhan-qr"]', '201 hộ')
    await specialist.press('main button:has-text("Lưu và trình ký")')
    // Nothing typed is lost, and the sentence says which line.
    expect(await specialist.page.inputValue('[name="line.thanh-vien-to"]')).toBe('61')
    expect(await specialist.text()).toContain('Bạn đã ghi “201 hộ”')
    await specialist.page.fill('[name="line.ho-nhan-qr"]', '400')
    await specialist.press('main button:has-text("Lưu và trình ký")')
    expect(await specialist.text()).toContain('(400) lớn hơn “Hộ kinh doanh đang hoạt động” (356)')

    const leader = await arrive(`chutich.${place}`, script)
    await leader.open(address)
    await leader.page.fill('[name=note]', 'Số hộ nhận QR lớn hơn số hộ kinh doanh.')
    await leader.press('main button:has-text("Trả lại người soạn")')
    await specialist.open(`${address}/nhap`)
    await specialist.page.fill('[name="line.ho-nhan-qr"]', '201')
    await specialist.press('main button:has-text("Lưu và trình ký")')
    await leader.open(address)
    await leader.press('main button:has-text("Ký và gửi")')
    if (await leader.page.isVisible('[name=explanation]')) {
      // Whatever else is found (a jump from the month before) is explained, and the explanation goes with it.
      await leader.page.fill('[name=explanation]', 'Đã đối chiếu với sổ theo dõi của xã.')
      await leader.press('main button:has-text("Ký và gửi")')
    }
    expect(await leader.text()).toContain('Đã gửi, chờ tiếp nhận')

    const above = await arrive(`tonghop.${province}`, script)
    await above.open('/bao-cao')
    await above.press('main a:has-text("tháng 01/2027")')
    await above.press(`main a:has-text("${name}")`)
    await above.page.fill('[name=reason]', 'Thiếu phần khó khăn, vướng mắc.')
    await above.press('main button:has-text("Trả lại")')
    expect(await above.text()).toContain('Cơ quan gửi đang hoàn thiện lại báo cáo')

    await specialist.open(address)
    expect(await specialist.text()).toContain('Thiếu phần khó khăn, vướng mắc.')
    await specialist.press('main a:has-text("Nhập báo cáo")')
    const body = await specialist.page.inputValue('[name=body]')
    await specialist.page.fill('[name=body]', `${body}\nSóng di động ở hai thôn còn yếu.`)
    await specialist.press('main button:has-text("Lưu và trình ký")')
    await leader.open(address)
    if (await leader.page.isVisible('[name=explanation]'))
      await leader.page.fill('[name=explanation]', 'Đã đối chiếu với sổ theo dõi của xã.')
    await leader.press('main button:has-text("Ký và gửi")')

    await above.open(address)
    await above.press('main button:has-text("Tiếp nhận")')
    const sealed = await above.download(`${address}/bao-cao.pdf`)
    expect(sealed.subarray(0, 5).toString()).toBe('%PDF-')
    await above.open('/bao-cao/tong-hop/chuyen-doi-so-thang/2027-01')
    await above.press('main button:has-text("Tổng hợp")')
    const whole = above.path()
    // Every number opens to the reports that it is the sum of.
    await above.press('main tr:has-text("Thành viên tổ công nghệ số cộng đồng") a')
    expect(await above.text()).toContain(`UBND xã ${name}`)
    await above.open(`${whole}/nhap`)
    await above.press('main button:has-text("Lưu và trình ký")')
    const chairman = await arrive(`chutich.${province}`, script)
    await chairman.open(whole)
    if (await chairman.page.isVisible('[name=explanation]'))
      await chairman.page.fill('[name=explanation]', 'Số liệu đã được các xã đối chiếu.')
    await chairman.press('main button:has-text("Ký, chưa gửi")')
    await chairman.press('main button:has-text("Khóa kỳ báo cáo")')
    expect(await chairman.text()).toContain('Đã khóa')

    await specialist.open(address)
    await specialist.page.fill('[name=correction]', 'Đếm thiếu một hộ ở thôn Đông Xá.')
    await specialist.press('main button:has-text("Đính chính")')
    expect(await specialist.text()).toContain('Bản đính chính lần 1')
    await specialist.open(address)
    expect(await specialist.text()).toContain('Đã khóa')
  }, 120_000)
})
