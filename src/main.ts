import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { listDemoAccounts } from '#foundation/identity'
import { type Config, ConfigurationError, readConfig } from '#platform/config'
import { type Database, openDatabase, reachDatabase } from '#platform/database'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres'
import { startWorker, type Worker } from '#platform/jobs'
import { closeLiveStreams } from '#platform/live'
import { openLog } from '#platform/log'
import { MigrationError, migrate } from '#platform/migrate'
import { createApp } from './app.ts'
import { modules } from './modules.ts'
import { composeProgram, loadInitialData, type Program } from './program.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** What has been started, in that order; a stop, or a start that fails half-way, undoes it from the end. */
const stops: (() => Promise<unknown>)[] = []
let stopping = false

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const stop = stopOnce()
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)

  const { database, postgres } = await openOwnDatabase(config, log)
  if (postgres) stops.push(() => postgres.stop())
  stops.push(() => database.close())

  const ran = await migrate(database.pool, modules)
  if (ran > 0) say(`✓ Cơ sở dữ liệu đã sẵn sàng (${ran} bước nâng cấp)`)
  const program = composeProgram({ modules, config, database, log })
  await loadInitialData(program, config.demo, say)

  if (config.role !== 'server') stops.push(stopperOf(await startWork(program, database)))
  if (config.role !== 'worker') stops.push(await startServer(program, config))
  announce(config)
  if (config.role !== 'worker') await announceModules(program)
  process.send?.('ready')
}

async function openOwnDatabase(
  config: Config,
  log: ReturnType<typeof openLog>,
): Promise<{ database: Database; postgres?: EmbeddedPostgres }> {
  if (config.databaseUrl) {
    await reachDatabase(config.databaseUrl)
    return { database: openDatabase({ connectionString: config.databaseUrl }) }
  }
  if (!existsSync(join(config.home, 'postgres'))) say('… Đang tạo cơ sở dữ liệu lần đầu (creating the database)')
  const postgres = await startEmbeddedPostgres({ home: config.home, log, onProgress: say })
  return { database: openDatabase(postgres.connection), postgres }
}

const startWork = (program: Program, database: Database): Promise<Worker> =>
  startWorker({
    pool: database.pool,
    jobs: program.jobs,
    crontab: program.modules.flatMap((module) => module.cron ?? []).join('\n'),
    contextFor: program.contextFor,
    log: program.contextFor().log,
  })

const stopperOf = (worker: Worker) => () => worker.stop()

async function startServer(program: Program, config: Config): Promise<() => Promise<void>> {
  const app = createApp({
    modules: program.modules,
    db: program.contextFor().db,
    ports: program.ports,
    secrets: program.secrets,
    log: program.contextFor().log,
    siteName: (locale) => (locale === 'en' ? 'Public services' : 'Dịch vụ công'),
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (info) => {
      config.port = info.port
      config.publicUrl ??= `http://${config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host}:${info.port}`
      resolve(starting)
    })
    starting.on('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, config)))
  })
  // Idle keep-alive connections would hold the program open; running requests get five seconds.
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      closeLiveStreams()
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5000).unref()
    })
}

function cannotListen(error: NodeJS.ErrnoException, config: Config): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Cổng ${config.port} đang được chương trình khác dùng; hãy dừng nó hoặc đặt PORT khác (the port is taken; choose another PORT).`,
    EACCES: `Tài khoản này không được mở cổng ${config.port}; hãy đặt PORT từ 1024 trở lên (not allowed to open this port; choose a higher PORT).`,
    EADDRNOTAVAIL: `Máy này không có địa chỉ ${config.host}; hãy đặt HOST khác (no such address here; choose another HOST).`,
  }
  const sentence = sentences[error.code ?? '']
  return sentence ? new ConfigurationError(sentence) : error
}

function announce(config: Config): void {
  say('')
  say(`Đình đang phục vụ tại ${config.publicUrl ?? `http://${config.host}:${config.port}`}  (Ctrl-C để dừng)`)
  if (config.demo) announceAccounts(config.home)
}

async function announceModules(program: Program): Promise<void> {
  for (const module of program.modules) {
    const told = await module.announce?.(program.contextFor('start'), program.secrets)
    if (told) say(`\n${told}`)
  }
}

/** The README's table, one line a role and agency: whoever tries the demo need not look for a file. */
function announceAccounts(home: string): void {
  const accounts = listDemoAccounts(home)
  if (accounts.length === 0) return
  say(`\nTài khoản dùng thử (demo accounts), mật khẩu ${accounts[0]!.password}:`)
  const roles = [...new Set(accounts.map((account) => account.role))]
  for (const role of roles) {
    const names = accounts.filter((account) => account.role === role).map((account) => account.username)
    say(`  ${role.padEnd(14)} ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`)
  }
  say(`  Đầy đủ (all): ${join(home, 'demo-accounts.json')}`)
}

/** Server first, then worker, pool and PostgreSQL: the reverse of starting. */
function stopOnce(): () => void {
  return () => {
    if (stopping) return
    stopping = true
    stopAll().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
        process.exit(1)
      },
    )
  }
}

async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop()
}

main().catch(async (error: unknown) => {
  // Told to stop in the middle of the start, which then finds its database closed: no failure, and already being undone.
  if (stopping) return
  const expected = error instanceof ConfigurationError || error instanceof MigrationError
  const message = error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`Không khởi động được (cannot start):\n${message}\n`)
  // A PostgreSQL left behind would hold this folder, and take its successor's socket away when it ends.
  await stopAll().catch(() => {})
  process.exit(1)
})
