// `npm run pictures`: the README's pictures, taken from a running demo (DINH_PICTURES_URL, http://localhost:3000 unless set).
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ROOT, say } from './prepare.mjs'

const base = process.env.DINH_PICTURES_URL ?? 'http://localhost:3000'
const folder = join(ROOT, 'docs', 'pictures')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.DINH_TEST_BROWSER || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})

const PHONE = { width: 360, height: 740 }
const DESK = { width: 1120, height: 760 }

async function take(name, viewport, path, username) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  if (username) {
    await page.goto(`${base}/dang-nhap`)
    await page.fill('[name=username]', username)
    await page.fill('[name=password]', 'dinh-demo-2026')
    await page.click('main form button[type=submit]')
  }
  let response = await page.goto(`${base}${path}`)
  if (name === 'desk')
    response = await page.goto(`${base}${await page.locator('main a[href^="/xu-ly/"]').first().getAttribute('href')}`)
  // An error page must never become a picture of the product.
  if (response?.status() !== 200) throw new Error(`${page.url()} answered ${response?.status()}`)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
  say(`✓ docs/pictures/${name}.png`)
}

await take('home-phone', PHONE, '/')
await take('procedure-phone', PHONE, '/thu-tuc/1.001193')
await take('worklist', DESK, '/viec', 'motcua.quynhphu')
await take('desk', DESK, '/xu-ly?tinh-trang=inProcess', 'hotich.quynhphu')
await take('unit', DESK, '/don-vi/12499')
await browser.close()
