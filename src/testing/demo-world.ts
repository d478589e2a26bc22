import type { Hono } from 'hono'
import type { Database } from '#platform/database'
import type { Env } from '#platform/pages'
import { createApp } from '../app.ts'
import { modules } from '../modules.ts'
import { type TestProgram, testProgram } from './context.ts'

export interface DemoWorld extends TestProgram {
  /** The whole site, without a network. `at` moves its clock. */
  app: Hono<Env>
  clock: { at: Date }
}

/**
 * All modules over a test database, in the demo's configuration, with the demo data of the modules named (each needs those below it).
 * @param publicUrl the site's address, for what leads back to it.
 */
export async function demoWorld(
  database: Database,
  loaded: readonly string[],
  options: { at?: Date; publicUrl?: string } = {},
): Promise<DemoWorld> {
  const clock = { at: options.at ?? new Date() }
  const now = () => clock.at
  const program = testProgram(database, modules, { now })
  program.ports.config.demo = true
  if (options.publicUrl) program.ports.config.publicUrl = options.publicUrl
  for (const module of modules) if (loaded.includes(module.name)) await module.demo?.(program.ctx(), () => {})
  const app = createApp({
    modules,
    db: database.db,
    ports: program.ports,
    secrets: program.secrets,
    log: program.ctx().log,
    siteName: () => 'Đình thử',
    now,
    requestsPerMinute: 0,
  })
  return { ...program, app, clock }
}
