import { randomFillSync } from 'node:crypto'
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { Ctx } from '#platform/context'
import { sendFewerTrips } from './fewer-trips.ts'

export { type RawBuilder, sql } from 'kysely'
export { decodeCursor, encodeCursor, type Page, PageQuery, pageOf } from './paging.ts'
export { reachDatabase } from './reach-database.ts'
export {
  afterCommit,
  collect,
  defineRawSink,
  defineSink,
  inTransaction,
  rememberResult,
  type Sink,
  type Transaction,
} from './transaction.ts'

// Civil dates stay text: a Date would shift them by the server's zone. Counts fit a number.
const DATE_OID = 1082
const INT8_OID = 20
const NUMERIC_OID = 1700
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE_OID) return (value: string) => value
    if (oid === INT8_OID) return (value: string) => Number(value)
    if (oid === NUMERIC_OID) return (value: string) => Number(value)
    return pg.types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}

export interface DatabaseOptions extends pg.PoolConfig {
  /** Called for each statement sent; tests count round trips with it. */
  onStatement?: (text: string) => void
}

export interface Database {
  // biome-ignore lint/suspicious/noExplicitAny: narrowed per module by defineTables
  db: Kysely<any>
  pool: pg.Pool
  close(): Promise<void>
}

/** Opens a pool of connections. `options` are those of pg (connectionString, or host = socket directory). */
export function openDatabase(options: DatabaseOptions): Database {
  const { onStatement, ...config } = options
  const pool = new pg.Pool({
    ...{ max: 12, idleTimeoutMillis: 30_000, ...config, types },
    ...{ options: '-c timezone=UTC', pipeline: true },
  })
  // An idle connection that the server cut must not end the process; the next query gets a new one.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    sendFewerTrips(client)
  })
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const db = new Kysely<any>({
    dialect: new PostgresDialect({ pool }),
    ...(onStatement ? { log: (event: { query: { sql: string } }) => onStatement(event.query.sql) } : {}),
  })
  const close = async () => {
    await db.destroy()
    // Kysely ends the pool only if it ever sent a statement.
    if (!pool.ending) await pool.end()
  }
  return { db, pool, close }
}

/** Gives a module the door to its own tables: another module's table does not compile. */
export function defineTables<Tables>(schema: string): (ctx: Pick<Ctx, 'db'>) => Kysely<Tables> {
  return (ctx) => ctx.db.withSchema(schema) as Kysely<Tables>
}

/** A jsonb value: pg would send an array as a PostgreSQL array. */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`

// Random bytes are asked of the system for many ids at once: one by one they were 5 % of the time of a submission.
const pool = Buffer.alloc(4096)
let used = pool.length

function nextBytes(): Buffer {
  if (used + 16 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + 16))
  used += 16
  return bytes
}

let lastMillis = 0
let sequence = 0

/** A UUID version 7 (RFC 9562 §5.7), rising within this process, so that new rows stand together in an index. */
export function newId(): string {
  const millis = Date.now()
  if (millis > lastMillis) {
    lastMillis = millis
    sequence = nextBytes().readUInt16BE() & 0x07ff
  } else if (++sequence > 0x0fff) {
    lastMillis += 1
    sequence = 0
  }
  const bytes = nextBytes()
  bytes.writeUIntBE(lastMillis, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isUuid = (text: string): boolean => UUID.test(text)
