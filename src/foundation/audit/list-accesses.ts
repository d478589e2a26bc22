import type { Ctx } from '#platform/context'
import { isSamePerson } from '#platform/context'
import { decodeCursor, isUuid, type Page, pageOf } from '#platform/database'
import { ensure } from '#platform/errors'
import { tables } from './tables.ts'

/** Somebody changed or opened a record of the person. */
export interface Access {
  id: string
  at: Date
  agencyId: string
  action: string
  subject: { kind: string; id: string; code: string | null }
  /** Who; `own` where it was the person concerned. */
  actor: { kind: string; name: string; agencyName: string | null; own: boolean }
  reason: string | null
}

/** "Who looked at my file": newest first, only for the person concerned. Errors: forbidden, unauthenticated. */
export async function listAccesses(ctx: Ctx, query: { personId: string; after?: string; limit?: number }): Promise<Page<Access>> {
  ensure(ctx, isSamePerson(ctx.actor, query.personId))
  const limit = query.limit ?? 30
  const [before] = decodeCursor(query.after) ?? []
  let select = tables(ctx).selectFrom('access').selectAll().where('person_id', '=', query.personId)
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
      agencyId: row.agency_id,
      action: row.action,
      subject: { kind: row.subject_kind, id: row.subject_id, code: row.subject_code },
      actor: {
        kind: row.actor_kind,
        name: row.actor_name,
        agencyName: row.actor_agency_name,
        own: row.actor_id === query.personId,
      },
      reason: row.reason,
    })),
  }
}
