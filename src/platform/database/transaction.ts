import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context'
import { LAST } from './fewer-trips.ts'

/**
 * Rows collected during a transaction and written just before COMMIT, all sinks in ONE statement: round trips are
 * what costs. `statement` reads its rows from a jsonb parameter.
 */
export interface Sink<Row> {
  readonly name: string
  readonly statement: (rows: RawBuilder<unknown>) => RawBuilder<unknown>
  /** Phantom: keeps rows of one sink out of another. */
  readonly row?: Row
}

export interface Transaction {
  collected: Map<Sink<unknown>, unknown[]>
  afterCommit: (() => void)[]
}

/**
 * A sink that inserts into `table`.
 * @param columns column name → PostgreSQL type, in the order of insertion; rows carry the same names.
 */
export function defineSink<Row>(table: string, columns: { [K in keyof Row & string]: string }): Sink<Row> {
  const names = Object.keys(columns)
  const types = Object.entries<string>(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ')
  const list = names.map((name) => `"${name}"`).join(', ')
  return {
    name: table.replaceAll('.', '_'),
    statement: (rows) =>
      sql`insert into ${sql.raw(table)} (${sql.raw(list)}) select ${sql.raw(list)} from jsonb_to_recordset(${rows}) as r(${sql.raw(types)}) returning 1`,
  }
}

/** A sink with a statement of its own, e.g. the job queue. It may return rows; they are ignored. */
export function defineRawSink<Row>(name: string, statement: (rows: RawBuilder<unknown>) => RawBuilder<unknown>): Sink<Row> {
  return { name, statement }
}

/** Puts a row aside until just before COMMIT. Throws outside a transaction: a row collected there would be lost. */
export function collect<Row>(ctx: Ctx, sink: Sink<Row>, row: Row): void {
  if (!ctx.tx) throw new Error(`collect(${sink.name}) outside a transaction`)
  const rows = ctx.tx.collected.get(sink as Sink<unknown>)
  if (rows) rows.push(row)
  else ctx.tx.collected.set(sink as Sink<unknown>, [row])
}

/** Runs once the transaction has committed; never when it rolled back. For caches only, not for effects. */
export function afterCommit(ctx: Ctx, effect: () => void): void {
  if (ctx.tx) ctx.tx.afterCommit.push(effect)
  else effect()
}

async function flush(ctx: Ctx & { tx: Transaction }): Promise<void> {
  const parts = [...ctx.tx.collected].map(
    ([sink, rows]) => sql`${sql.id(sink.name)} as (${sink.statement(sql`${JSON.stringify(rows)}::jsonb`)})`,
  )
  if (parts.length === 0) return
  // PostgreSQL runs a SELECT in WITH only as far as the main query reads it: without the counts no job would be queued.
  const counts = [...ctx.tx.collected.keys()].map((sink) => sql`(select count(*) from ${sql.id(sink.name)})`)
  await sql`${sql.raw(LAST)}with ${sql.join(parts)} select ${sql.join(counts)}`.execute(ctx.db)
}

/**
 * Runs `work` in a transaction, joining an open one. The inner ctx shadows the outer on purpose.
 * Errors roll everything back, collected rows and events included.
 */
export async function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx & { tx: Transaction }) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx as Ctx & { tx: Transaction })
  const tx: Transaction = { collected: new Map(), afterCommit: [] }
  const result = await ctx.db.transaction().execute(async (db) => {
    const inner = { ...ctx, db, tx }
    const claimed = ctx.idempotency && !ctx.idempotency.claimed ? claim(inner) : undefined
    if (claimed) collect(inner, idempotencySink, claimed)
    const value = await work(inner)
    if (claimed) ctx.idempotency!.answered = claimed.result !== null
    await flush(inner)
    return value
  })
  if (ctx.idempotency) ctx.idempotency.claimed = true
  for (const effect of tx.afterCommit) effect()
  return result
}

// --- a form sent twice answers with the first result (design §5) ---------------------------------------------------

interface Claim {
  scope: string
  key: string
  digest: string | null
  result: unknown
  created_at: string
}

/** A second claim of the same key breaks on the primary key and rolls its whole transaction back. */
const idempotencySink = defineSink<Claim>('platform.idempotency', {
  scope: 'text',
  key: 'text',
  digest: 'text',
  result: 'jsonb',
  created_at: 'timestamptz',
})

function claim(ctx: Ctx): Claim {
  const { scope, key, digest } = ctx.idempotency!
  return { scope, key, digest: digest ?? null, result: null, created_at: ctx.now.toISOString() }
}

/**
 * Notes, in the operation's own transaction, the page a repeated form leads to and the answer of a repeated API request, so that a
 * crash right after COMMIT loses nothing. An operation that notes one and is reached by both doors notes both.
 */
export function rememberResult(ctx: Ctx, result: { location?: string; status?: number; body?: unknown }): void {
  const claimed = ctx.tx?.collected.get(idempotencySink as Sink<unknown>)?.[0] as Claim | undefined
  if (claimed) claimed.result = result
}
