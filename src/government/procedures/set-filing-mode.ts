import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { getAgency } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { forgetModes } from './filing-mode.ts'
import { text } from './messages.ts'
import { maySetFilingMode } from './permissions.ts'
import { tables } from './tables.ts'

export const SetFilingMode = z.object({
  agencyId: z.uuid(),
  mode: z.enum(['local', 'national']),
  /** First day, today or later: what was filed stays as it was filed. */
  validFrom: z.iso.date(),
})

/** Decides how an agency takes online dossiers from a day on. Errors: not_found, forbidden, invalid. */
export async function setFilingMode(ctx: Ctx, input: z.input<typeof SetFilingMode>): Promise<void> {
  const { agencyId, mode, validFrom } = check(ctx, SetFilingMode, input)
  await getAgency(ctx, agencyId)
  ensure(ctx, maySetFilingMode(ctx.actor, agencyId))
  if (validFrom < vietnamDate(ctx.now)) throw invalid(ctx, { validFrom: text(ctx).modePast })
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('filing_mode')
      .values({ agency_id: agencyId, valid_from: validFrom, mode })
      .onConflict((conflict) => conflict.columns(['agency_id', 'valid_from']).doUpdateSet({ mode }))
      .execute()
    appendAudit(ctx, {
      agencyId,
      action: 'procedures.filing-mode-set',
      subject: { kind: 'agency', id: agencyId },
      data: { mode, validFrom },
    })
  })
  forgetModes(ctx)
}
