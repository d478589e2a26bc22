import { expect, it } from 'vitest'
import { inTransaction } from '#platform/database'
import { testDatabase, testProgram } from '#testing'
import { addJob, moveQueuedJobs } from './index.ts'

const database = await testDatabase()
const program = testProgram(database, [])
const queued = async () =>
  (
    await database.pool.query(
      'select t.identifier, j.payload, j.key from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id',
    )
  ).rows.map((row) => `${row.identifier} ${row.payload.n}${row.key ? ` ${row.key}` : ''}`)
const add = (...jobs: { name: string; n: number; key?: string }[]) =>
  inTransaction(program.ctx(), async (ctx) => {
    for (const { name, n, key } of jobs) addJob(ctx, name, { n }, key ? { key } : {})
  })

it('moves what was committed, once, in order, and nothing that was taken back', async () => {
  await add({ name: 'test.a', n: 1 }, { name: 'test.b', n: 2 })
  await expect(
    inTransaction(program.ctx(), async (ctx) => {
      addJob(ctx, 'test.a', { n: 3 })
      throw new Error('on purpose')
    }),
  ).rejects.toThrow('on purpose')
  expect(await queued()).toEqual([])
  // Two workers at once: one moves, the other finds it taken.
  const moved = await Promise.all([moveQueuedJobs(database.pool), moveQueuedJobs(database.pool)])
  expect(moved.toSorted()).toEqual([0, 2])
  expect(await queued()).toEqual(['test.a 1', 'test.b 2'])
  expect(await moveQueuedJobs(database.pool)).toBe(0)
})

it('lets the last job of a key count, within one move and over several', async () => {
  await database.pool.query('truncate graphile_worker._private_jobs')
  await add({ name: 'test.a', n: 1, key: 'k' }, { name: 'test.a', n: 2, key: 'k' }, { name: 'test.a', n: 3 })
  await moveQueuedJobs(database.pool)
  expect(await queued()).toEqual(['test.a 2 k', 'test.a 3'])
  await add({ name: 'test.a', n: 4, key: 'k' })
  await moveQueuedJobs(database.pool)
  expect((await queued()).toSorted()).toEqual(['test.a 3', 'test.a 4 k'])
})
