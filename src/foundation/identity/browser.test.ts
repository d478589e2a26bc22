import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieJar, demoWorld, get, post, signIn, testDatabase } from '#testing'
import { demoPersonId } from './demo.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { demoCitizens } from './demo-citizens.ts'
import { stopDemoProvider } from './start-demo-provider.ts'

// A real browser with Chromium's virtual authenticator: the whole way, island included, is walked.
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const { app } = world
let origin: string
let browser: Browser
const server = createAdaptorServer({ fetch: app.fetch })

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  world.ports.config.publicUrl = origin
  browser = await chromium.launch({
    executablePath: process.env.DINH_TEST_BROWSER || '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})
afterAll(async () => {
  stopDemoProvider(world.ports)
  await browser?.close()
  server.close()
})

async function withAuthenticator(context: BrowserContext, verified = true): Promise<Page> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  })
  return page
}

async function enter(page: Page, username: string): Promise<void> {
  await page.goto(`${origin}/dang-nhap`)
  await page.fill('input[name=username]', username)
  await page.fill('input[name=password]', DEMO_PASSWORD)
  await page.click('main form button[type=submit]')
  await page.waitForURL(/\/(viec)?$/)
}

async function addKey(page: Page, label: string): Promise<void> {
  await page.goto(`${origin}/tai-khoan/khoa-truy-cap`)
  await page.fill('input[name=label]', label)
  await page.click('[data-passkey] button')
  await page.waitForURL(`${origin}/tai-khoan`)
}

async function useKey(page: Page, path = '/dang-nhap/khoa-truy-cap'): Promise<void> {
  await page.goto(`${origin}${path}`)
  await page.click('[data-passkey] button')
}

/** Sentences of axe about a page; none where it is accessible. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' ')}`)
  })
}

describe('the national identity', () => {
  it('is walked without script, past the strict policies of both sides', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${origin}/dang-nhap?ve=%2Ftai-khoan`)
    await page.click('main a[href^="/dang-nhap/dinh-danh"]')
    await page.waitForURL(/127\.0\.0\.1|localhost/)
    await page.click('button[type=submit]:not([name])')
    await page.waitForURL(`${origin}/tai-khoan`)
    expect(await page.textContent('main')).toContain(demoCitizens[0]!.fullName)
    await context.close()
  })
})

it('the pages of signing in and of the account have no barrier that axe finds', async () => {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const found: string[] = []
  const look = async (path: string) => {
    await page.goto(path.startsWith('/') ? `${origin}${path}` : path)
    for (const sentence of await violations(page)) found.push(`${path} ${sentence}`)
  }
  for (const path of ['/dang-nhap', '/dang-nhap/khoa-truy-cap', '/can-dinh-danh?muc=2', '/dang-nhap/dinh-danh']) await look(path)
  await enter(page, 'quantri.saovang')
  const own = ['', '/lien-he', '/mat-khau', '/ma-mot-lan', '/khoa-truy-cap'].map((path) => `/tai-khoan${path}`)
  const officers = ['', '/them', `/${demoPersonId('motcua.saovang')}`].map((path) => `/quan-tri/can-bo${path}`)
  for (const path of [...own, ...officers, '/chon-co-quan']) await look(path)
  expect(found).toEqual([])
  await context.close()
})

describe('a passkey', () => {
  it('is added by an officer, signs in without a password, leads on, and can be removed', async () => {
    const context = await browser.newContext()
    const page = await withAuthenticator(context)
    await enter(page, 'hotich.thoxuan')
    await addKey(page, 'Điện thoại của tôi')
    expect(await page.textContent('main')).toContain('Điện thoại của tôi')
    await context.clearCookies()
    await useKey(page, '/dang-nhap/khoa-truy-cap?ve=%2Ftai-khoan')
    await page.waitForURL(`${origin}/tai-khoan`)
    expect(await page.textContent('main')).toContain('UBND xã Thọ Xuân')
    const { rows } = await database.pool.query(`select actor from platform.session where method = 'passkey'`)
    expect(rows[0].actor).toMatchObject({ kind: 'officer', personId: demoPersonId('hotich.thoxuan'), assurance: 2 })

    await page.click('form[action="/tai-khoan/khoa-truy-cap/xoa"] button')
    await context.clearCookies()
    await useKey(page)
    await page.waitForSelector('.notice-error:visible')
    expect(await page.textContent('main')).toContain('Chưa dùng được khóa truy cập')
    await context.close()
  })

  it('of a citizen gives no higher level than they had when adding it', async () => {
    const context = await browser.newContext()
    const page = await withAuthenticator(context)
    await enter(page, 'congdan1')
    const personId = demoPersonId(demoCitizens[0]!.idNumber)
    await database.pool.query(`update platform.session set actor = jsonb_set(actor, '{assurance}', '1') where person_id = $1`, [
      personId,
    ])
    await addKey(page, '')
    await context.clearCookies()
    await useKey(page)
    await page.waitForURL(`${origin}/`)
    const { rows } = await database.pool.query(`select actor from platform.session where method = 'passkey' and person_id = $1`, [
      personId,
    ])
    expect(rows[0].actor).toMatchObject({ kind: 'citizen', assurance: 1 })
    await context.close()
  })

  it('that the device did not verify is refused with a sentence', async () => {
    const context = await browser.newContext()
    const page = await withAuthenticator(context, false)
    await enter(page, 'congdan2')
    await page.goto(`${origin}/tai-khoan/khoa-truy-cap`)
    await page.click('[data-passkey] button')
    await page.waitForSelector('[data-failed]:visible')
    expect(await page.textContent('[data-failed]')).toContain('Hãy thử lại')
    await context.close()
  })

  it('without script says what else can be done', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${origin}/dang-nhap/khoa-truy-cap`)
    expect(await page.isVisible('[data-passkey]')).toBe(false)
    expect(await page.textContent('main')).toContain('Bạn có thể đăng nhập bằng cách khác')
    await context.close()
  })
})

it.each(['', 'null', '{}', '{"response":{"clientDataJSON":"e30"}}', '[1]'])(
  'what is no passkey at all (%s) gets a sentence',
  async (credential) => {
    const { response, html } = await post(app, cookieJar(), '/dang-nhap/khoa-truy-cap', { credential })
    expect(response.status).toBe(422)
    expect(html).toContain('Mời bạn đăng nhập lại từ đầu')
    const own = await signIn(app, 'congdan1', DEMO_PASSWORD)
    expect((await post(app, own, '/tai-khoan/khoa-truy-cap', { credential })).response.status).toBe(422)
  },
)

it('the island is served under an address of its content', async () => {
  const { html } = await get(app, cookieJar(), '/dang-nhap/khoa-truy-cap')
  const src = /src="(\/tai-san\/dao\/passkey\.[0-9a-f]{12}\.js)"/.exec(html)![1]!
  const script = await app.request(src)
  expect(script.status).toBe(200)
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect((await script.text()).length).toBeLessThan(6000)
})
