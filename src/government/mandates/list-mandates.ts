import { type Ctx, personIdOf } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { ensure, unauthenticated } from '#platform/errors'
import { type Use, whyNot } from './mandate-state.ts'
import { may } from './permissions.ts'
import { type MandateTable, tables } from './tables.ts'

interface Filter {
  after?: string | undefined
  limit?: number
}

/** What the person has given to others (`given`) or holds from others (`held`), the newest first, whatever became of it. */
export async function listMandates(ctx: Ctx, side: 'given' | 'held', filter: Filter = {}): Promise<Page<MandateTable>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  ensure(ctx, may.give(ctx.actor))
  const limit = filter.limit ?? 20
  const [at, id] = decodeCursor(filter.after) ?? []
  const from = typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at))
  let rows: MandateTable[]
  if (side === 'given') {
    let query = tables(ctx).selectFrom('mandate').selectAll().where('person_id', '=', personId)
    if (from) query = query.where(sql<boolean>`(granted_at, id) < (${at}::timestamptz, ${id}::uuid)`)
    rows = await query
      .orderBy('granted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
  } else {
    let query = tables(ctx).selectFrom('held').selectAll().where('person_id', '=', personId)
    if (from) query = query.where(sql<boolean>`(granted_at, mandate_id) < (${at}::timestamptz, ${id}::uuid)`)
    const held = await query
      .orderBy('granted_at', 'desc')
      .orderBy('mandate_id', 'desc')
      .limit(limit + 1)
      .execute()
    rows = await mandatesOf(ctx, held)
  }
  return pageOf(rows, limit, (row) => [row.granted_at.toISOString(), row.id])
}

/** The owners' rows of an agent's index, in its order. Not a join: owner and agent may lie on different nodes. */
async function mandatesOf(ctx: Ctx, held: { owner_id: string; mandate_id: string }[]): Promise<MandateTable[]> {
  if (held.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('mandate')
    .selectAll()
    .where(
      'person_id',
      'in',
      held.map((one) => one.owner_id),
    )
    .where(
      'id',
      'in',
      held.map((one) => one.mandate_id),
    )
    .execute()
  return held.flatMap(({ mandate_id }) => rows.filter((row) => row.id === mandate_id))
}

/** Of what the citizen holds, all that serves this use now. */
export async function usableMandates(ctx: Ctx, use: Omit<Use, 'at'>): Promise<MandateTable[]> {
  const { items } = await listMandates(ctx, 'held', { limit: 200 })
  return items.filter((row) => !whyNot(row, { ...use, at: ctx.now }))
}
