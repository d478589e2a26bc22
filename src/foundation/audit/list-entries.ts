import type { Ctx } from '#platform/context'
import { decodeCursor, isUuid, type Page, pageOf } from '#platform/database'
import { ensure } from '#platform/errors'
import { mayReadEntries } from './permissions.ts'
import { tables } from './tables.ts'

/** An entry of evidence about one subject. */
export interface Entry {
  id: string
  at: Date
  action: string
  actor: { kind: string; id: string | null; name: string; agencyName: string | null }
  reason: string | null
  data: unknown
}

/**
 * What was done with one record, newest first: the evidence behind "why late, why refused". For leaders and administrators of
 * an agency that sees it. Errors: forbidden, unauthenticated.
 */
export async function listEntries(
  ctx: Ctx,
  query: { agencyId: string; subject: { kind: string; id: string }; after?: string; limit?: number },
): Promise<Page<Entry>> {
  ensure(ctx, mayReadEntries(ctx.actor, query.agencyId))
  const limit = query.limit ?? 50
  const [before] = decodeCursor(query.after) ?? []
  let select = tables(ctx)
    .selectFrom('entry')
    .selectAll()
    .where('agency_id', '=', query.agencyId)
    .where('subject_kind', '=', query.subject.kind)
    .where('subject_id', '=', query.subject.id)
  if (typeof before === 'string' && isUuid(before)) select = select.where('id', '<', before)
  const rows = await select
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit, (row) => [row.id])
  return {
    next: page.next,
    items: page.items.map((row) => ({
      id: row.id,
      at: row.at,
      action: row.action,
      actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name, agencyName: row.actor_agency_name },
      reason: row.reason,
      data: row.data,
    })),
  }
}
