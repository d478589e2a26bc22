import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterCommit,
  collect,
  decodeCursor,
  defineRawSink,
  defineSink,
  encodeCursor,
  inTransaction,
  isUuid,
  newId,
  pageOf,
  rememberResult,
  sql,
} from '#platform/database'
import { testDatabase, testProgram } from '#testing'

const database = await testDatabase()
const program = testProgram(database, [])
await sql`create schema probe`.execute(database.db)
await sql`create table probe.note (id int primary key, text text, at timestamptz)`.execute(database.db)
await sql`create table probe.tally (id int)`.execute(database.db)
const notes = defineSink<{ id: number; text: string; at: string }>('probe.note', { id: 'int', text: 'text', at: 'timestamptz' })
const tally = defineSink<{ id: number }>('probe.tally', { id: 'int' })
const rows = async (table: 'note' | 'tally') =>
  (await sql<{ id: number }>`select id from ${sql.table(`probe.${table}`)} order by id`.execute(database.db)).rows.map(
    (row) => row.id,
  )
const note = (id: number, text = '') => ({ id, text, at: '2026-11-23T00:00:00Z' })

describe('a transaction', () => {
  it('writes all that was collected in one statement before COMMIT, whatever is in it', async () => {
    database.statements.length = 0
    await inTransaction(program.ctx(), async (ctx) => {
      collect(ctx, notes, note(1, `O'Brien; drop table probe.note; -- "${'đ'.repeat(10)}" \\ $1`))
      collect(ctx, notes, note(2))
      collect(ctx, tally, { id: 1 })
    })
    expect(database.statements).toHaveLength(3)
    expect(await rows('note')).toEqual([1, 2])
    expect(await rows('tally')).toEqual([1])
    const { rows: texts } = await sql<{ text: string }>`select text from probe.note where id = 1`.execute(database.db)
    expect(texts[0]!.text).toContain("O'Brien; drop table")
  })

  it('with nothing to write costs BEGIN and COMMIT alone', async () => {
    database.statements.length = 0
    expect(await inTransaction(program.ctx(), async () => 7)).toBe(7)
    expect(database.statements).toHaveLength(2)
  })

  it('within another is that other: one COMMIT, one roll back', async () => {
    await expect(
      inTransaction(program.ctx(), async (outer) => {
        await inTransaction(outer, async (inner) => {
          collect(inner, notes, note(10))
          await sql`insert into probe.tally values (10)`.execute(inner.db)
        })
        throw new Error('after the inner one ended')
      }),
    ).rejects.toThrow('after the inner one ended')
    expect(await rows('note')).not.toContain(10)
    expect(await rows('tally')).not.toContain(10)
  })

  it('that breaks while it writes what was collected writes nothing at all', async () => {
    await expect(
      inTransaction(program.ctx(), async (ctx) => {
        await sql`insert into probe.tally values (20)`.execute(ctx.db)
        collect(ctx, tally, { id: 21 })
        collect(ctx, notes, note(1, 'the key is taken'))
      }),
    ).rejects.toMatchObject({ code: '23505' })
    expect(await rows('tally')).toEqual([1])
  })

  it('calls back after COMMIT alone, in order, and never after a failure', async () => {
    const called: string[] = []
    await inTransaction(program.ctx(), async (ctx) => {
      afterCommit(ctx, () => called.push('first'))
      await inTransaction(ctx, async (inner) => afterCommit(inner, () => called.push('second')))
      expect(called).toEqual([])
    })
    expect(called).toEqual(['first', 'second'])
    await inTransaction(program.ctx(), async (ctx) => {
      afterCommit(ctx, () => called.push('never'))
      throw new Error('no')
    }).catch(() => {})
    expect(called).toEqual(['first', 'second'])
  })

  it('runs every row of a sink that calls a function, though nobody reads what it returns', async () => {
    await sql`create function probe.count_me(n int) returns int language sql volatile as 'insert into probe.tally values (n) returning n'`.execute(
      database.db,
    )
    const calls = defineRawSink<{ n: number }>(
      'calls',
      (given) => sql`select probe.count_me(n) from jsonb_to_recordset(${given}) as r(n int)`,
    )
    await inTransaction(program.ctx(), async (ctx) => {
      for (const n of [101, 102, 103]) collect(ctx, calls, { n })
    })
    expect((await rows('tally')).filter((id) => id > 100)).toEqual([101, 102, 103])
  })

  it('notes the claim of a request once, with its result, and gives it up with the rest', async () => {
    const request = (key: string) => ({ ...program.ctx(), idempotency: { scope: 'test', key, claimed: false } })
    const found = async (key: string) =>
      (
        await sql<{ result: unknown }>`select result from platform.idempotency where scope = 'test' and key = ${key}`.execute(
          database.db,
        )
      ).rows
    const ctx = request('one')
    await inTransaction(ctx, async (inner) => rememberResult(inner, { location: '/xong' }))
    await inTransaction(ctx, async () => {})
    expect(await found('one')).toEqual([{ result: { location: '/xong' } }])
    // The same key a second time breaks the whole second transaction.
    await expect(inTransaction(request('one'), async (inner) => collect(inner, tally, { id: 30 }))).rejects.toMatchObject({
      constraint: 'idempotency_pkey',
    })
    expect(await rows('tally')).not.toContain(30)
    await inTransaction(request('two'), async () => Promise.reject(new Error('no'))).catch(() => {})
    expect(await found('two')).toEqual([])
  })
})

describe('ids and cursors', () => {
  it('rise, are version 7, and never meet', () => {
    const ids = Array.from({ length: 20_000 }, newId)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
    for (const id of ids.slice(0, 100)) expect(isUuid(id) && id[14] === '7' && /[89ab]/.test(id[19]!)).toBe(true)
  })

  it('read back what they were made of, and anything else as a beginning', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null))),
        fc.string(),
        (key, garbage) => {
          expect(decodeCursor(encodeCursor(key))).toEqual(key)
          const read = decodeCursor(garbage)
          expect(read === undefined || Array.isArray(read)).toBe(true)
        },
      ),
    )
  })

  it('say that a list goes on exactly when there is more', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 20 }), (total, limit) => {
        const all = Array.from({ length: total }, (_, id) => ({ id }))
        const page = pageOf(all.slice(0, limit + 1), limit, (row) => [row.id])
        expect(page.items).toHaveLength(Math.min(total, limit))
        expect(page.next !== null).toBe(total > limit)
        if (page.next) expect(decodeCursor(page.next)).toEqual([limit - 1])
      }),
    )
  })
})

describe('values', () => {
  it('come back as the law and JSON mean them: civil dates as text, counts as numbers, moments as Date', async () => {
    const { rows } = await sql<Record<string, unknown>>`select date '2026-02-28' as day, count(*) as n, 1.5::numeric as part,
      timestamptz '2026-11-23T00:00:00Z' as at from generate_series(1, 3)`.execute(database.db)
    expect(rows[0]).toEqual({ day: '2026-02-28', n: 3, part: 1.5, at: new Date('2026-11-23T00:00:00Z') })
  })
})
