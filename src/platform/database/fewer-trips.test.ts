import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '#testing'
import { LAST } from './fewer-trips.ts'
import { sql } from './index.ts'

const database = await testDatabase()
await database.pool.query('create schema trips; create table trips.note (n integer primary key)')
afterAll(() => database.pool.query('drop schema trips cascade'))
const notes = async () => (await database.pool.query('select n from trips.note order by n')).rows.map((row) => row.n)

it('commits with the last statement, and not without it', async () => {
  await database.db.transaction().execute(async (tx) => {
    await sql`insert into trips.note values (1)`.execute(tx)
    await sql`${sql.raw(LAST)}insert into trips.note values (2)`.execute(tx)
  })
  expect(await notes()).toEqual([1, 2])
})

it('takes everything back when the last statement fails, and the connection goes on', async () => {
  for (let n = 0; n < 8; n++)
    await expect(
      database.db.transaction().execute(async (tx) => {
        await sql`insert into trips.note values (3)`.execute(tx)
        await sql`${sql.raw(LAST)}insert into trips.note values (1)`.execute(tx)
      }),
    ).rejects.toMatchObject({ code: '23505' })
  expect(await notes()).toEqual([1, 2])
  await sql`insert into trips.note values (4)`.execute(database.db)
  expect(await notes()).toEqual([1, 2, 4])
})

it('takes everything back when the program itself fails, also before its first statement', async () => {
  for (const statements of [0, 1])
    await expect(
      database.db.transaction().execute(async (tx) => {
        if (statements > 0) await sql`insert into trips.note values (5)`.execute(tx)
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
  expect(await notes()).toEqual([1, 2, 4])
  const { rows } = await database.pool.query(
    "select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
  )
  expect(rows[0].open).toBe(0)
})

it('answers the same once a plan is kept, and again after a change of the table below it', async () => {
  const ask = () => sql<{ n: number }>`select * from trips.note where n = ${4}`.execute(database.db).then(({ rows }) => rows)
  for (let n = 0; n < 80; n++) expect(await ask()).toEqual([{ n: 4 }])
  await database.pool.query("alter table trips.note add column said text not null default ''")
  // One sending on each connection may find its plan out of date; none does after the next.
  for (let n = 0; n < 8; n++) await ask().catch((error: { code: string }) => expect(error.code).toBe('0A000'))
  expect(await ask()).toEqual([{ n: 4, said: '' }])
})
