// What both commands need before anything else can run. Plain JavaScript for an old Node: nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const MODULES = join(ROOT, 'node_modules')
const BIN = join(MODULES, '.bin')
const MARK = join(MODULES, '.dinh-installed')

export const say = (text) => process.stdout.write(`${text}\n`)
export const complain = (text) => process.stderr.write(`${text}\n`)

/** The Node 24 that npm brought, whatever the machine's own is. */
export const NODE = join(BIN, 'node')

export const environment = () => ({ ...process.env, PATH: `${BIN}:${process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin'}` })

/** Runs a command to its end; returns whether it succeeded. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: environment(), ...options })
  if (done.error) complain(`${command}: ${done.error.message}`)
  return done.status === 0
}

/** Installing and building by one process at a time: two commands may be given at once. The kernel lets go when the process ends. */
export function alone(work) {
  const fd = openSync(join(ROOT, 'package.json'), 'r')
  const lock = (...how) => spawnSync('flock', [...how, '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] })
  if (lock('-n').status === 1) {
    say('… Một lệnh khác đang cài đặt hoặc biên dịch, xin chờ (waiting for another command)')
    lock()
  }
  try {
    return work()
  } finally {
    closeSync(fd)
  }
}

/** Whether npm's own record of what it installed agrees with the lockfile: somebody may have run `npm ci` himself. */
function agrees(lockText) {
  const record = join(MODULES, '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(lockText).packages
  const found = JSON.parse(readFileSync(record, 'utf8')).packages
  for (const [path, { version }] of Object.entries(found)) if (wanted[path]?.version !== version) return false
  return Object.entries(wanted).every(([path, { optional }]) => path === '' || optional || found[path])
}

function mark(hash) {
  try {
    writeFileSync(MARK, hash)
  } catch {
    // Installed by another account: then it is compared each time.
  }
}

/** Installs the packages when they are missing or the lockfile has changed since. Returns whether they stand. */
export function install() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  if (existsSync(NODE)) {
    if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return true
    if (!existsSync(MARK) && agrees(lock)) {
      mark(hash)
      return true
    }
  }
  if (!mayWrite(ROOT)) {
    complain(
      `Không ghi được vào ${ROOT} để cài các gói; hãy chạy bằng tài khoản sở hữu thư mục này (cannot write to this folder).`,
    )
    return false
  }
  say('… Đang cài các gói cần thiết, mất khoảng một phút (installing packages)')
  const started = Date.now()
  rmSync(MARK, { force: true })
  // npm would empty the folder that a link leads to, and another copy of the project would lose its packages.
  if (lstatSync(MODULES, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(MODULES)
  const cache = spareCache()
  const env = cache ? { ...environment(), npm_config_cache: cache } : environment()
  const done = run('npm', ['ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], { env })
  if (cache) rmSync(cache, { recursive: true, force: true })
  if (!done) {
    complain('Không cài được các gói; hãy kiểm tra kết nối mạng rồi chạy lại (npm ci failed).')
    return false
  }
  if (!existsSync(NODE)) {
    complain(`Không có Node 24 cho máy này (${process.platform}-${process.arch}) trong các gói (no Node 24 for this machine).`)
    return false
  }
  mark(hash)
  say(`✓ Đã cài các gói (${Math.round((Date.now() - started) / 1000)} s)`)
  return true
}

/** npm keeps a cache under HOME; an account of a service may have none, or one closed to it. */
function spareCache() {
  const cache = process.env.npm_config_cache || join(process.env.HOME || homedir(), '.npm')
  try {
    mkdirSync(cache, { recursive: true })
    if (mayWrite(cache)) return undefined
  } catch {
    // Cannot be made.
  }
  return mkdtempSync(join(tmpdir(), 'dinh-npm-'))
}

export function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
