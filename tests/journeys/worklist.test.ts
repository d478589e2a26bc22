import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { testDatabase } from '#testing'
import { openSite, type Site, Walker } from './walker.ts'

const database = await testDatabase()
const HERE = demoAgencyId('xa-quynh-phu')
let site: Site
beforeAll(async () => {
  site = await openSite(database, { demo: ['procedures', 'dossiers'] })
}, 120_000)
afterAll(() => site.close())

describe.each([
  { script: false, width: 390 },
  { script: true, width: 1280 },
])('work in an office, script $script at $width px', ({ script, width }) => {
  const as = async (username: string) => {
    const walker = await Walker.arrive(site, { script, width })
    await walker.signIn(username)
    return walker
  }

  it('is seen as a whole by the leader, who hands a piece over to a named officer; each number opens its list', async () => {
    const leader = await as('chutich.quynhphu')
    await leader.open('/viec')
    await leader.open('/viec/ca-co-quan')
    const late = leader.page.locator('main table tbody tr a').first()
    const number = (await late.innerText()).replace(/\D*(\d+).*/s, '$1')
    await Promise.all([leader.page.waitForEvent('load'), late.click()])
    expect(await leader.text('.tabs [aria-current=page]')).toContain(`(${number})`)

    await leader.open('/viec?cua=role:specialist')
    await leader.press('main a[href$="/ban-giao"]')
    const title = await leader.text('main .lead')
    await leader.press('main form button[type=submit]')
    expect(await leader.text('.error-summary')).toContain('Vui lòng chọn người nhận')
    await leader.page.selectOption('select[name=toPersonId]', demoPersonId('hotich.quynhphu'))
    await leader.page.fill('textarea[name=reason]', 'Đồng chí phụ trách lĩnh vực này')
    await leader.press('main form button[type=submit]')
    expect(await leader.text('body')).toContain('Đã bàn giao việc cho đồng nghiệp')

    const officer = await as('hotich.quynhphu')
    await officer.open('/viec?xem=mine')
    expect(await officer.text()).toContain('Vũ Xuân Trường bàn giao: Đồng chí phụ trách lĩnh vực này')
    expect(await officer.text()).toContain(title)
  }, 120_000)

  it('loses no position that somebody holds or that its work needs: the administrator is told why', async () => {
    const administrator = await as('quantri.quynhphu')
    await administrator.open(`/quan-tri/co-quan/${HERE}`)
    await administrator.open(`/quan-tri/co-quan/${HERE}/dong-vi-tri`)
    await administrator.page.selectOption('select[name=positionId]', { label: 'Cán bộ tiếp nhận và trả kết quả' })
    for (const [part, value] of [
      ['day', '31'],
      ['month', '12'],
      ['year', '2026'],
    ] as const)
      await administrator.page.fill(`input[name="lastDay.${part}"]`, value)
    await administrator.press('main form button[type=submit]')
    expect(await administrator.text('.error-summary')).toContain('Phạm Thị Loan còn giữ vị trí này')
    await administrator.open(`/quan-tri/can-bo/${demoPersonId('motcua.quynhphu')}`)
    expect(await administrator.text()).toContain('Tài khoản này là của riêng người đó')
  }, 120_000)
})
