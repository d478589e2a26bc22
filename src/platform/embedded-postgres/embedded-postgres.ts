import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'

export interface EmbeddedPostgresOptions {
  /** DINH_HOME; the cluster stands in its `postgres` folder. */
  home: string
  onProgress?: (text: string) => void
  log?: { warn: (text: string) => void }
  /** For tests alone: commits need not survive a power cut. */
  unsafeFast?: boolean
}

export interface EmbeddedPostgres {
  /** What pg needs to connect: a Unix socket, no network. */
  connection: { host: string; port: number; user: string; database: string }
  pid: number
  stop(): Promise<void>
}

const USER = 'dinh'
const PORT = 5432
/** A socket's path must be shorter than 107 bytes, and PostgreSQL adds `/.s.PGSQL.5432.lock`. */
const LONGEST_SOCKET_FOLDER = 80

/** Starts the bundled PostgreSQL 18 over `home`, making its cluster at the first start. A leftover of a killed run is ended first. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = findBinaries()
  const folder = join(options.home, 'postgres')
  const data = join(folder, 'data')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const sockets = socketFolder(folder)
  await endLeftover(data)
  if (!existsSync(join(data, 'PG_VERSION'))) createCluster(binaries, data, options.unsafeFast ?? false)
  writeFileSync(join(data, 'postgresql.auto.conf'), settings(sockets, options.unsafeFast ?? false))
  const child = launch(binaries, data, join(folder, 'postgres.log'))
  const connection = { host: sockets, port: PORT, user: USER, database: 'dinh' }
  await waitUntilReady(connection, child, join(folder, 'postgres.log'))
  return { connection, pid: postmasterPid(data) ?? child.pid!, stop: () => stop(child, data) }
}

function socketFolder(folder: string): string {
  const near = join(folder, 'run')
  const path =
    Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER
      ? near
      : join(tmpdir(), `dinh-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  return path
}

/** PostgreSQL refuses to run as root. Inside a user namespace root is an ordinary user, and still reads a folder closed to others. */
function asUser(command: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [command, args]
  return ['unshare', ['--user', '--map-user=1000', '--map-group=1000', command, ...args]]
}

/** A fixed environment: LANG may be unset, and PG* variables of the caller must not lead elsewhere. */
const environment = () => ({ PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })

function createCluster(binaries: Binaries, data: string, unsafeFast: boolean): void {
  rmSync(data, { recursive: true, force: true })
  const args = [
    '-D',
    data,
    '-U',
    USER,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=vi',
    '--data-checksums',
    ...(unsafeFast ? ['--no-sync'] : []),
  ]
  const [command, all] = asUser(binaries.initdb, args)
  const made = spawnSync(command, all, { env: environment(), encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true })
    throw new Error(`Không tạo được cơ sở dữ liệu (initdb failed):\n${made.stderr || made.error?.message || ''}`)
  }
}

/** Small machine: little shared memory, no parallel workers. wal_level and archive_mode are chosen now so that backups need no new cluster. */
function settings(sockets: string, unsafeFast: boolean): string {
  const durable = unsafeFast
    ? 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off'
    : 'fsync = on\nsynchronous_commit = on'
  return `listen_addresses = ''
unix_socket_directories = '${sockets.replaceAll("'", "''")}'
port = ${PORT}
max_connections = 60
shared_buffers = 48MB
jit = off
max_parallel_workers_per_gather = 0
max_worker_processes = 4
wal_level = replica
archive_mode = on
archive_command = '/bin/true'
max_wal_size = 512MB
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
${durable}
`
}

function launch(binaries: Binaries, data: string, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a')
  const [command, args] = asUser(binaries.postgres, ['-D', data])
  // Its own process group: Ctrl-C reaches the program alone, which stops PostgreSQL last.
  const child = spawn(command, args, { env: environment(), stdio: ['ignore', log, log], detached: true })
  child.unref()
  return child
}

async function waitUntilReady(connection: EmbeddedPostgres['connection'], child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const client = new pg.Client({ ...connection, database: 'postgres' })
    try {
      await client.connect()
      const found = await client.query('select 1 from pg_database where datname = $1', [connection.database])
      if (found.rowCount === 0) await client.query(`create database ${connection.database}`)
      return
    } catch (error) {
      if (child.exitCode !== null)
        throw new Error(`PostgreSQL không khởi động được (did not start); xem ${logFile}:\n${tail(logFile)}`)
      if (Date.now() > deadline)
        throw new Error(`PostgreSQL chưa sẵn sàng sau 60 giây (not ready after 60 s); xem ${logFile}`, { cause: error })
      await pause(25)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

const tail = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-6).join('\n') : '')

function postmasterPid(data: string): number | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : undefined
}

/** Whether this process is a PostgreSQL over this very folder: process numbers are used again. */
function isPostgresOf(pid: number, data: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return command.some((part) => part.endsWith('/postgres')) && command.includes(data)
  } catch {
    return false
  }
}

/** A run that was killed leaves its PostgreSQL behind: it is told to stop fast, so that nothing hinders this start. */
async function endLeftover(data: string): Promise<void> {
  const pid = postmasterPid(data)
  if (pid === undefined) return
  if (isPostgresOf(pid, data)) {
    process.kill(pid, 'SIGINT')
    const deadline = Date.now() + 15_000
    while (isPostgresOf(pid, data)) {
      if (Date.now() > deadline) process.kill(pid, 'SIGQUIT')
      await pause(25)
    }
  }
  rmSync(join(data, 'postmaster.pid'), { force: true })
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
async function stop(child: ChildProcess, data: string): Promise<void> {
  const pid = postmasterPid(data)
  if (pid === undefined || !isPostgresOf(pid, data)) return
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + 15_000
  while (child.exitCode === null && child.signalCode === null && isPostgresOf(pid, data)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT')
    await pause(20)
  }
}
