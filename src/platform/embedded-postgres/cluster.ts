import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ConfigurationError } from '#platform/config'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

export const USER = 'dinh'
export const PORT = 5432
const MAJOR = '18'

/** A fixed environment: LANG may be unset, and PG* variables of the caller must not lead elsewhere. */
export const environment = (binaries: Binaries) => ({
  PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...binaries.libraryPath,
})

/** Makes the cluster unless it stands. A run killed in the middle leaves no half cluster: it is made aside and renamed. */
export async function ensureCluster(folder: string, binaries: Binaries, account: Account, unsafeFast: boolean): Promise<void> {
  const data = join(folder, 'data')
  for (const name of readdirSync(folder))
    if (name.startsWith('data.new')) rmSync(join(folder, name), { recursive: true, force: true })
  if (existsSync(data)) return refuseForeign(data)
  const aside = join(folder, `data.new-${process.pid}`)
  mkdirSync(aside, { mode: 0o700 })
  account.own(aside)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi']
  const args = ['-D', aside, '-U', USER, '--auth=trust', ...locale, '--data-checksums', ...(unsafeFast ? ['--no-sync'] : [])]
  const failure = await run(account.wrap(binaries.initdb, args), environment(binaries))
  if (failure !== undefined) {
    rmSync(aside, { recursive: true, force: true })
    throw new ConfigurationError(`Không tạo được cơ sở dữ liệu (initdb failed):\n${failure}`)
  }
  renameSync(aside, data)
  const parent = openSync(folder, 'r')
  fsyncSync(parent)
  closeSync(parent)
}

function refuseForeign(data: string): void {
  const file = join(data, 'PG_VERSION')
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'không rõ'
  if (version === MAJOR) return
  throw new ConfigurationError(
    `Thư mục ${data} không phải dữ liệu của PostgreSQL ${MAJOR} (phiên bản: ${version}); chương trình không đụng vào nó. Hãy chuyển nó đi hoặc ` +
      `đặt DINH_HOME khác (not a cluster of PostgreSQL ${MAJOR}; move it away or choose another DINH_HOME).`,
  )
}

/** Resolves to undefined, or to what the failed command said. */
function run([command, args]: [string, string[]], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : said || String(signal ?? code)))
  })
}

/** Small machine: little shared memory, no parallel workers. wal_level and archive_mode are chosen now so that backups need no new cluster. */
export function writeSettings(folder: string, sockets: string, unsafeFast: boolean): void {
  const durable = unsafeFast
    ? 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off'
    : 'fsync = on\nsynchronous_commit = on'
  const text = `# Written anew at each start.
listen_addresses = ''
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
  writeFileSync(join(folder, 'data', 'postgresql.auto.conf'), text)
}
