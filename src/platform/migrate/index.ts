import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { ModuleDefinition } from '#platform/module'
import { migrateQueue } from '../jobs/worker.ts'

export interface Migration {
  module: string
  name: string
  sql: string
  checksum: string
}

/** Any constant will do: two programs starting on one database take turns. */
const LOCK = 7_204_001

export class MigrationError extends Error {}

/** The migrations of the platform and the modules, in the order they run. */
export function listMigrations(modules: readonly ModuleDefinition[]): Migration[] {
  const platform = { name: 'platform', dir: join(import.meta.dirname, '..') }
  return [platform, ...modules].flatMap(({ name, dir }) => {
    const folder = join(dir, 'migrations')
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => {
        const sql = readFileSync(join(folder, file), 'utf8')
        return { module: name, name: file.replace(/\.sql$/, ''), sql, checksum: createHash('sha256').update(sql).digest('hex') }
      })
  })
}

/**
 * Brings the database up to date, each migration in its own transaction under one advisory lock.
 * Throws MigrationError when a migration that has run was changed, or the database is newer than the program.
 */
export async function migrate(
  pool: pg.Pool,
  modules: readonly ModuleDefinition[],
  onProgress?: (text: string) => void,
): Promise<number> {
  const wanted = listMigrations(modules)
  const client = await pool.connect()
  let count = 0
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (
        module text, name text, checksum text not null, run_at timestamptz not null default now(), primary key (module, name))`)
    const done = new Map<string, string>()
    for (const row of (await client.query('select module, name, checksum from platform.migration')).rows)
      done.set(`${row.module}/${row.name}`, row.checksum)
    refuseUnknown(done, wanted)
    for (const m of wanted) {
      const before = done.get(`${m.module}/${m.name}`)
      if (before !== undefined) {
        if (before !== m.checksum)
          throw new MigrationError(
            `Bản nâng cấp ${m.module}/${m.name} đã chạy nhưng nội dung đã bị sửa (a migration that has run was changed).`,
          )
        continue
      }
      onProgress?.(`${m.module}/${m.name}`)
      await client.query('begin')
      try {
        await client.query(m.sql)
        await client.query('insert into platform.migration (module, name, checksum) values ($1, $2, $3)', [
          m.module,
          m.name,
          m.checksum,
        ])
        await client.query('commit')
        count++
      } catch (error) {
        await client.query('rollback')
        throw new MigrationError(`${m.module}/${m.name}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        })
      }
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
  await migrateQueue(pool)
  return count
}

function refuseUnknown(done: Map<string, string>, wanted: Migration[]): void {
  const known = new Set(wanted.map((m) => `${m.module}/${m.name}`))
  const unknown = [...done.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new MigrationError(
      `Dữ liệu này thuộc phiên bản mới hơn của chương trình (${unknown.join(', ')}); hãy dùng bản mới (the data belong to a newer version).`,
    )
}
