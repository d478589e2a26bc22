import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Database } from '#platform/database'

/** A database whose answers are kept: asked once for real, then answered from memory by the statement's text, in the order in which they came. */
export function replayOf(database: Database) {
  const kept = new Map<string, QueryResult<unknown>[]>()
  const asked = new Map<string, number>()
  let recording = true
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
      // By its values as well; those of a moment or a new id are asked for by the text alone.
      const exact = `${sql} ${JSON.stringify(parameters)}`
      if (recording) {
        const { rows } = await database.pool.query(sql, [...parameters])
        for (const key of [exact, sql]) kept.set(key, [...(kept.get(key) ?? []), { rows }])
        return { rows } as QueryResult<R>
      }
      const key = kept.has(exact) ? exact : sql
      const answers = kept.get(key) ?? []
      const nth = asked.get(key) ?? 0
      asked.set(key, nth + 1)
      return (answers[nth % Math.max(1, answers.length)] ?? { rows: [] }) as QueryResult<R>
    },
    // biome-ignore lint/correctness/useYield: no page reads by a cursor
    async *streamQuery() {
      throw new Error('a cursor is not kept')
    },
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {},
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  // biome-ignore lint/suspicious/noExplicitAny: as the program's own
  const db = new Kysely<any>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return {
    db,
    /** Before each rendering: its statements come in the same order again. */
    rewind: () => asked.clear(),
    /** From now on nothing reaches the database. */
    close: async () => {
      recording = false
    },
  }
}
