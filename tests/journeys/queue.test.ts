import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vietnamInstant } from '#platform/time'
import { testDatabase } from '#testing'
import { openSite, type Site, Walker } from './walker.ts'

const database = await testDatabase()
let site: Site

beforeAll(async () => {
  // A Monday morning.
  site = await openSite(database, { demo: ['queue'], at: vietnamInstant('2026-11-23', '09:00') })
})
afterAll(() => site.close())

describe('a morning in the hall', () => {
  it('gives numbers at a kiosk without script, and calls them on a wall that never reloads', async () => {
    const kiosk = await Walker.arrive(site, { script: false, width: 1080 })
    await kiosk.open('/lay-so/H31.115')
    await kiosk.press('a[href="/lay-so/H31.115?uu-tien=chon"]')
    await kiosk.press('a[href="/lay-so/H31.115?uu-tien=elderly"]')
    await kiosk.press('button.big-choice >> nth=1')
    const label = (await kiosk.text('.paper-ticket .ticket-label')).trim()
    expect(label).toBe('B-003')
    await shot(kiosk, 'kiosk-ticket')
    const code = kiosk.path().split('/').at(-1)!
    // The screen is free for the next person by itself.
    expect(await kiosk.page.content()).toContain('content="20; url=/lay-so/H31.115"')
    await kiosk.press('main a.button')
    expect(kiosk.path()).toBe('/lay-so/H31.115')
    await shot(kiosk, 'kiosk')

    const phone = await Walker.arrive(site, { script: false })
    await phone.open(`/so/${code}`)
    expect(await phone.text()).toContain('Ông/bà là người kế tiếp')
    await shot(phone, 'phone')

    const wall = await Walker.arrive(site, { script: true, width: 1920 })
    await wall.page.setViewportSize({ width: 1920, height: 1080 })
    await wall.open('/goi-so/H31.115')
    await wall.page.evaluate(() => {
      document.body.dataset.stays = 'true'
    })

    const desk = await Walker.arrive(site, { script: false, width: 1280 })
    await desk.signIn('motcua.quynhphu')
    await desk.open('/quay/so')
    await shot(desk, 'desk-counters')
    await desk.press('main .card a >> nth=1')
    // A colleague still serves at this counter.
    await desk.page.click('main form[action="/quay/so/goi-tiep"] button')
    await desk.page.waitForLoadState()
    expect(await desk.text()).toContain('Trần Đức Long')
    await desk.open('/quay/so')
    await desk.press('main .card a >> nth=0')
    await desk.press('main form[action="/quay/so/goi-tiep"] button')
    const called = (await desk.text('.desk-number .ticket-label')).trim()
    await shot(desk, 'desk')
    await wall.page.waitForFunction((label) => document.querySelector('.call-now .ticket-label')?.textContent === label, called)
    expect(await wall.page.evaluate(() => document.body.dataset.stays)).toBe('true')
    expect(await wall.text('.call-now')).toContain('Quầy 1')
    await shot(wall, 'hall')
    // No name of anybody on the wall.
    expect(await wall.page.content()).not.toMatch(/Phạm Thị Loan|Trần Đức Long/)

    await desk.press('main form[action="/quay/so/bat-dau"] button >> nth=0')
    await desk.press('main form[action="/quay/so/xong-goi-tiep"] button >> nth=0')
    const next = (await desk.text('.desk-number .ticket-label')).trim()
    expect(next).not.toBe(called)
    await wall.page.waitForFunction((label) => document.querySelector('.call-now .ticket-label')?.textContent === label, next)
    await desk.press('main button[formaction="/quay/so/vang-mat"]')
    expect(await desk.text('#cho')).toContain(next)
    await wall.page.waitForFunction((label) => !document.querySelector('main')?.textContent?.includes(label), next)

    await phone.press('form[action$="/roi-hang"] button')
    expect(await phone.text()).toContain('không còn trong hàng chờ')
  })
})

describe.each([
  ['without script', false],
  ['with script', true],
] as const)('behind the hall, %s', (_, script) => {
  it('figures open to their lists, and an administrator opens a line and a counter', async () => {
    const desk = await Walker.arrive(site, { script, width: script ? 1280 : 360 })
    await desk.signIn('motcua.quynhphu')
    await desk.open('/quay/so/thong-ke?theo=gio')
    await shot(desk, `measures-hours-${script}`)
    await desk.open('/quay/so/thong-ke')
    await shot(desk, `measures-${script}`)
    const cell = 'tfoot a >> nth=0'
    const figure = (await desk.text(cell)).split('\n')[0]!.match(/[\d.]+/)![0]
    await desk.press(cell)
    expect(await desk.text()).toContain(`${figure} số`)
    await shot(desk, `list-${script}`)

    const administrator = await Walker.arrive(site, { script, width: script ? 1280 : 360 })
    await administrator.signIn('quantri.quynhphu')
    await administrator.open('/quan-tri/quay')
    await shot(administrator, `admin-${script}`)
    const form = 'form[action="/quan-tri/quay/loai-viec"]'
    await administrator.page.click('summary:has-text("Thêm loại việc")')
    await administrator.page.fill(`${form} [name=nameVi]`, 'Trả kết quả')
    await administrator.page.fill(`${form} [name=nameEn]`, 'Results')
    await administrator.page.fill(`${form} [name=prefix]`, 'A')
    await administrator.press(`${form} button[type=submit]`)
    expect((await administrator.errors()).join()).toContain('đang dùng cho loại việc khác')
    await administrator.page.fill(`${form} [name=prefix]`, script ? 'R' : 'T')
    await administrator.press(`${form} button[type=submit]`)
    const counter = 'form[action="/quan-tri/quay/quay"]'
    await administrator.page.click('summary:has-text("Thêm quầy")')
    await administrator.page.fill(`${counter} [name=name]`, script ? 'Quầy 5' : 'Quầy 4')
    await administrator.page.check(`${counter} [name=lineIds] >> nth=4`)
    await administrator.press(`${counter} button[type=submit]`)
    expect(await administrator.text()).toContain(script ? 'Quầy 5' : 'Quầy 4')
  })
})

/** Pictures for whoever wants to look: DINH_TEST_PICTURES=<folder>. */
async function shot(walker: Walker, name: string): Promise<void> {
  const folder = process.env.DINH_TEST_PICTURES
  if (folder) await walker.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
