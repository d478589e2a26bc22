import { describe, expect, it } from 'vitest'
import type { TableClass } from '#platform/module'
import { testDatabase } from '#testing'
import { modules } from '../src/modules.ts'

const database = await testDatabase()
const declared = new Map<string, TableClass>(
  modules.flatMap((module) =>
    Object.entries((module.distribution ?? {}) as Record<string, TableClass>).map(
      ([table, kind]) => [`${module.name}.${table}`, kind] as const,
    ),
  ),
)
const FIRST: Partial<Record<TableClass, string>> = { agency: 'agency_id', person: 'person_id' }
const schemas = modules.map((module) => module.name)

describe('every table is ready for a distributed PostgreSQL (design §4)', () => {
  it('has a declared class, and no class is declared for a table that is not there', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname = any($1)`,
      [schemas],
    )
    expect(rows.map((row) => row.name).sort()).toEqual([...declared.keys()].sort())
  })

  it('carries its distribution column first in the primary key and in every unique index', async () => {
    const { rows } = await database.pool.query<{ name: string; index: string; first: string }>(
      `select n.nspname || '.' || t.relname as name, i.relname as index, a.attname as first
       from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       join pg_namespace n on n.oid = t.relnamespace left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
       where x.indisunique and n.nspname = any($1)`,
      [schemas],
    )
    const wrong = rows.filter(({ name, first }) => {
      const wanted = FIRST[declared.get(name)!]
      return wanted !== undefined && first !== wanted
    })
    expect(wrong).toEqual([])
  })

  it('ties agency tables only to agency or reference tables, person tables only to person or reference tables', async () => {
    const { rows } = await database.pool.query<{ from: string; to: string; columns: string[] }>(
      `select c.conrelid::regclass::text as from, c.confrelid::regclass::text as to,
         array(select a.attname::text from unnest(c.conkey) with ordinality k(num, ord) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num order by ord) as columns
       from pg_constraint c join pg_namespace n on n.oid = c.connamespace where c.contype = 'f' and n.nspname = any($1)`,
      [schemas],
    )
    const wrong = rows.filter(({ from, to, columns }) => {
      const [a, b] = [from, to].map((name) => declared.get(name.replaceAll('"', '')))
      if (b === 'reference') return false
      return a !== b || (FIRST[a!] !== undefined && columns[0] !== FIRST[a!])
    })
    expect(wrong).toEqual([])
  })

  it('has no triggers of its own', async () => {
    const { rows } = await database.pool.query(
      `select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and n.nspname = any($1)`,
      [schemas],
    )
    expect(rows).toEqual([])
  })
})
