import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demoWorld, testDatabase } from '#testing'
import { modules } from '../src/modules.ts'

const ROOT = join(import.meta.dirname, '..')
const database = await testDatabase()
const REFRESH = 'stale: run `npm run derive` and commit'

/** Compares a derived file with what it is derived from; `npm run derive` writes it instead. */
function hold(name: string, wanted: string): void {
  const path = join(ROOT, name)
  if (process.env.DINH_DERIVE === '1') writeFileSync(path, wanted)
  expect(existsSync(path) ? readFileSync(path, 'utf8') === wanted : false, `${name} is ${REFRESH}`).toBe(true)
}

interface Row {
  kind: string
  name: string
  text: string
}

/**
 * Our own ordered look at the catalogue, equal on PostgreSQL 15 and 18 (Debian's pg_dump 15 refuses the 18). NOT NULL stands with its column;
 * 18 lists it among the constraints as well, so it is left out there.
 */
const CATALOGUE = `
  select '1 table' as kind, n.nspname || '.' || c.relname as name, '' as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = any($1)
  union all
  select '2 column', n.nspname || '.' || c.relname,
    lpad(a.attnum::text, 3, '0') || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || coalesce(case when a.attgenerated = '' then ' default ' else ' generated ' end || pg_get_expr(d.adbin, d.adrelid), '')
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relkind = 'r' and n.nspname = any($1) and a.attnum > 0 and not a.attisdropped
  union all
  select '3 constraint', n.nspname || '.' || c.relname, k.conname || ' ' || pg_get_constraintdef(k.oid)
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1) and k.contype in ('p', 'u', 'f', 'c')
  union all
  select '4 index', n.nspname || '.' || c.relname, pg_get_indexdef(x.indexrelid)
  from pg_index x join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1) and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u'))`

describe('derived files', () => {
  it('openapi.json tells the API as it answers', async () => {
    const { app } = await demoWorld(database, [])
    const document = await (await app.request('/openapi.json')).json()
    expect(document).toMatchObject({ openapi: '3.1.0' })
    hold('openapi.json', `${JSON.stringify(document, null, 1)}\n`)
  })

  it('schema.sql tells the tables as they are', async () => {
    const { rows } = await database.pool.query<Row>(CATALOGUE, [['platform', ...modules.map((module) => module.name)]])
    const tables = [...new Set(rows.filter((row) => row.kind === '1 table').map((row) => row.name))].sort()
    const lines = ['-- Derived from the migrations by `npm run derive`: the tables as they are, in the order of their names.']
    for (const table of tables) {
      const own = rows
        .filter((row) => row.name === table && row.text !== '')
        .sort((a, b) => (a.kind + a.text < b.kind + b.text ? -1 : 1))
      lines.push('', `table ${table}`)
      for (const { kind, text } of own) lines.push(`  ${kind === '2 column' ? text.slice(4) : text}`)
    }
    hold('schema.sql', `${lines.join('\n')}\n`)
  })
})
