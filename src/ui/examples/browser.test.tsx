import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DesignPage } from '#ui/examples'
import { Layout } from '#ui/layout'
import { markSvg } from '#ui/mark'
import { Shell, type ShellValue } from '#ui/shell'
import { stylesheet } from '#ui/styles'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }

const shell: ShellValue = {
  locale: 'vi',
  path: '/he-thong-thiet-ke',
  actor: undefined,
  siteName: 'Dịch vụ công xã Quỳnh Phụ, tỉnh Hưng Yên',
  demo: true,
  largePrint: false,
  formToken: () => 'token-1',
  menu: ['Trang chủ', 'Thủ tục', 'Hồ sơ của tôi', 'Tra cứu hồ sơ'].map((label, at) => ({
    href: `/${at}`,
    label,
    current: at === 0,
  })),
  notice: { kind: 'success', text: 'Đã lưu.' },
  contact: { agencyName: 'UBND xã Quỳnh Phụ', phone: '0227 3863 000', email: 'ubnd@example.vn' },
}
const officer: Partial<ShellValue> = { actor: { kind: 'officer', name: 'Trần Thị Mai', agencyName: 'UBND xã Quỳnh Phụ' } }

const draw = (value: Partial<ShellValue>, desk: boolean) =>
  `<!doctype html>${renderToString(
    <Shell.Provider value={{ ...shell, ...value }}>
      <Layout title="Hệ thống thiết kế" desk={desk}>
        <DesignPage desk={desk} />
      </Layout>
    </Shell.Provider>,
  )}`

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.DINH_TEST_BROWSER || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})
afterAll(() => browser?.close())

/** The page of all examples, answered from memory: nothing goes over a network. */
async function open(options: BrowserContextOptions, value: Partial<ShellValue> = {}, desk = false): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: stylesheet().css })
    if (pathname.endsWith('.svg')) return route.fulfill({ contentType: 'image/svg+xml', body: markSvg() })
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: draw(value, desk) })
  })
  await page.goto('http://dinh.test/he-thong-thiet-ke')
  return page
}

/** What axe finds, as lines to read. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const found = (await page.evaluate('axe.run()')) as {
    violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  )
}

describe('the page of all examples', () => {
  it.each([
    ['a phone', { viewport: PHONE }, {}, false],
    ['a phone in the dark', { viewport: PHONE, colorScheme: 'dark' }, {}, false],
    ['a wide screen', { viewport: DESKTOP }, {}, false],
    ['a wide screen in the dark', { viewport: DESKTOP, colorScheme: 'dark' }, {}, false],
    ['a phone with large print, in English', { viewport: PHONE }, { largePrint: true, locale: 'en' }, false],
    ['the desk', { viewport: DESKTOP }, officer, true],
    ['the desk in the dark', { viewport: DESKTOP, colorScheme: 'dark' }, officer, true],
  ] as [string, BrowserContextOptions, Partial<ShellValue>, boolean][])(
    'has nothing that axe minds on %s',
    async (_, options, value, desk) => {
      const page = await open(options, value, desk)
      expect(await violations(page)).toEqual([])
      await page.context().close()
    },
  )

  it.each([
    ['360 pixels', PHONE, {}],
    ['320 pixels, as after enlarging four times (WCAG 1.4.10)', { width: 320, height: 640 }, {}],
    ['large print on a phone', PHONE, { largePrint: true }],
  ] as const)('needs no scrolling sideways: %s', async (_, viewport, value) => {
    const page = await open({ viewport }, value)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    await page.context().close()
  })

  it('gives a finger 48 pixels on every control of a citizen’s page', async () => {
    const page = await open({ viewport: PHONE })
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '.button, .link-button, .input, .choice, summary, header a, footer a, .tabs a, .pages a',
        ),
      ]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ what: element.outerHTML.slice(0, 80), height: element.getBoundingClientRect().height }))
        .filter(({ height }) => height < 47.5),
    )
    expect(small).toEqual([])
    await page.context().close()
  })

  it('has text of 18 pixels, larger on request', async () => {
    const size = async (value: Partial<ShellValue>) => {
      const page = await open({ viewport: PHONE }, value)
      const found = await page.evaluate(() => getComputedStyle(document.querySelector('.notice p:last-child')!).fontSize)
      await page.context().close()
      return Number.parseFloat(found)
    }
    expect(await size({})).toBe(18)
    expect(await size({ largePrint: true })).toBe(22.5)
  })

  it('opens its menu without script on a phone', async () => {
    const page = await open({ viewport: PHONE, javaScriptEnabled: false })
    const link = page.locator('.menu-fold a').first()
    expect(await link.isVisible()).toBe(false)
    await page.locator('.menu-fold summary').click()
    expect(await link.isVisible()).toBe(true)
    await page.context().close()
  })

  it('turns tables into cards on a phone, each value with its label', async () => {
    const page = await open({ viewport: PHONE })
    const [display, label] = await page.evaluate(() => {
      const cell = document.querySelector('.cards td')!
      return [getComputedStyle(cell).display, getComputedStyle(cell, '::before').content]
    })
    expect(display).toBe('flow-root')
    expect(label).toBe('"Người nộp"')
    await page.context().close()
  })
})
