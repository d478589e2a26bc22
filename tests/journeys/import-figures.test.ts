import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#testing'
import { openSite, type Site, Walker } from './walker.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(await testDatabase(), { demo: ['indicators'] })
}, 120_000)
afterAll(() => site.close())

const send = async (walker: Walker, name: string, lines: string[], encoding: BufferEncoding = 'utf8') => {
  await walker.open('/so-lieu/nap')
  await walker.page.setInputFiles('[name=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n'), encoding) })
  await walker.press('main button:has-text("Đọc thử")')
}

describe.each([
  ['without JavaScript', false, '2016'],
  ['with JavaScript', true, '2017'],
])('figures from a sheet, %s', (_, script, year) => {
  it('are read, mended, entered, signed, opened to their line, and taken back', async () => {
    const specialist = await Walker.arrive(site, { script })
    await specialist.signIn('hotich.quynhphu')
    await specialist.open('/so-lieu/nap')
    await specialist.press('main button:has-text("Đọc thử")')
    expect(await specialist.errors()).toEqual([expect.stringContaining('Hãy chọn một tệp')])

    const head = 'Chỉ tiêu;Đơn vị;Kỳ;Giá trị;Tử số;Mẫu số'
    const right = `Tỷ lệ gia đình văn hoa;;${year};96,8;3.215;3.420`
    await send(specialist, `so-lieu-${year}.csv`, [
      head,
      right,
      `Tỷ lệ gia đình văn hóa;Xã Quỳnh Hải;2026;90;;`,
      `Dân số;;${year};8.5;;`,
    ])
    const report = await specialist.text()
    for (const said of [
      'Chưa có gì được ghi vào sổ số liệu',
      'E2',
      'đọc được theo hai cách',
      'B3',
      'Xã Quỳnh Phụ',
      'D4',
      '“8.5”',
    ])
      expect(report).toContain(said)
    expect(await specialist.page.locator('main button:has-text("Ghi vào sổ")').count()).toBe(0)

    await send(specialist, `so-lieu-${year}.csv`, [head, right, `Dân số;;năm ${year};41.250;;`])
    expect(await specialist.text()).toContain('3.215/3.420 là 94 %, không phải 96,8 %')
    expect(await specialist.text()).toMatch(/41\.250\sngười/)
    await specialist.press('main button:has-text("Ghi vào sổ, chờ ký")')
    expect(await specialist.page.locator('main button:has-text("Ký và công bố")').count()).toBe(0)

    const leader = await Walker.arrive(site, { script })
    await leader.signIn('chutich.quynhphu')
    await leader.open('/so-lieu/nap')
    await leader.press('main tr:has-text("Đã ghi, chờ ký") a')
    const sheet = leader.path()
    await leader.press('main button:has-text("Ký và công bố cả bảng")')
    expect(await leader.errors()).toEqual([expect.stringContaining('giải trình ít nhất 10 ký tự')])
    await leader.page.fill('[name=explanation]', 'Tính cả hộ mới công nhận trong tháng 12.')
    await leader.press('main button:has-text("Ký và công bố cả bảng")')

    const citizen = await Walker.arrive(site, { script })
    await citizen.open('/so-lieu')
    await citizen.press('main a:text-is("Xã Quỳnh Phụ")')
    await citizen.press(`main tr:has-text("${year}"):has-text("Tỷ lệ gia đình văn hóa") a:has-text("96,8")`)
    const figure = citizen.path()
    const proof = await citizen.text()
    for (const said of [`Nạp từ tệp so-lieu-${year}.csv, dòng 2`, 'không phải 96,8 %', 'Tính cả hộ mới công nhận'])
      expect(proof).toContain(said)

    await leader.open(sheet)
    await leader.page.fill('[name=reason]', 'Nạp nhầm tệp của năm khác.')
    await leader.press('main button:has-text("Hoàn tác cả bảng")')
    expect(await leader.text()).toContain('đã hoàn tác: Nạp nhầm tệp của năm khác.')
    await citizen.open(figure)
    expect(await citizen.text()).toContain('Nạp nhầm tệp của năm khác.')
  })

  it('in bytes of TCVN3 are shown as they were read', async () => {
    const specialist = await Walker.arrive(site, { script })
    await specialist.signIn('hotich.quynhphu')
    await send(
      specialist,
      'tcvn3.csv',
      ['ChØ tiªu;§¬n vÞ;Kú;Gi¸ trÞ', 'Tû lÖ gia ®×nh v¨n hãa;X· Quúnh Phô;2026-02;91'],
      'latin1',
    )
    const read = await specialist.text()
    for (const said of ['TCVN3', 'Tỷ lệ gia đình văn hóa', 'Xã Quỳnh Phụ', '91\u00a0%']) expect(read).toContain(said)
  })
})
