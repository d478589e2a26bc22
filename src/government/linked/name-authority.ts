import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { findAgencyByCode, getAgency } from '#foundation/organizations'
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
  // A committee is never another branch's office: not this commune's own, nor another's.
  if (doing.kind.startsWith('ubnd_')) throw invalid(ctx, { doingAgencyCode: text(ctx).notAnAuthority(doing.name) })
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
  const lead = await getAgency(ctx, leadAgencyId)
  const rows = await tables(ctx)
    .selectFrom('authority')
    .select(['lead_agency_id', 'authority', 'agency_id'])
    .where('lead_agency_id', 'in', [leadAgencyId, ...lead.predecessors.map((one) => one.agencyId)])
    .where('valid_from', '<=', vietnamDate(ctx.now))
    .orderBy('valid_from')
    .execute()
  // What the commune itself has named goes before what it took over from its predecessors.
  const own = (row: { lead_agency_id: string }) => row.lead_agency_id === leadAgencyId
  const named = new Map([...rows.filter((row) => !own(row)), ...rows.filter(own)].map((row) => [row.authority, row.agency_id]))
  for (const [authority, agencyId] of named) {
    const today = await standsToday(ctx, agencyId)
    if (today) named.set(authority, today)
    else named.delete(authority)
  }
  return named
}

/** The agency itself while it stands, else its one successor; undefined where it has none or several. */
async function standsToday(ctx: Ctx, agencyId: string): Promise<string | undefined> {
  const agency = await getAgency(ctx, agencyId)
  if (!agency.validTo || agency.validTo >= vietnamDate(ctx.now)) return agencyId
  return agency.successors.length === 1 ? standsToday(ctx, agency.successors[0]!.agencyId) : undefined
}
