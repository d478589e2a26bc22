import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listMigrations, MigrationError, migrate } from '#platform/migrate'
import { defineModule } from '#platform/module'
import { testDatabase } from '#testing'
import { modules } from '../../modules.ts'

const { pool } = await testDatabase()

/** A module of the test's own with these migrations, beside all modules of the program: their migrations have run in this database. */
function withProbe(files: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), 'dinh-migrate-'))
  mkdirSync(join(dir, 'migrations'))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(dir, 'migrations', `${name}.sql`), sql)
  const probe = defineModule({ name: 'probe', dependsOn: [], dir, distribution: {} })
  return { modules: [...modules, probe], remove: () => rmSync(dir, { recursive: true }) }
}
const count = async (query: string) => (await pool.query(`select count(*)::int as n from ${query}`)).rows[0].n as number
const first = { '20270101-create': 'create schema probe; create table probe.thing (id int)' }

describe('bringing a database up to date', () => {
  it('runs what is new, once, in the order of the names', async () => {
    expect(await migrate(pool, modules)).toBe(0)
    const later = withProbe({ ...first, '20270102-fill': 'insert into probe.thing values (1)' })
    const told: string[] = []
    expect(await migrate(pool, later.modules, (name) => told.push(name))).toBe(2)
    expect(told).toEqual(['probe/20270101-create', 'probe/20270102-fill'])
    expect(await migrate(pool, later.modules)).toBe(0)
    expect(await count('probe.thing')).toBe(1)
    later.remove()
  })

  it('refuses a migration that was changed after it ran, by name and in a sentence', async () => {
    const changed = withProbe({ ...first, '20270102-fill': 'insert into probe.thing values (2)' })
    const error = await migrate(pool, changed.modules).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(MigrationError)
    expect((error as Error).message).toMatch(/probe\/20270102-fill.*đã chạy nhưng nội dung đã bị sửa/)
    expect(await count('probe.thing')).toBe(1)
    changed.remove()
  })

  it('refuses data of a newer program, and says so', async () => {
    await expect(migrate(pool, modules)).rejects.toThrow(/phiên bản mới hơn.*probe\/20270101-create/)
  })

  it('leaves nothing of a migration that fails half-way, and goes on from there once it is mended', async () => {
    const known = { ...first, '20270102-fill': 'insert into probe.thing values (1)' }
    const broken = withProbe({ ...known, '20270103-both': 'create table probe.half (id int); select * from probe.nowhere' })
    await expect(migrate(pool, broken.modules)).rejects.toThrow(/probe\/20270103-both: .*nowhere/)
    expect(await count("pg_tables where schemaname = 'probe' and tablename = 'half'")).toBe(0)
    expect(await count("platform.migration where name = '20270103-both'")).toBe(0)
    const mended = withProbe({ ...known, '20270103-both': 'create table probe.half (id int)' })
    expect(await migrate(pool, mended.modules)).toBe(1)
    broken.remove()
    mended.remove()
  })

  it('lets two programs that start at once take turns', async () => {
    const known = {
      ...first,
      '20270102-fill': 'insert into probe.thing values (1)',
      '20270103-both': 'create table probe.half (id int)',
      '20270104-slow': 'insert into probe.thing select 9 from pg_sleep(0.2)',
    }
    const two = withProbe(known)
    const counts = await Promise.all([migrate(pool, two.modules), migrate(pool, two.modules)])
    expect(counts.sort()).toEqual([0, 1])
    expect(await count('probe.thing where id = 9')).toBe(1)
    // Nobody holds the lock afterwards, also not after the refusals above.
    expect(
      await count(
        "pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
      ),
    ).toBe(0)
    two.remove()
  })

  it('finds every migration of every module, each name once', () => {
    const names = listMigrations(modules).map((m) => `${m.module}/${m.name}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names[0]).toMatch(/^platform\//)
    for (const name of names) expect(name).toMatch(/^[a-z-]+\/\d{8}-[a-z0-9-]+$/)
  })
})
