import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const ROOT = resolve(import.meta.dirname, '../..')
export const isRoot = process.getuid?.() === 0
/** The ordinary account that every Linux has; its home folder does not exist, as with many accounts of services. */
export const NOBODY = 65534

/** A copy of the project as it stands here, installed and built, in a folder of its own: `<top>/dinh`. */
export function copyInstallation(): { top: string; folder: string; remove(): void } {
  const top = mkdtempSync(join(tmpdir(), 'dinh-start-'))
  const folder = join(top, 'dinh')
  mkdirSync(folder)
  chmodSync(top, 0o755)
  for (const name of [
    'package.json',
    'package-lock.json',
    '.npmrc',
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts',
    'src',
    'dist',
  ])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, preserveTimestamps: true })
  // Hard links where the file system allows them: the packages are 600 MB.
  // `/.` copies what a link leads to: a test that changes packages must not change those of others.
  for (const how of ['-al', '-a']) {
    if (spawnSync('cp', [how, join(ROOT, 'node_modules', '.'), join(folder, 'node_modules')]).status === 0) break
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
  }
  return { top, folder, remove: () => rmSync(top, { recursive: true, force: true }) }
}

/** A folder that belongs to this account and is closed to others. */
export function ownFolder(path: string, uid = process.getuid?.() ?? 0): string {
  mkdirSync(path, { mode: 0o700 })
  if (isRoot) chownSync(path, uid, uid)
  return path
}

export interface Run {
  npm: ChildProcess
  url: string
  /** Standard output and error together. */
  said: () => string
  /** Milliseconds from `npm start` to the first 200 on `/`. */
  tookMs: number
  /** Resolves to npm's exit code, or null when it was killed. */
  ended: Promise<number | null>
}

export interface StartOptions {
  uid?: number
  demo?: boolean
  /** Added to the environment; undefined takes a variable away. */
  env?: NodeJS.ProcessEnv
}

/** `npm start` without LANG and with no more environment than a bare shell has. Returns before anything is served. */
export function npmStart(folder: string, home: string, port: number, options: StartOptions = {}) {
  const env: NodeJS.ProcessEnv = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: '/nonexistent',
    DINH_HOME: home,
    PORT: String(port),
    DINH_DEMO: options.demo ? '1' : '0',
    ...options.env,
  }
  const as = isRoot && options.uid !== undefined ? { uid: options.uid, gid: options.uid } : {}
  // Detached: a process group of its own, as a terminal gives to each command.
  const npm = spawn('npm', ['start'], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'], ...as })
  let text = ''
  for (const stream of [npm.stdout, npm.stderr])
    stream.on('data', (chunk) => {
      text += chunk
    })
  const ended = new Promise<number | null>((done) => npm.once('close', (code) => done(code)))
  return { npm, said: () => text, ended }
}

/** `npm start`, waited for until `/` answers 200. */
export async function start(folder: string, home: string, options: StartOptions = {}): Promise<Run> {
  const started = performance.now()
  const port = await freePort()
  const run = npmStart(folder, home, port, options)
  let over = false
  void run.ended.then(() => {
    over = true
  })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.status === 200) return { ...run, url, tookMs: performance.now() - started }
    if (over) throw new Error(`npm start ended:\n${run.said()}`)
    await pause(20)
  }
}

/** What Ctrl-C in a terminal does: SIGINT to the whole process group. */
export function pressCtrlC(npm: ChildProcess): void {
  process.kill(-npm.pid!, 'SIGINT')
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** Living processes that work in or run from this folder, as `number command`. */
export function processesUnder(folder: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        // A process that has ended but was not yet fetched by its parent has no command.
        const here = command !== '' && (command.includes(folder) || readlinkSync(`/proc/${name}/cwd`).startsWith(folder))
        return here ? [{ pid: Number(name), command }] : []
      } catch {
        return []
      }
    })
}

/** The process whose command holds this text; not the shell that npm puts between, which waits for its child whatever it is told. */
export function processOf(folder: string, part: string): number {
  const found = processesUnder(folder).find(({ command }) => command.includes(part) && !command.startsWith('sh -c'))
  if (!found) throw new Error(`no process of ${part}`)
  return found.pid
}
