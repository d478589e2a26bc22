// What the tests need from outside: a browser, and checkers of seals and papers that are not ours.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, say } from './prepare.mjs'

const which = (command) => spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout.trim()

/** Debian packages, where we may install them. */
function aptInstall(...packages) {
  if (process.getuid?.() !== 0 || !which('apt-get')) return
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const install = () => spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options).status === 0
  say(`… apt-get install ${packages.join(' ')}`)
  if (install()) return
  spawnSync('apt-get', ['update'], options)
  install()
}

const runs = (browser) => spawnSync(browser, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0

const installedBrowser = () =>
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(which).find((path) => path && runs(path))

/** The path of an installed Chromium, else Debian's where we are root, else the one npm brings; undefined where none runs. */
export async function findBrowser() {
  if (process.env.DINH_TEST_BROWSER) return process.env.DINH_TEST_BROWSER
  const installed = installedBrowser()
  if (installed) return installed
  aptInstall('chromium')
  const brought = installedBrowser() ?? (await unpackBrowser())
  return runs(brought) ? brought : undefined
}

/** npm's Chromium is packed, and brings the libraries that a bare machine lacks; both are unpacked here, with a script that joins them. */
async function unpackBrowser() {
  const folder = join(ROOT, '.test', 'browser')
  const script = join(folder, 'chromium.sh')
  if (existsSync(script)) return script
  say('… Đang mở gói trình duyệt thử (unpacking the browser)')
  mkdirSync(folder, { recursive: true })
  // The package unpacks to the temporary folder, and its libraries only where it believes to be in the cloud it was made for.
  const kept = { ...process.env }
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' })
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name]
    Object.assign(process.env, kept)
  }
  const lines = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH='${folder}/al2023/lib'`,
    `[ -d /etc/fonts ] || export FONTCONFIG_PATH='${folder}/fonts'`,
    `exec '${folder}/chromium' "$@"`,
  ]
  writeFileSync(script, `${lines.join('\n')}\n`)
  chmodSync(script, 0o755)
  return script
}

const CHECKERS = { pdfsig: 'poppler-utils', pdftotext: 'poppler-utils', openssl: 'openssl' }

/** Installs the checkers where we may, and tells which stand and which are absent. */
export function findCheckers() {
  const absent = () => Object.keys(CHECKERS).filter((tool) => !which(tool))
  const missing = absent()
  if (missing.length > 0) aptInstall(...new Set(missing.map((tool) => CHECKERS[tool])))
  return { present: Object.keys(CHECKERS).filter((tool) => which(tool)), absent: absent() }
}
