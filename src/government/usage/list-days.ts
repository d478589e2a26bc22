import { noteListView } from '#foundation/audit'
import { type Ctx, isOfficer } from '#platform/context'
import { readerOf } from './reader-of.ts'
import { tables } from './tables.ts'
import { type Month, monthOf } from './usage-month.ts'

export interface OnlineDay {
  day: string
  signedIn: boolean
  worked: boolean
}

/** The days behind "so many days on line" of one person. Errors: unauthenticated, forbidden, not_found. */
export async function listOnlineDays(
  ctx: Ctx,
  query: { agencyId?: string | undefined; personId?: string | undefined; month?: string | undefined },
): Promise<{ month: Month; items: OnlineDay[] }> {
  const month = monthOf(ctx, query.month)
  const me = isOfficer(ctx.actor) ? ctx.actor : undefined
  const agencyId = query.agencyId ?? me?.agencyId ?? ''
  const personId = query.personId ?? me?.personId ?? ''
  await readerOf(ctx, agencyId, month, personId)
  const rows = await tables(ctx)
    .selectFrom('presence')
    .select(['day', 'signed_in', 'worked'])
    .where('agency_id', '=', agencyId)
    .where('person_id', '=', personId)
    .where('day', '>=', month.from)
    .where('day', '<=', month.to)
    .orderBy('day')
    .execute()
  if (personId !== me?.personId)
    await noteListView(ctx, {
      action: 'usage.list-viewed',
      list: 'days',
      filter: { agencyId, month: month.key, of: personId },
      shown: rows.length,
    })
  return { month, items: rows.map((row) => ({ day: row.day, signedIn: row.signed_in, worked: row.worked })) }
}
