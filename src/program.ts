import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openSoftwareSigner } from '#foundation/signatures'
import type { Config } from '#platform/config'
import type { Ctx, Ports } from '#platform/context'
import { type Database, json, newId, sql } from '#platform/database'
import { createEventRegistry } from '#platform/events'
import { openFileStore } from '#platform/file-store'
import type { JobHandler } from '#platform/jobs'
import type { Log } from '#platform/log'
import { createMeasureRegistry } from '#platform/measures'
import type { ModuleDefinition } from '#platform/module'
import { openSecrets, type Secrets } from '#platform/secrets'

/** The parts of the running program that server, worker, tests and tools share. */
export interface Program {
  modules: readonly ModuleDefinition[]
  ports: Ports
  secrets: Secrets
  /** Job identifier → handler: the modules' own jobs, and `event→module` for each event heard. */
  jobs: Map<string, JobHandler>
  contextFor: (requestId?: string) => Ctx
}

/** Puts the program together from configuration, database and modules. Starts nothing. */
export function composeProgram(options: {
  modules: readonly ModuleDefinition[]
  config: Config
  database: Database
  log: Log
  now?: () => Date
}): Program {
  const { modules, config, database, log } = options
  mkdirSync(config.home, { recursive: true })
  const jobs = new Map<string, JobHandler>()
  const heard = new Map<string, string[]>()
  for (const module of modules) {
    for (const [name, handler] of Object.entries(module.jobs ?? {})) jobs.set(name, handler)
    for (const [event, handler] of Object.entries(module.on ?? {})) {
      const identifier = `${event}→${module.name}`
      jobs.set(identifier, handler)
      heard.set(event, [...(heard.get(event) ?? []), identifier])
    }
  }
  const ports: Ports = {
    config,
    files: openFileStore(join(config.home, 'files')),
    signer: openSoftwareSigner(join(config.home, 'keys')),
    events: createEventRegistry(heard),
    measures: createMeasureRegistry(modules.flatMap((module) => module.measures ?? [])),
  }
  const contextFor = (requestId = newId()): Ctx => ({
    db: database.db,
    actor: { kind: 'system', name: 'dinh' },
    locale: 'vi',
    now: options.now?.() ?? new Date(),
    log,
    requestId,
    ports,
  })
  return { modules, ports, secrets: openSecrets(config.home), jobs, contextFor }
}

/** Runs what a fresh installation needs once: each module's seed, then, if wanted, the demo world. A second call does nothing. */
export async function loadInitialData(program: Program, demo: boolean, progress: (text: string) => void): Promise<void> {
  const ctx = program.contextFor('start')
  for (const module of program.modules) {
    if (module.seed)
      await once(ctx, ['seed', module.name, module.seedVersion].filter(Boolean).join(':'), () => module.seed!(ctx, progress))
  }
  if (!demo) return
  for (const module of program.modules) {
    if (module.demo) await once(ctx, `demo:${module.name}`, () => module.demo!(ctx, progress))
  }
}

async function once(ctx: Ctx, name: string, work: () => Promise<void>): Promise<void> {
  const done = await sql<{ name: string }>`select name from platform.setting where name = ${name}`.execute(ctx.db)
  if (done.rows.length > 0) return
  await work()
  await sql`insert into platform.setting (name, value) values (${name}, ${json({ at: ctx.now.toISOString() })}) on conflict do nothing`.execute(
    ctx.db,
  )
}
