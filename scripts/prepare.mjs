// What both commands need before anything else can run. Plain JavaScript for an old Node: nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const BIN = join(ROOT, 'node_modules', '.bin')
const MARK = join(ROOT, 'node_modules', '.dinh-installed')

export const say = (text) => process.stdout.write(`${text}\n`)

/** The Node 24 that npm brought, whatever the machine's own is. */
export const NODE = join(BIN, 'node')

export const environment = () => ({ ...process.env, PATH: `${BIN}:${process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin'}` })

/** Runs a command to its end; returns whether it succeeded. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: environment(), ...options })
  if (done.error) process.stderr.write(`${command}: ${done.error.message}\n`)
  return done.status === 0
}

/** Installs the packages when they are missing or the lockfile has changed since. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(NODE) && existsSync(MARK) && readFileSync(MARK, 'utf8') === lock) return
  say('… Đang cài các gói cần thiết, mất khoảng một phút (installing packages)')
  const started = Date.now()
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    process.stderr.write('Không cài được các gói; hãy kiểm tra kết nối mạng rồi chạy lại (npm ci failed).\n')
    process.exit(1)
  }
  writeFileSync(MARK, lock)
  say(`✓ Đã cài các gói (${Math.round((Date.now() - started) / 1000)} s)`)
}
