import type pg from 'pg'

/** A statement that ends its transaction: COMMIT is sent right behind it, without waiting for its answer. Says so in its first words. */
export const LAST = '/* last */ '

/** So often a text is sent before PostgreSQL is asked to keep its plan: what comes seldom is not worth the memory of each connection. */
const OFTEN = 30
/** Plans kept by a connection, at most. */
const MOST_PLANS = 400
/** Texts counted, at most; those of long `in` lists differ each time. */
const MOST_TEXTS = 5000

const seen = new Map<string, number | string>()
let plans = 0
let edition = 0

/** The name under which a connection keeps the plan of a statement; undefined until the text has come often. */
function planOf(text: string): string | undefined {
  const known = seen.get(text)
  if (typeof known === 'string') return known
  const times = (known ?? 0) + 1
  if (times >= OFTEN && plans < MOST_PLANS) {
    const name = `p${edition}_${plans++}`
    seen.set(text, name)
    return name
  }
  if (known !== undefined || seen.size < MOST_TEXTS) seen.set(text, times)
  return undefined
}

/** A migration beside a running program changed what a kept plan answers: the next sending makes new ones. */
function forgetPlans(): void {
  seen.clear()
  plans = 0
  edition++
}

type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult>
const DONE = { command: '', rowCount: null, rows: [], oid: 0, fields: [] } as pg.QueryResult

/**
 * Makes a connection of the pool say the same with fewer round trips, each of which costs two processes a wake-up: BEGIN travels with the first
 * statement of its transaction, COMMIT with the last, and what is sent often is sent without its text and planned once. Measured by
 * `npm run bench -- submit` (docs/decisions/015). The connection has to be opened with `pipeline: true`.
 */
export function sendFewerTrips(client: pg.PoolClient): void {
  const plain = client.query.bind(client) as unknown as (
    config: unknown,
    values?: unknown,
    callback?: unknown,
  ) => Promise<pg.QueryResult>
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection
  /** BEGIN was said and not sent yet. */
  let begins = false
  /** The answer to a COMMIT that was sent with the last statement. */
  let committed: Promise<pg.QueryResult> | undefined

  const send: Query = (text, values) => {
    if (text === 'begin') {
      begins = true
      return Promise.resolve(DONE)
    }
    if (committed && (text === 'commit' || text === 'rollback')) {
      const answer = committed
      committed = undefined
      // After a statement that failed its COMMIT was a rollback already.
      return text === 'commit' ? answer : answer.catch(() => DONE)
    }
    if (begins && (text === 'commit' || text === 'rollback')) {
      begins = false
      return Promise.resolve(DONE)
    }
    const isLast = text.startsWith(LAST)
    if (!begins && !isLast) return watch(plain(configOf(text, values)))
    stream.cork()
    try {
      // A BEGIN that fails leaves a connection on which nothing else succeeds either.
      if (begins) plain('begin').catch(() => {})
      begins = false
      const answer = watch(plain(configOf(text, values)))
      if (isLast) {
        committed = plain('commit')
        committed.catch(() => {})
      }
      return answer
    } finally {
      process.nextTick(() => stream.uncork())
    }
  }

  // Callbacks, cursors and ready-made queries pass as they are.
  client.query = ((config: unknown, values?: unknown, callback?: unknown) =>
    typeof config === 'string' && typeof values !== 'function' && callback === undefined
      ? send(config, values as unknown[] | undefined)
      : plain(config, values, callback)) as typeof client.query
}

function configOf(text: string, values: unknown[] | undefined): unknown {
  // Without values it may be several statements, which have no plan.
  if (!values || values.length === 0) return { text }
  const name = planOf(text)
  return name ? { name, text, values } : { text, values }
}

const watch = (answer: Promise<pg.QueryResult>): Promise<pg.QueryResult> => {
  answer.catch((error: { code?: string; message?: string }) => {
    if (error.code === '0A000' && /cached plan/.test(error.message ?? '')) forgetPlans()
  })
  return answer
}
