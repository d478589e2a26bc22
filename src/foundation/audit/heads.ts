import type { Ctx } from '#platform/context'
import { decodeCursor, isUuid, type Page, pageOf, sql } from '#platform/database'
import { type HeadTable, tables } from './tables.ts'

/** A signed head: the state of an agency's tree at a moment. Binary values are lower-case hex. */
export interface Head {
  agencyId: string
  size: number
  root: string
  at: Date
  keyId: string
  signature: string
  prev: string | null
}

export const toHead = (row: HeadTable): Head => ({
  agencyId: row.agency_id,
  size: row.size,
  root: row.root.toString('hex'),
  at: row.at,
  keyId: row.key_id,
  signature: row.signature.toString('hex'),
  prev: row.prev?.toString('hex') ?? null,
})

/** The newest head of an agency's tree, printed on receipts; undefined before the first sealing. */
export async function newestHead(ctx: Ctx, agencyId: string): Promise<Head | undefined> {
  const row = await tables(ctx)
    .selectFrom('head')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toHead(row)
}

/** The newest head of each agency, by agency id. Public. */
export async function listNewestHeads(ctx: Ctx, query: { after?: string; limit?: number }): Promise<Page<Head>> {
  const limit = query.limit ?? 50
  const [after] = decodeCursor(query.after) ?? []
  const from = typeof after === 'string' && isUuid(after) ? after : null
  const { rows } = await sql<HeadTable>`
    select head.* from (
      select agency_id from audit.tree where ${from}::uuid is null or agency_id > ${from}::uuid order by agency_id limit ${limit + 1}
    ) t cross join lateral (
      select * from audit.head where head.agency_id = t.agency_id order by size desc limit 1
    ) head order by head.agency_id`.execute(ctx.db)
  return pageOf(rows.map(toHead), limit, (head) => [head.agencyId])
}

/** The heads of one agency, newest first. Public. */
export async function listHeads(ctx: Ctx, agencyId: string, query: { after?: string; limit?: number }): Promise<Page<Head>> {
  const limit = query.limit ?? 50
  const [below] = decodeCursor(query.after) ?? []
  let select = tables(ctx).selectFrom('head').selectAll().where('agency_id', '=', agencyId)
  if (typeof below === 'number') select = select.where('size', '<', below)
  const rows = await select
    .orderBy('size', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(toHead), limit, (head) => [head.size])
}

/** Every public key that has signed heads here, id → PEM. */
export async function publicKeys(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await tables(ctx).selectFrom('signing_key').select(['id', 'public_key']).orderBy('first_used_at').execute()
  return new Map(rows.map((row) => [row.id, row.public_key]))
}
