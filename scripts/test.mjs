// `npm test`: everything that a change must pass, on a machine that has nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment, install, NODE, ROOT, run, say } from './prepare.mjs'

install()
const { build } = await import('./build.mjs')

const root = process.getuid?.() === 0
const inCi = process.env.CI === 'true'
let passed = 0
let failed = 0

function check(name, ok) {
  say(`${ok ? '✓' : '✗'} ${name}`)
  if (ok) passed++
  else failed++
}

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/** Debian packages, where we may install them. */
function aptInstall(...packages) {
  if (!root || !has('apt-get')) return
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  say(`… apt-get install ${packages.join(' ')}`)
  if (spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options).status === 0) return
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
}

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const browserOf = () =>
  CHROMIUM.map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()).find(Boolean)

/** An installed Chromium, else Debian's where we are root, else the one npm brings. */
async function findBrowser() {
  if (process.env.DINH_TEST_BROWSER) return process.env.DINH_TEST_BROWSER
  if (!browserOf()) aptInstall('chromium')
  const installed = browserOf()
  if (installed) return installed
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

function findCheckers() {
  const wanted = { pdfsig: 'poppler-utils', pdftotext: 'poppler-utils', openssl: 'openssl' }
  const missing = Object.keys(wanted).filter((tool) => !has(tool))
  if (missing.length > 0) aptInstall(...new Set(missing.map((tool) => wanted[tool])))
  const absent = Object.keys(wanted).filter((tool) => !has(tool))
  for (const tool of absent) say(`not checked here: ${tool}`)
  if (inCi) check(`outside checkers present: ${Object.keys(wanted).join(', ')}`, absent.length === 0)
  return Object.keys(wanted).filter((tool) => has(tool))
}

const checkers = findCheckers()
const browser = await findBrowser()
check('types', run(join(ROOT, 'node_modules/.bin/tsc'), ['--noEmit', '-p', 'tsconfig.json']))
check('lint', run(join(ROOT, 'node_modules/.bin/biome'), ['ci', '.']))
check('build', build())

const report = join(ROOT, '.test', 'vitest.json')
mkdirSync(join(ROOT, '.test'), { recursive: true })
const ran = run(
  NODE,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    env: { ...environment(), DINH_TEST_BROWSER: browser ?? '', DINH_TEST_CHECKERS: checkers.join(',') },
  },
)
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests
  // A suite that fails before its first test, or a run that breaks off, must not look green.
  if (!ran && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites)
} else failed++

say(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
