// Compiles src to dist and copies what is not TypeScript. A fresh dist is recognised in a few milliseconds.
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone, complain, mayWrite, ROOT, run, say } from './prepare.mjs'

const SRC = join(ROOT, 'src')
const DIST = join(ROOT, 'dist')
const STAMP = join(DIST, '.built')
const NOT_COPIED = new Set(['.ts', '.tsx', '.md'])

/** Size and time of every source, as one text: what changed is seen without reading it. */
function fingerprint() {
  const parts = []
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else {
        const { size, mtimeMs } = statSync(path)
        parts.push(`${path.slice(SRC.length)}:${size}:${Math.round(mtimeMs)}`)
      }
    }
  }
  walk(SRC)
  for (const file of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'])
    parts.push(`${file}:${statSync(join(ROOT, file)).size}`)
  return parts.sort().join('\n')
}

/** Builds when needed, beside the old dist, which stays until the new one stands. Returns false when the compiler found errors. */
export function build({ force = false } = {}) {
  const wanted = fingerprint()
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true
  if (!mayWrite(ROOT)) {
    complain(`Không ghi được vào ${ROOT} để biên dịch; hãy chạy bằng tài khoản sở hữu thư mục này (cannot write to this folder).`)
    return false
  }
  say('… Đang biên dịch chương trình (building)')
  const started = Date.now()
  const next = join(ROOT, 'dist.next')
  rmSync(next, { recursive: true, force: true })
  if (!run(join(ROOT, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json', '--outDir', next])) {
    rmSync(next, { recursive: true, force: true })
    return false
  }
  cpSync(SRC, next, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || !NOT_COPIED.has(extname(path)),
  })
  writeFileSync(join(next, '.built'), wanted)
  rmSync(DIST, { recursive: true, force: true })
  renameSync(next, DIST)
  say(`✓ Đã biên dịch (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exit(alone(() => build({ force: process.argv.includes('--force') })) ? 0 : 1)
