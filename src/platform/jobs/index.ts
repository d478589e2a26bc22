import type { Ctx } from '#platform/context'
import { collect, defineSink } from '#platform/database'

export { moveQueuedJobs } from './move-queued-jobs.ts'
export { type JobHandler, startWorker, type Worker } from './worker.ts'

interface QueuedJob {
  identifier: string
  payload: object
  run_at: string | null
  job_key: string | null
  queue_name: string | null
}

/** Rows of the same database, so a job exists exactly when its transaction committed; the worker moves them into the queue. */
const jobSink = defineSink<QueuedJob>('platform.queued_job', {
  identifier: 'text',
  payload: 'json',
  run_at: 'timestamptz',
  job_key: 'text',
  queue_name: 'text',
})

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
