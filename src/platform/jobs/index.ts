import { sql } from 'kysely'
import type { Ctx } from '#platform/context'
import { collect, defineRawSink } from '#platform/database'

export { type JobHandler, startWorker, type Worker } from './worker.ts'

interface QueuedJob {
  identifier: string
  payload: object
  run_at: string | null
  job_key: string | null
  queue_name: string | null
}

/** The queue lives in the same database, so a job exists exactly when its transaction committed. */
const jobSink = defineRawSink<QueuedJob>(
  'queued_job',
  (rows) => sql`
    select graphile_worker.add_job(identifier, payload, queue_name, run_at, 12, job_key) as job
    from jsonb_to_recordset(${rows}) as r(identifier text, payload json, queue_name text, run_at timestamptz, job_key text)`,
)

/**
 * Queues a job inside the open transaction.
 * @param options.runAt not before; @param options.key a second job of the same key replaces the first;
 * @param options.queue jobs of one queue run one after another.
 */
export function addJob(
  ctx: Ctx,
  identifier: string,
  payload: object,
  options: { runAt?: Date; key?: string; queue?: string } = {},
): void {
  if (ctx.quiet) return
  collect(ctx, jobSink, {
    identifier,
    payload,
    run_at: options.runAt?.toISOString() ?? null,
    job_key: options.key ?? null,
    queue_name: options.queue ?? null,
  })
}
