import { sql } from '#platform/database'
import { moveQueuedJobs } from '#platform/jobs'
import type { TestProgram } from './context.ts'

/**
 * Runs the queued jobs whose name fits, in order and with those that they queue, until none is left. Each runs `times` times, as a worker
 * that was killed after its commit would do.
 */
export async function runJobs(program: TestProgram, fits: RegExp, times = 1): Promise<string[]> {
  const ran: string[] = []
  for (;;) {
    while ((await moveQueuedJobs(program.database.pool)) > 0);
    const { rows } = await sql<{ id: string; name: string; payload: never }>`
      select job.id::text as id, task.identifier as name, job.payload
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`.execute(
      program.database.db,
    )
    const job = rows.find(({ name }) => fits.test(name))
    if (!job) return ran
    const handler = program.jobs.get(job.name)
    if (!handler) throw new Error(`no handler of ${job.name}`)
    await sql`delete from graphile_worker._private_jobs where id = ${job.id}::bigint`.execute(program.database.db)
    for (let n = 0; n < times; n++) await handler(program.ctx(), job.payload)
    ran.push(job.name)
  }
}
