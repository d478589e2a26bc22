import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import type { Env } from '#platform/pages'

/** `--no-zygote` and software drawing are what npm's packed Chromium needs; Debian's does not mind them. The rest keeps it off the network. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium of the machine (DINH_TEST_BROWSER, else Debian's). Loaded here and not above: tests without a browser need not wait for it. */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath: process.env.DINH_TEST_BROWSER || '/usr/bin/chromium', args: FLAGS })
}

/** A page of a device of its own: its cookies are nobody else's. `width` is in CSS pixels, 360 unless given. */
export async function openPage(browser: Browser, options: { script: boolean; width?: number }): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 360, height: 740 },
    javaScriptEnabled: options.script,
    locale: 'vi-VN',
  })
  return context.newPage()
}

export interface ServedApp {
  origin: string
  close(): void
}

/** Serves the site on a free port of the loopback. The site's own address (`config.publicUrl`) is the caller's to set. */
export async function serve(app: Hono<Env>): Promise<ServedApp> {
  const { createAdaptorServer } = await import('@hono/node-server')
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // By name: passkeys and cookies of a secure context are allowed on localhost alone.
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => void server.close() }
}

let axeSource: string | undefined

/**
 * What axe finds wrong with the page as it stands, one line a rule; empty where all is well.
 * axe needs script: a page whose script is off is looked at in a window that has it, with the same HTML and style.
 */
export async function checkAxe(page: Page, options: { script: boolean }): Promise<string[]> {
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const window = options.script ? page : await mirror(page)
  try {
    await window.evaluate(axeSource)
    return await window.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(' | ')}`)
    })
  } finally {
    if (window !== page) await window.context().close()
  }
}

async function mirror(page: Page): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  const context = await browser.newContext({ viewport: page.viewportSize(), bypassCSP: true, locale: 'vi-VN' })
  const copy = await context.newPage()
  // On the site's own origin, so that the style sheet loads as it does for people.
  await copy.goto(new URL('/robots.txt', page.url()).href)
  await copy.setContent(await page.content(), { waitUntil: 'load' })
  return copy
}
