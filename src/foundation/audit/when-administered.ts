import type { Administered } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { appendAudit } from './append-audit.ts'
import { PLATFORM_TREE, tables } from './tables.ts'

/** An act of a module below audit, which cannot call it: who, when, and the id of the entry that it becomes. */
type Act = Omit<Administered, 'agencyId'> & { agencyId: string | null }

/** Modules below audit tell their acts of administration by events, with who and when; each is entered once, however often it is delivered. */
export async function whenAdministered(ctx: Ctx, event: Act): Promise<void> {
  await inTransaction({ ...ctx, actor: event.actor, requestId: event.requestId, now: new Date(event.at) }, async (ctx) => {
    const known = await tables(ctx)
      .selectFrom('entry')
      .select('id')
      .where('agency_id', '=', event.agencyId ?? PLATFORM_TREE)
      .where('id', '=', event.entryId)
      .executeTakeFirst()
    if (known) return
    const { agencyId, action, subject, concerns, data } = event
    appendAudit(ctx, { agencyId, action, subject, concerns, data }, event.entryId)
  })
}
