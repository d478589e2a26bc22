import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerPerson } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { inTransaction, newId } from '#platform/database'
import {
  checkAxe,
  citizen,
  cookieFor,
  demoWorld,
  officer,
  openBrowser,
  openPage,
  type ServedApp,
  serve,
  testDatabase,
} from '#testing'
import { notify } from './notify.ts'
import { subscriptionsOf } from './push-subscriptions.ts'

const world = await demoWorld(await testDatabase(), ['organizations', 'identity'])
const HERE = demoAgencyId('xa-quynh-phu')
const lan = citizen((await registerPerson(world.ctx(), { fullName: 'Nguyễn Thị Lan', username: 'lan.thu' })).personId)
const administrator = officer(HERE, 'administrator')
let browser: Browser
let served: ServedApp

beforeAll(async () => {
  served = await serve(world.app)
  world.ports.config.publicUrl = served.origin
  browser = await openBrowser()
  await inTransaction(world.ctx(), async (ctx) =>
    notify(ctx, {
      agencyId: HERE,
      personId: lan.personId,
      template: 'dossier.supplement',
      data: { procedure: 'Đăng ký khai sinh', what: 'Giấy chứng sinh: ảnh mờ' },
      subject: { kind: 'dossier', id: newId(), code: 'H34.1-261124-0009', href: '/ho-so/H34.1-261124-0009' },
    }),
  )
})
afterAll(async () => {
  await browser?.close()
  served?.close()
})

async function openAs(person: typeof lan | typeof administrator, script: boolean): Promise<Page> {
  const page = await openPage(browser, { script })
  const cookies = (await cookieFor(world.ctx(), person)).split('; ').map((pair) => pair.split('=') as [string, string])
  await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url: served.origin })))
  return page
}

describe.each([false, true])('with script %s', (script) => {
  it('inbox, choices and templates are whole and free of barriers', async () => {
    const page = await openAs(lan, script)
    await page.goto(`${served.origin}/thong-bao`)
    expect(await page.textContent('main')).toContain('Hồ sơ H34.1-261124-0009 cần bổ sung')
    expect(await checkAxe(page, { script })).toEqual([])
    await page.goto(`${served.origin}/tai-khoan/thong-bao`)
    expect(await checkAxe(page, { script })).toEqual([])
    await page.check('input[name=channels][value=zalo]')
    await page.click('main form button')
    expect(await page.textContent('.notice')).toContain('Đã lưu cách nhận thông báo.')
    expect(await page.isChecked('input[name=channels][value=zalo]')).toBe(true)
    const desk = await openAs(administrator, script)
    await desk.goto(`${served.origin}/quan-tri/mau-thong-bao`)
    expect(await checkAxe(desk, { script })).toEqual([])
    await desk.goto(`${served.origin}/quan-tri/gio-yen-tinh`)
    expect(await checkAxe(desk, { script })).toEqual([])
    await desk.goto(`${served.origin}/quan-tri/mau-thong-bao/dossier.late`)
    await desk.fill('input[name=validFrom]', '1/1/2000')
    await desk.click('button[value=publish]')
    expect(await desk.textContent('.error-summary')).toContain('ngày đã qua')
    expect(await checkAxe(desk, { script })).toEqual([])
  })
})

describe('push on this device', () => {
  it('says without script which other ways there are', async () => {
    const page = await openAs(lan, false)
    await page.goto(`${served.origin}/tai-khoan/thong-bao`)
    expect(await page.isVisible('[data-push]')).toBe(false)
    expect(await page.textContent('[data-without-push]')).toContain('Mời bạn chọn thư điện tử hoặc tin nhắn')
  })

  it('is switched on, shows what it is sent once however often it comes, and is switched off again', async () => {
    const page = await openAs(lan, true)
    await page.context().grantPermissions(['notifications'], { origin: served.origin })
    // The browser's own push service is not within reach of a test; the rest is as it is.
    await page.addInitScript(() => {
      PushManager.prototype.subscribe = async (options) => {
        const key = new Uint8Array(options?.applicationServerKey as ArrayBuffer)
        const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }
        return { endpoint: `https://fcm.googleapis.com/fcm/send/${key.length}-${key[0]}`, keys } as unknown as PushSubscription
      }
    })
    const devtools = await page.context().newCDPSession(page)
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        if (registrations[0]) resolve(registrations[0].registrationId)
      })
    })
    await devtools.send('ServiceWorker.enable')
    await page.goto(`${served.origin}/tai-khoan/thong-bao`)
    await page.click('[data-push] button')
    await page.waitForSelector('.notice')
    expect(await page.textContent('.notice')).toContain('Đã bật thông báo đẩy trên thiết bị này.')
    // The installation's key, an uncompressed point, has gone to the browser.
    expect((await subscriptionsOf(world.ctx(), lan.personId))[0]!.endpoint).toMatch(/\/65-4$/)
    // A push that comes while the worker is still being installed is nobody's: a browser would hold it back until then.
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      while (active?.state !== 'activated')
        await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }))
    })
    const registrationId = await registered
    const push = { id: newId(), title: 'Đã tiếp nhận hồ sơ', body: 'Hẹn trả 27/11/2026', url: '/ho-so/H34' }
    // Sent again until it is seen, as a push service does: a browser under load lets a push fall whose worker is just starting.
    const shown = async () => {
      await devtools.send('ServiceWorker.deliverPushMessage', {
        origin: served.origin,
        registrationId,
        data: JSON.stringify(push),
      })
      return page.evaluate(async () =>
        (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, data }) => ({ title, body, data })),
      )
    }
    const once = [{ title: push.title, body: push.body, data: { url: push.url } }]
    await expect.poll(shown, { timeout: 30_000, interval: 500 }).toEqual(once)
    for (const _ of [1, 2]) await shown()
    await expect.poll(shown, { timeout: 15_000 }).toEqual(once)
    await page.click('form[action$="/tat"] button')
    await page.waitForFunction(() => document.querySelector('.notice')?.textContent?.includes('Đã tắt'))
    expect(await subscriptionsOf(world.ctx(), lan.personId)).toEqual([])
  })

  it('says so where the browser does not allow it', async () => {
    const page = await openAs(lan, true)
    await page.addInitScript(() => {
      PushManager.prototype.subscribe = () => Promise.reject(new DOMException('denied', 'NotAllowedError'))
    })
    await page.goto(`${served.origin}/tai-khoan/thong-bao`)
    await page.click('[data-push] button')
    await page.waitForSelector('[data-failed]', { state: 'visible' })
    expect(await page.textContent('[data-failed]')).toContain('Chưa bật được')
  })
})
