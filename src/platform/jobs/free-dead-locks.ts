import type pg from 'pg'

/** Held shared by every living worker of a database, so that a starting one knows whether it is the first. */
const LOCK = 'hashtextextended($$dinh.workers$$, 0)'

/**
 * A run that was killed leaves its jobs marked as taken, and the queue would believe that for four hours. The first worker of a
 * database makes them free again; while another worker lives, its jobs are left alone. Returns what ends this worker's sign of life.
 */
export async function freeDeadLocks(pool: pg.Pool): Promise<() => void> {
  const client = await pool.connect()
  let held = true
  const release = () => {
    if (held) client.release(true)
    held = false
  }
  // PostgreSQL may be started again under a running program; jobs are taken at least once, so a lost sign of life loses none.
  client.on('error', release)
  try {
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${LOCK}) as alone`)
    if (rows[0]?.alone) {
      await client.query(`select graphile_worker.force_unlock_workers(array(
        select locked_by from graphile_worker._private_jobs where locked_by is not null
        union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`)
    }
    await client.query(`select pg_advisory_lock_shared(${LOCK})`)
    if (rows[0]?.alone) await client.query(`select pg_advisory_unlock(${LOCK})`)
    return release
  } catch (error) {
    release()
    throw error
  }
}
