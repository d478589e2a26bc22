import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD } from '#foundation/identity'
import { type DemoWorld, demoWorld, type TestDatabase } from '#testing'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

export interface Site {
  world: DemoWorld
  origin: string
  browser: Browser
  close(): Promise<void>
}

/** The whole program on a loopback port, with the demo's people, and a real browser. */
export async function openSite(database: TestDatabase): Promise<Site> {
  const world = await demoWorld(database, ['organizations', 'identity'])
  const server = createAdaptorServer({ fetch: world.app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  world.ports.config.publicUrl = origin
  const browser = await chromium.launch({ executablePath: process.env.DINH_TEST_BROWSER || '/usr/bin/chromium', args: FLAGS })
  return {
    world,
    origin,
    browser,
    async close() {
      await browser.close()
      server.close()
    },
  }
}

/** One person at one device. Every page shown is held to axe (WCAG 2.2 AA) and to the strict policy. */
export class Walker {
  readonly page: Page
  private readonly site: Site
  private readonly seen = new Set<string>()

  private readonly script: boolean

  private constructor(site: Site, page: Page, script: boolean) {
    this.site = site
    this.page = page
    this.script = script
  }

  static async arrive(site: Site, options: { script: boolean; width?: number }): Promise<Walker> {
    const context = await site.browser.newContext({
      viewport: { width: options.width ?? 360, height: 740 },
      javaScriptEnabled: options.script,
      acceptDownloads: true,
      locale: 'vi-VN',
    })
    return new Walker(site, await context.newPage(), options.script)
  }

  async signIn(username: string): Promise<void> {
    await this.open('/dang-nhap')
    await this.page.fill('input[name=username]', username)
    await this.page.fill('input[name=password]', DEMO_PASSWORD)
    await this.press('main form button[type=submit]')
  }

  async open(path: string, status = 200): Promise<void> {
    const response = await this.page.goto(`${this.site.origin}${path}`)
    expect(response?.status(), path).toBe(status)
    await this.look()
  }

  async press(selector: string): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.page.click(selector)])
    await this.look()
  }

  path(): string {
    return new URL(this.page.url()).pathname
  }

  text(selector = 'main'): Promise<string> {
    return this.page.innerText(selector)
  }

  /** Bytes behind a link, as the browser's own session gets them. */
  async download(path: string): Promise<Buffer> {
    const response = await this.page.context().request.get(`${this.site.origin}${path}`)
    expect(response.status(), path).toBe(200)
    return response.body()
  }

  errors(): Promise<string[]> {
    return this.page.$$eval('.error-summary li', (items) => items.map((item) => item.textContent ?? ''))
  }

  /** axe once for each kind of page: an address with its numbers taken out. */
  private async look(): Promise<void> {
    const kind = `${this.path().replace(/[0-9a-f-]{20,}|H\d[\w.-]+/g, '…')} ${(await this.errors()).length > 0}`
    if (this.seen.has(kind)) return
    this.seen.add(kind)
    // axe needs script; where it is off, the same page is looked at in a window that has it.
    const page = this.script ? this.page : await this.mirror()
    await page.evaluate(AXE)
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)
    })
    if (page !== this.page) await page.context().close()
    expect(found, `axe on ${this.path()}`).toEqual([])
  }

  private async mirror(): Promise<Page> {
    const context = await this.site.browser.newContext({ viewport: this.page.viewportSize(), bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${this.site.origin}/robots.txt`)
    await page.setContent(await this.page.content(), { waitUntil: 'load' })
    return page
  }
}
