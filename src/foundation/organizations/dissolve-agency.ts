import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { addDays } from '#platform/time'
import { agencyRegister, beginChange } from './agency-register.ts'
import { administered, agenciesChanged } from './events.ts'
import { text } from './messages.ts'
import { mayRestructure } from './permissions.ts'
import { tables } from './tables.ts'

export const DissolveAgency = z.object({
  agencyId: z.uuid(),
  /** Last day of the agency, included. */
  lastDay: z.iso.date(),
  /** Who takes over its rows and its work; several where it was split. A merger is this for each of the merged. */
  successorIds: z.array(z.uuid()).max(100).default([]),
  basis: z.string().trim().max(300).default(''),
})

/**
 * Ends an agency: closes its code, names its successors, which see its records from the next day on, and (by a job) ends its
 * appointments. Nothing is moved or rewritten. Errors: not_found, forbidden, invalid, conflict (already dissolved).
 * Emits organizations.agencies-changed.
 */
export async function dissolveAgency(ctx: Ctx, input: z.input<typeof DissolveAgency>): Promise<void> {
  const { agencyId, lastDay, basis, ...given } = check(ctx, DissolveAgency, input)
  const successorIds = [...new Set(given.successorIds)]
  await inTransaction(ctx, async (ctx) => {
    await beginChange(ctx)
    const register = await agencyRegister(ctx)
    const agency = ensureVisible(ctx, register.byId.get(agencyId))
    ensure(ctx, mayRestructure(ctx.actor, agency))
    if (agency.validTo) throw conflict(text(ctx).alreadyDissolved(agency.validTo))
    if (lastDay < agency.validFrom) throw invalid(ctx, { lastDay: text(ctx).notBefore(agency.validFrom) })
    const effectiveOn = addDays(lastDay, 1)
    for (const id of successorIds) {
      const successor = register.byId.get(id)
      const stands = successor && successor.validFrom <= effectiveOn && (!successor.validTo || successor.validTo >= effectiveOn)
      if (!stands || id === agencyId) throw invalid(ctx, { successorIds: text(ctx).successorNotStanding })
    }
    const db = tables(ctx)
    await db.updateTable('agency').set({ valid_to: lastDay }).where('id', '=', agencyId).execute()
    await db
      .updateTable('agency_code')
      .set({ valid_to: lastDay })
      .where('agency_id', '=', agencyId)
      .where('valid_to', 'is', null)
      .where('valid_from', '<=', lastDay)
      .execute()
    if (successorIds.length > 0)
      await db
        .insertInto('agency_succession')
        .values(successorIds.map((id) => ({ predecessor_id: agencyId, successor_id: id, effective_on: effectiveOn, basis })))
        .execute()
    // Appointments are rows of the agency and of persons: a transaction of their own (design §4).
    addJob(ctx, 'organizations.end-appointments', { agencyId, lastDay })
    agenciesChanged(ctx, { agencyIds: [agencyId, ...successorIds] })
    administered(ctx, {
      agencyId,
      action: 'organizations.agency-dissolved',
      subject: { kind: 'agency', id: agencyId },
      data: { lastDay, successorIds, basis },
    })
  })
}
