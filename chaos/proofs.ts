import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sealEntries, verifyTree } from '#foundation/audit'
import type { World } from '../bench/world.ts'
import type { Clients } from './clients.ts'

/** So long the worker may take for what was queued in a round. */
const JOBS_MS = 90_000

/**
 * What must hold after each round, whatever was done to the program. Returns a sentence for each that does not.
 * @param before dossiers and last numbers before the first round
 */
export async function findFailures(world: World, clients: Clients, before: Numbers): Promise<string[]> {
  const { pool } = world.database
  const failures = clients.strange.splice(0).map((one) => `a client was answered: ${one}`)
  const taken = clients.acknowledged
  const { rows } = await pool.query<{ code: string; times: number; files: string[] }>(
    `select d.code, count(distinct d.id)::int as times, array_agg(f.sha256) as files
     from dossiers.dossier d left join dossiers.dossier_file f on f.agency_id = d.agency_id and f.dossier_id = d.id
     where d.code = any($1) group by d.code`,
    [taken.map((one) => one.code)],
  )
  const found = new Map(rows.map((row) => [row.code, row]))
  for (const one of taken) {
    const row = found.get(one.code)
    if (!row) failures.push(`${one.code} was acknowledged and is gone`)
    else if (row.times !== 1) failures.push(`${one.code} is there ${row.times} times`)
    else if (!row.files.includes(one.sha256)) failures.push(`${one.code} has lost its file`)
    const bytes = row && (await world.program.ports.files.get(one.sha256).catch(() => undefined))
    if (row && (!bytes || createHash('sha256').update(bytes).digest('hex') !== one.sha256))
      failures.push(`the file of ${one.code} is not what was sent`)
  }
  if (new Set(taken.map((one) => one.code)).size !== taken.length) failures.push('one number was given to two submissions')

  // What was sent without an answer is there once or not at all: as many dossiers as keys that committed.
  const { rows: kept } = await pool.query<{ n: number }>(
    'select count(*)::int as n from platform.idempotency where key = any($1)',
    [clients.keys],
  )
  const now = await numbersOf(world)
  if (now.dossiers - before.dossiers !== kept[0]!.n)
    failures.push(`${now.dossiers - before.dossiers} dossiers stand beside ${kept[0]!.n} submissions that committed`)
  if (now.numbers - before.numbers !== now.dossiers - before.dossiers)
    failures.push(`${now.numbers - before.numbers} numbers were given to ${now.dossiers - before.dossiers} dossiers`)

  failures.push(
    ...(await findUndone(
      world,
      taken.map((one) => one.id),
    )),
  )
  failures.push(...(await findBrokenTrees(world)))
  return failures
}

export interface Numbers {
  dossiers: number
  numbers: number
}

export async function numbersOf(world: World): Promise<Numbers> {
  const { rows } = await world.database.pool.query<Numbers>(
    'select (select count(*)::int from dossiers.dossier) as dossiers, (select coalesce(sum(last), 0)::int from dossiers.dossier_counter) as numbers',
  )
  return rows[0]!
}

/** Each submission has one confirmation, one task and one message, however often its jobs were begun. */
async function findUndone(world: World, ids: readonly string[]): Promise<string[]> {
  const { pool } = world.database
  const until = Date.now() + JOBS_MS
  let wrong: { code: string; papers: number; tasks: number; messages: number }[] = []
  do {
    const { rows } = await pool.query<(typeof wrong)[number]>(
      `select code, papers, tasks, messages from (
         select d.code,
           (select count(*)::int from dossiers.paper p where p.agency_id = d.agency_id and p.dossier_id = d.id and p.kind = 'confirmation') as papers,
           (select count(*)::int from tasks.task t where t.agency_id = d.agency_id and t.subject_id = d.id) as tasks,
           (select count(*)::int from notifications.message m where m.agency_id = d.agency_id and m.subject_id = d.id) as messages
         from dossiers.dossier d where d.id = any($1)) each
       where papers <> 1 or tasks <> 1 or messages <> 1 limit 20`,
      [ids],
    )
    wrong = rows
    if (wrong.length > 0) await pause(500)
  } while (wrong.length > 0 && Date.now() < until)
  return wrong.map(
    (one) => `${one.code} has ${one.papers} confirmations, ${one.tasks} tasks, ${one.messages} messages; one of each was due`,
  )
}

/** Every agency's audit is sealed and its tree recomputed from the entries. */
async function findBrokenTrees(world: World): Promise<string[]> {
  const ctx = world.ctx()
  await sealEntries(ctx)
  const { rows } = await world.database.pool.query<{ agency_id: string }>('select agency_id from audit.tree')
  const failures: string[] = []
  for (const { agency_id } of rows) {
    const report = await verifyTree(ctx, agency_id)
    if (!report.ok) failures.push(`the audit tree of ${agency_id}: ${JSON.stringify(report.problems.slice(0, 3))}`)
  }
  return failures
}
