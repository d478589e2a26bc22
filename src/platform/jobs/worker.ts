import { Logger, parseCronItems, type Runner, run, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import type { Ctx } from '#platform/context'
import type { Log } from '#platform/log'
import { freeDeadLocks } from './free-dead-locks.ts'
import { moveQueuedJobs } from './move-queued-jobs.ts'

export type JobHandler = (ctx: Ctx, payload: never) => Promise<void>

export interface Worker {
  stop(): Promise<void>
}

export interface WorkerOptions {
  pool: pg.Pool
  /** identifier → handler */
  jobs: Map<string, JobHandler>
  /** Lines `* * * * * identifier`, times in UTC. */
  crontab: string
  contextFor: (requestId: string) => Ctx
  log: Log
  concurrency?: number
}

/** Creates or upgrades the tables of the queue. Idempotent. */
export async function migrateQueue(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet(undefined) })
}

/** Starts taking jobs. A job that throws is tried again later, with growing pauses. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const taskList = Object.fromEntries(
    [...options.jobs].map(([identifier, handler]) => [
      identifier,
      async (payload: unknown, helpers: { job: { id: string } }) => {
        await handler(options.contextFor(`job-${helpers.job.id}`), payload as never)
      },
    ]),
  )
  const goodbye = await freeDeadLocks(options.pool)
  const runner: Runner = await run({
    pgPool: options.pool,
    taskList,
    parsedCronItems: cronItems(options.crontab),
    concurrency: options.concurrency ?? 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quiet(options.log),
  })
  const mover = keepMoving(options)
  return { stop: () => mover.stop().then(() => runner.stop().finally(goodbye)) }
}

/** So long a job waits at most before the queue has it; nobody waits for one before the next page is shown. */
const EVERY_MS = 250

/** Moves queued jobs again and again. A database that is away is asked again. */
function keepMoving({ pool, log }: WorkerOptions): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let moving: Promise<void> = Promise.resolve()
  const move = async () => {
    try {
      while (!stopped && (await moveQueuedJobs(pool)) > 0);
    } catch (err) {
      log.warn({ err }, 'queued jobs could not be moved; they wait')
    }
    if (!stopped) timer = setTimeout(start, EVERY_MS)
  }
  const start = () => {
    moving = move()
  }
  start()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
      return moving
    },
  }
}

/** Our identifiers have dots and hyphens, which the queue's own crontab refuses while its jobs do not. */
function cronItems(crontab: string) {
  const lines = crontab.split('\n').filter((line) => line.trim() !== '')
  return parseCronItems(
    lines.map((line) => {
      const [, match, task] = /^((?:\S+\s+){4}\S+)\s+(\S+)$/.exec(line.trim()) ?? []
      if (!match || !task) throw new Error(`not a line of a crontab: ${line}`)
      return { match, task }
    }),
  )
}

function quiet(log: Log | undefined): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log?.error({ meta }, message)
    else if (level === 'warning') log?.warn(message)
    else log?.debug(message)
  })
}
