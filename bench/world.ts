import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { readConfig } from '#platform/config'
import type { Actor, Ctx } from '#platform/context'
import { type Database, openDatabase } from '#platform/database'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres'
import { silentLog } from '#platform/log'
import { startSession } from '#platform/sessions'
import type { Program } from '../src/program.ts'

/** What is built, under the types of its source. */
const built = async <T>(path: string): Promise<T> => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as T
export const builtProgram = () => built<typeof import('../src/program.ts')>('program.js')
export const builtModules = () => built<typeof import('../src/modules.ts')>('modules.js')
export const builtApp = () => built<typeof import('../src/app.ts')>('app.js')

export interface World {
  home: string
  postgres: EmbeddedPostgres
  database: Database
  program: Program
  /** The program's own, for preparing data beside the server. */
  ctx(actor?: Actor): Ctx
  /** A running server of the built program, in a process of its own. */
  startServer(env?: Record<string, string>): Promise<Server>
  close(): Promise<void>
}

export interface Server {
  port: number
  pid: number
  child: ChildProcess
  stop(): Promise<void>
}

/** A whole installation under a temporary folder, with the demo's data and a PostgreSQL as in use: every commit reaches the disk. */
export async function openWorld(say: (text: string) => void, parent = tmpdir()): Promise<World> {
  const home = mkdtempSync(join(parent, 'dinh-bench-'))
  const postgres = await startEmbeddedPostgres({ home })
  const database = openDatabase({ ...(postgres.connection as pg.PoolConfig), max: 8 })
  const [{ composeProgram, loadInitialData }, { modules }, { migrate }] = await Promise.all([
    builtProgram(),
    builtModules(),
    import('#platform/migrate'),
  ])
  await migrate(database.pool, modules)
  const program = composeProgram({ modules, config: readConfig({ DINH_HOME: home }), database, log: silentLog })
  say('… demo data')
  await loadInitialData(program, true, () => {})
  // What the demo queued would run beside the first figures.
  await database.pool.query('truncate platform.queued_job, graphile_worker._private_jobs')
  await database.pool.query('vacuum analyze')
  const servers: Server[] = []
  return {
    ...{ home, postgres, database, program },
    ctx: (actor) => ({ ...program.contextFor(), ...(actor ? { actor } : {}) }),
    startServer: async (env) => {
      const server = await startServer(home, postgres, env)
      servers.push(server)
      return server
    },
    close: async () => {
      for (const server of servers) await server.stop()
      await database.close()
      await postgres.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export const addressOf = ({ host, port, user, database }: EmbeddedPostgres['connection']): string =>
  `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`

async function startServer(home: string, postgres: EmbeddedPostgres, env: Record<string, string> = {}): Promise<Server> {
  const port = await freePort()
  const child = fork(join(import.meta.dirname, '..', 'dist', 'main.js'), [], {
    execArgv: ['--enable-source-maps', '--max-semi-space-size=8'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...{ DINH_HOME: home, DATABASE_URL: addressOf(postgres.connection), PORT: String(port), DINH_ROLE: 'server' },
      // Each simulated person comes from an address of their own, as people do: the limit of one client is not what is measured.
      ...{ DINH_TRUST_PROXY: '1', DINH_LOG: 'error', ...env },
    },
  })
  await new Promise<void>((ready, failed) => {
    child.once('message', () => ready())
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })
  return {
    ...{ port, child, pid: child.pid! },
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done()
        child.once('exit', () => done())
        child.kill('SIGTERM')
      }),
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

type SignedIn = Extract<Actor, { personId: string }>
/** A browser's session as headers, from an address of its own. */
export async function cookieOf(ctx: Ctx, actor: SignedIn, user: number): Promise<Record<string, string>> {
  const token = await startSession(ctx, actor, { userAgent: 'bench', ip: addressOfUser(user), method: 'bench' })
  return {
    cookie: `dinh_session=${token}; dinh_visitor=v-00000000-0000-4000-8000-000000000000`,
    'x-forwarded-for': addressOfUser(user),
  }
}
/** A program's token as headers. */
export async function bearerOf(ctx: Ctx, actor: SignedIn, user: number): Promise<Record<string, string>> {
  const token = await startSession(ctx, actor, { userAgent: 'bench', ip: addressOfUser(user), scopes: ['read', 'write'] })
  return { authorization: `Bearer ${token}`, 'x-forwarded-for': addressOfUser(user) }
}
export const addressOfUser = (user: number): string => `10.${(user >> 16) & 255}.${(user >> 8) & 255}.${user & 255}`

/** Proportional share of memory of a process and all below it, in MB. */
export { memoryOf } from './memory.ts'
