import { type ChildProcess, spawn } from 'node:child_process'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { ConfigurationError } from '#platform/config'
import { type Account, chooseAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, environment, PORT, USER, writeSettings } from './cluster.ts'
import { lockHome } from './home-lock.ts'
import { endLeftover } from './leftover.ts'
import { socketFolder } from './socket-folder.ts'
import { keepRunning, type Supervised } from './supervise.ts'

export interface EmbeddedPostgresOptions {
  /** DINH_HOME; the cluster stands in its `postgres` folder. */
  home: string
  /** Hears of steps that take long, in words for the person who waits. */
  onProgress?: (text: string) => void
  log?: { warn: (text: string) => void }
  /** For tests alone: commits need not survive a power cut. */
  unsafeFast?: boolean
}

export interface EmbeddedPostgres {
  /** What pg needs to connect: a Unix socket, no network. */
  connection: { host: string; port: number; user: string; database: string }
  /** The postmaster's process; another one after PostgreSQL had to be started again. */
  readonly pid: number
  /** Ends PostgreSQL with everything acknowledged on disk. Safe to call twice. */
  stop(): Promise<void>
}

const LARGEST_LOG = 10_000_000

/**
 * Starts the bundled PostgreSQL 18 over `home`, making its cluster at the first start. What a killed run left is ended first; a
 * PostgreSQL that dies is started again.
 * @throws ConfigurationError with a sentence for the operator when another run uses `home`, it cannot be written, or PostgreSQL does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = join(options.home, 'postgres')
  openFolder(folder)
  const lock = await lockHome(join(folder, 'lock'), options.home)
  try {
    const data = join(folder, 'data')
    const binaries = findBinaries(join(folder, 'lib'))
    const account = chooseAccount(folder, data, binaries.postgres)
    account.own(folder)
    const sockets = socketFolder(folder)
    account.own(sockets)
    const logFile = join(folder, 'postgres.log')
    if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG) renameSync(logFile, `${logFile}.1`)
    const connection = { host: sockets, port: PORT, user: USER, database: 'dinh' }
    await endLeftover(data, () =>
      options.onProgress?.('… Đang dừng cơ sở dữ liệu của lần chạy trước (stopping the database of the former run)'),
    )
    await ensureCluster(folder, binaries, account, options.unsafeFast ?? false)
    writeSettings(folder, sockets, options.unsafeFast ?? false)
    const start = async () => {
      await endLeftover(data, () => {})
      // Ours alone while the lock is held; PostgreSQL takes a leftover for another server when its process number is used again.
      for (const name of readdirSync(sockets)) rmSync(join(sockets, name), { force: true })
      const child = launch(binaries, account, data, logFile)
      try {
        await waitUntilReady(connection, child, logFile, options.onProgress)
      } catch (error) {
        child.kill('SIGINT')
        throw error
      }
      return child
    }
    const running: Supervised = await keepRunning(start, (text) => options.log?.warn(text))
    return {
      connection,
      get pid() {
        return running.pid
      },
      stop: async () => {
        await running.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new ConfigurationError(
      `Không ghi được vào ${folder} (${(error as Error).message}); hãy đặt DINH_HOME là thư mục mà tài khoản này ghi được (choose a DINH_HOME that can be written).`,
    )
  }
}

function launch(binaries: Binaries, account: Account, data: string, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  const [command, args] = account.wrap(binaries.postgres, ['-D', data])
  // Its own process group: Ctrl-C reaches the program alone, which stops PostgreSQL last.
  const child = spawn(command, args, { env: environment(binaries), stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  child.unref()
  // However this program ends, PostgreSQL is told to; its fast shutdown needs nobody to wait for it.
  const onProcessExit = () => child.kill('SIGINT')
  process.once('exit', onProcessExit)
  child.once('exit', () => process.removeListener('exit', onProcessExit))
  return child
}

async function waitUntilReady(
  connection: EmbeddedPostgres['connection'],
  child: ChildProcess,
  logFile: string,
  onProgress?: (text: string) => void,
): Promise<void> {
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  const started = Date.now()
  let told = 0
  for (;;) {
    const client = new pg.Client({ ...connection, database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      const found = await client.query('select 1 from pg_database where datname = $1', [connection.database])
      if (found.rowCount === 0) await client.query(`create database ${connection.database}`)
      return
    } catch (error) {
      if (failure || child.exitCode !== null || child.signalCode !== null)
        throw new ConfigurationError(
          `PostgreSQL không khởi động được (did not start); xem ${logFile}:\n${failure?.message ?? tail(logFile)}`,
        )
      if (!isNotYet(error)) throw error
      // After a power cut it replays its log first, which may take minutes; it is never given up while it runs.
      const seconds = Math.floor((Date.now() - started) / 1000)
      if (seconds >= told + 10) {
        told = seconds
        onProgress?.(`… PostgreSQL đang phục hồi, đã ${seconds} giây (recovering)`)
      }
      await pause(25)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** No socket yet, or PostgreSQL's own word that it is starting (57P03). */
const isNotYet = (error: unknown): boolean =>
  ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes((error as { code?: string }).code ?? '') ||
  (error instanceof Error && error.message.startsWith('Connection terminated'))

const tail = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-6).join('\n') : '')
