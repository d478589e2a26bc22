import type { Administered } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { appendAudit } from './append-audit.ts'
import { tables } from './tables.ts'

/** Organizations stands below audit and cannot call it: its acts arrive as events, with who and when, and are entered once. */
export async function whenOrganizationsAdministered(ctx: Ctx, event: Administered): Promise<void> {
  await inTransaction({ ...ctx, actor: event.actor, requestId: event.requestId, now: new Date(event.at) }, async (ctx) => {
    const known = await tables(ctx)
      .selectFrom('entry')
      .select('id')
      .where('agency_id', '=', event.agencyId)
      .where('id', '=', event.entryId)
      .executeTakeFirst()
    if (known) return
    const { agencyId, action, subject, concerns, data } = event
    appendAudit(ctx, { agencyId, action, subject, concerns, data }, event.entryId)
  })
}
