import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, ensureVisible, invalid } from '#platform/errors'
import { addDays } from '#platform/time'
import { agencyRegister, beginChange } from './agency-register.ts'
import { administered, agenciesChanged } from './events.ts'
import { text } from './messages.ts'
import { mayRestructure } from './permissions.ts'
import { tables } from './tables.ts'

export const RenameAgency = z.object({
  agencyId: z.uuid(),
  name: z.string().trim().min(3).max(200),
  /** First day of the new name. */
  from: z.iso.date(),
})

/** Gives an agency another name from a day on; papers of before keep the old one. Emits organizations.agencies-changed. */
export async function renameAgency(ctx: Ctx, input: z.input<typeof RenameAgency>): Promise<void> {
  const { agencyId, name, from } = check(ctx, RenameAgency, input)
  await inTransaction(ctx, async (ctx) => {
    await beginChange(ctx)
    const agency = ensureVisible(ctx, (await agencyRegister(ctx)).byId.get(agencyId))
    ensure(ctx, mayRestructure(ctx.actor, agency))
    const last = agency.names.at(-1)
    const earliest = last ? addDays(last.from, 1) : agency.validFrom
    if (from < earliest) throw invalid(ctx, { from: text(ctx).notBefore(earliest) })
    if (agency.validTo && from > agency.validTo) throw invalid(ctx, { from: text(ctx).alreadyDissolved(agency.validTo) })
    await tables(ctx).insertInto('agency_name').values({ agency_id: agencyId, valid_from: from, name }).execute()
    agenciesChanged(ctx, { agencyIds: [agencyId] })
    administered(ctx, {
      agencyId,
      action: 'organizations.agency-renamed',
      subject: { kind: 'agency', id: agencyId },
      data: { before: last?.name ?? null, name, from },
    })
  })
}
