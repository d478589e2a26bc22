import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf } from '#platform/database'
import { ensure } from '#platform/errors'
import { text } from './messages.ts'
import { mayReformUnits } from './permissions.ts'
import { type ReformTable, tables } from './tables.ts'

export interface RecordedReform {
  id: string
  kind: ReformTable['kind']
  legalBasis: string
  effectiveDate: string
  madeBy: string
  madeAt: Date
  units: { ended: string[]; created: string[]; changed: string[] }
}

/** Reforms recorded in this installation, the latest first, paged. For administrators. */
export async function listReforms(ctx: Ctx, by: { after?: string; limit?: number } = {}): Promise<Page<RecordedReform>> {
  ensure(ctx, mayReformUnits(ctx.actor), text(ctx).reform.forbidden)
  const limit = by.limit ?? 20
  // Ids are UUIDs of version 7: they rise with time.
  let query = tables(ctx)
    .selectFrom('reform')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  const [after] = decodeCursor(by.after) ?? []
  if (typeof after === 'string' && /^[0-9a-f-]{36}$/.test(after)) query = query.where('id', '<', after)
  const page = pageOf(await query.execute(), limit, (row) => [row.id])
  return {
    items: page.items.map((row) => ({
      id: row.id,
      kind: row.kind,
      legalBasis: row.legal_basis,
      effectiveDate: row.effective_date,
      madeBy: row.made_by_name,
      madeAt: row.made_at,
      units: row.detail as RecordedReform['units'],
    })),
    next: page.next,
  }
}
