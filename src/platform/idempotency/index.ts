import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '#platform/context'
import { defineTables, json } from '#platform/database'

/** What the first sending of a request answered: a page to go to, or an API answer. */
export interface FirstResult {
  location?: string
  status?: number
  body?: unknown
}

type First = Pick<IdempotencyTable, 'result' | 'digest'>

interface IdempotencyTable {
  scope: string
  key: string
  /** SHA-256 of method, address and body sent by API; null for forms, whose hidden token stands for one page alone. */
  digest: string | null
  result: FirstResult | null
  created_at: Date
}

const tables = defineTables<{ idempotency: IdempotencyTable }>('platform')

/** The first sending of this key, if there was one that committed. */
export async function findFirstResult(ctx: Ctx, scope: string, key: string): Promise<First | undefined> {
  return tables(ctx)
    .selectFrom('idempotency')
    .select(['result', 'digest'])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** How long a second sending waits for the answer of the first, which has committed and is being written: at most a second. */
const WAIT = { times: 20, milliseconds: 50 }

/** The first sending of this key with its answer. `result` stays null where it never came, e.g. because the program was killed. */
export async function awaitFirstResult(ctx: Ctx, scope: string, key: string): Promise<First | undefined> {
  let first = await findFirstResult(ctx, scope, key)
  for (let n = 0; first && !first.result && n < WAIT.times; n++) {
    await pause(WAIT.milliseconds)
    first = await findFirstResult(ctx, scope, key)
  }
  return first
}

/** Forgets a sending that was answered with the same form once more, to be corrected: it may be sent again as it is. */
export async function forgetClaim(ctx: Ctx, scope: string, key: string): Promise<void> {
  await tables(ctx)
    .deleteFrom('idempotency')
    .where('scope', '=', scope)
    .where('key', '=', key)
    .where('result', 'is', null)
    .execute()
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

/** SHA-256 (base64url) of what a form says, files included, however it was encoded. */
export async function digestForm(data: FormData): Promise<string> {
  const hash = createHash('sha256')
  for (const [name, value] of data) {
    const content = typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer())
    hash.update(JSON.stringify([name, typeof value === 'string' ? '' : value.name, content.length])).update(content)
  }
  return hash.digest('base64url')
}
