import type pg from 'pg'

/** At most so many at once, so that one transaction stays short. */
const BATCH = 500

/** Any of several workers may move; one at a time, so that a later job of a key never goes before an earlier one. */
const LOCK = 'hashtextextended($$dinh.queued-jobs$$, 0)'

/**
 * Moves what was queued by committed transactions into the queue of the worker, oldest first; of several jobs of one key the last counts, as the
 * queue itself would have it. Returns how many rows were taken. A move that fails, or is killed, leaves all where they were.
 */
export async function moveQueuedJobs(pool: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await pool.query<{ taken: number }>(`
    with free as materialized (select pg_try_advisory_xact_lock(${LOCK}) as ours),
    taken as (
      delete from platform.queued_job where id in (select id from platform.queued_job, free where free.ours order by id limit ${BATCH}) returning *
    ), last as (
      select *, row_number() over (partition by coalesce(job_key, id::text) order by id desc) as nth from taken
    ), moved as (
      select graphile_worker.add_jobs(array_agg(
        (identifier, payload, queue_name, run_at, 12::smallint, job_key, null::smallint, null::text[])::graphile_worker.job_spec order by id)) as job
      from last where nth = 1 having count(*) > 0
    )
    select (select count(*)::int from taken) as taken, (select count(*) from moved) as moved`)
  return rows[0]?.taken ?? 0
}
