import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD } from '#foundation/identity'
import { checkAxe, type DemoWorld, demoWorld, openBrowser, openPage, serve, type TestDatabase } from '#testing'

export interface Site {
  world: DemoWorld
  origin: string
  browser: Browser
  close(): Promise<void>
}

/** The whole program on a loopback port, with the demo's people and what else of it is named, and a real browser. @param at sets its clock */
export async function openSite(database: TestDatabase, options: { demo?: string[]; at?: Date } = {}): Promise<Site> {
  const { demo = [], at } = options
  const world = await demoWorld(database, ['organizations', 'identity', ...demo], at ? { at } : {})
  const served = await serve(world.app)
  world.ports.config.publicUrl = served.origin
  const browser = await openBrowser()
  return {
    world,
    origin: served.origin,
    browser,
    async close() {
      await browser.close()
      served.close()
    },
  }
}

/** One person at one device. Every page shown is held to axe (WCAG 2.2 AA). */
export class Walker {
  readonly page: Page
  private readonly site: Site
  private readonly script: boolean
  private readonly seen = new Set<string>()

  private constructor(site: Site, page: Page, script: boolean) {
    this.site = site
    this.page = page
    this.script = script
  }

  static async arrive(site: Site, options: { script: boolean; width?: number }): Promise<Walker> {
    return new Walker(site, await openPage(site.browser, options), options.script)
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
    expect(await checkAxe(this.page, { script: this.script }), `axe on ${this.path()}`).toEqual([])
  }
}
