import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { readConfig } from '#platform/config'
import { openDatabase } from '#platform/database'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres'
import { silentLog } from '#platform/log'
import { migrate } from '#platform/migrate'
import { modules } from '../modules.ts'
import { composeProgram, loadInitialData } from '../program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How to reach the server, as JSON of pg's options without `database`. */
    server: string
    template: string
  }
}

/** One PostgreSQL for the run, and one template database with every migration and seed; each test file copies it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'dinh-tests-'))
  // Whatever a test leaves in the temporary folder goes with the run. Other accounts may pass, for those that start as another user.
  chmodSync(home, 0o711)
  const temporary = join(home, 'tmp')
  mkdirSync(temporary)
  chmodSync(temporary, 0o1777)
  let embedded: EmbeddedPostgres | undefined
  let server: pg.ClientConfig
  if (process.env.TEST_DATABASE_URL) server = { connectionString: process.env.TEST_DATABASE_URL }
  else {
    embedded = await startEmbeddedPostgres({ home, unsafeFast: true })
    server = { ...embedded.connection, database: undefined }
  }
  const template = `dinh_template_${process.pid}`
  await administer(server, `drop database if exists ${template}`)
  await administer(server, `create database ${template} encoding 'UTF8' template template0`)
  const database = openDatabase({ ...withDatabase(server, template), max: 4 })
  await migrate(database.pool, modules)
  const program = composeProgram({ modules, config: readConfig({ DINH_HOME: join(home, 'seed') }), database, log: silentLog })
  await loadInitialData(program, false, () => {})
  await database.close()
  const before = process.env.TMPDIR
  process.env.TMPDIR = temporary
  project.provide('server', JSON.stringify(server))
  project.provide('template', template)
  return async () => {
    if (!embedded) await administer(server, `drop database if exists ${template}`)
    await embedded?.stop()
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(home, { recursive: true, force: true })
  }
}

export async function administer(server: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(withDatabase(server, 'postgres'))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The same server, another database. */
export function withDatabase(server: pg.ClientConfig, name: string): pg.ClientConfig {
  if (!server.connectionString) return { ...server, database: name }
  const url = new URL(server.connectionString)
  url.pathname = `/${name}`
  return { connectionString: url.href }
}
