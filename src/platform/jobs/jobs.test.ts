import { afterEach, expect, it } from 'vitest'
import type { Ctx } from '#platform/context'
import { silentLog } from '#platform/log'
import { testDatabase } from '#testing'
import { startWorker, type Worker } from './worker.ts'

const database = await testDatabase()
const workers: Worker[] = []
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
})

async function work(done: string[]): Promise<void> {
  const handle = async (_ctx: Ctx, payload: { name: string }) => {
    done.push(payload.name)
  }
  const jobs = new Map([['test.note', handle]])
  workers.push(await startWorker({ pool: database.pool, jobs, crontab: '', contextFor: () => ({}) as Ctx, log: silentLog }))
}

/** A job that a worker had taken when it was killed; in one transaction, or a living worker would be quicker. */
const takenJob = (name: string) =>
  database.pool.query(`
    begin;
    select graphile_worker.add_job('test.note', json_build_object('name', '${name}'), 'one-by-one');
    update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now();
    update graphile_worker._private_job_queues set locked_by = 'killed', locked_at = now();
    commit`)

it('does at once what a killed run had begun', async () => {
  await takenJob('begun')
  const done: string[] = []
  await work(done)
  await expect.poll(() => done, { timeout: 10_000 }).toEqual(['begun'])
})

it('leaves alone what another living worker does', async () => {
  await work([])
  await takenJob('in hand')
  await work([])
  const { rows } = await database.pool.query(`select locked_by from graphile_worker._private_jobs`)
  expect(rows).toEqual([{ locked_by: 'killed' }])
})
