import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { findAgencyByCode } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { text } from './messages.ts'
import { mayNameAuthority } from './permissions.ts'
import { tables } from './tables.ts'

export const NameAuthority = z.object({
  agencyId: z.uuid(),
  /** As the procedure names it, e.g. `Công an cấp xã`. */
  authority: z.string().trim().min(3).max(200),
  /** Identifier code of the agency that does its parts. */
  doingAgencyCode: z.string().trim().min(2).max(60),
})

/** Says which agency does the parts of an authority for this commune, from today on; what is under way stays where it is. */
export async function nameAuthority(ctx: Ctx, input: z.input<typeof NameAuthority>): Promise<void> {
  const { agencyId, authority, doingAgencyCode } = check(ctx, NameAuthority, input)
  ensure(ctx, mayNameAuthority(ctx.actor, agencyId))
  const doing = await findAgencyByCode(ctx, doingAgencyCode)
  if (!doing || doing.validTo) throw invalid(ctx, { doingAgencyCode: text(ctx).agencyUnknown(doingAgencyCode) })
  const valid_from = vietnamDate(ctx.now)
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('authority')
      .values({ lead_agency_id: agencyId, authority, valid_from, agency_id: doing.id })
      .onConflict((on) => on.columns(['lead_agency_id', 'authority', 'valid_from']).doUpdateSet({ agency_id: doing.id }))
      .execute()
    appendAudit(ctx, {
      agencyId,
      action: 'linked.authority-named',
      subject: { kind: 'agency', id: doing.id, code: doingAgencyCode },
      concerns: null,
      data: { authority },
    })
  })
}

/**
 * Which agency does the parts of each authority for a lead agency today. Where none is named the lead agency does the part itself: it sends the
 * papers its own way and enters the answer, so that nothing drops out of sight.
 */
export async function authoritiesOf(ctx: Ctx, leadAgencyId: string): Promise<Map<string, string>> {
  const rows = await tables(ctx)
    .selectFrom('authority')
    .select(['authority', 'agency_id'])
    .where('lead_agency_id', '=', leadAgencyId)
    .where('valid_from', '<=', vietnamDate(ctx.now))
    .orderBy('valid_from')
    .execute()
  return new Map(rows.map((row) => [row.authority, row.agency_id]))
}
