import type { Ctx } from '#platform/context'
import { defineTables, json } from '#platform/database'

/** What the first sending of a request answered: a page to go to, or an API answer. */
export interface FirstResult {
  location?: string
  status?: number
  body?: unknown
}

interface IdempotencyTable {
  scope: string
  key: string
  result: FirstResult | null
  created_at: Date
}

const tables = defineTables<{ idempotency: IdempotencyTable }>('platform')

/** The first sending of this key, if there was one that committed. */
export async function findFirstResult(ctx: Ctx, scope: string, key: string): Promise<{ result: FirstResult | null } | undefined> {
  return tables(ctx)
    .selectFrom('idempotency')
    .select('result')
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** Notes the answer of a request that committed, unless its operation has noted one itself. */
export async function noteResult(ctx: Ctx, scope: string, key: string, result: FirstResult): Promise<void> {
  await tables(ctx)
    .updateTable('idempotency')
    .set({ result: json(result) })
    .where('scope', '=', scope)
    .where('key', '=', key)
    .where('result', 'is', null)
    .execute()
}

/** Whether an error is the second of two equal requests that ran at the same time. */
export const isRepeated = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === 'idempotency_pkey'
