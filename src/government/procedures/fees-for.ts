import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { type FeeDue, feesDue } from './fees-due.ts'
import type { Answers, ProcedureVersion } from './procedure-types.ts'
import { tariffOf } from './tariff-of.ts'

/** Fees that an application filed today with an agency owes, with what its province decided; amounts in đồng. */
export async function feesFor(
  ctx: Ctx,
  version: ProcedureVersion,
  answers: Answers,
  by: { agencyId: string; channel: string },
): Promise<FeeDue[]> {
  const onDate = vietnamDate(ctx.now)
  return feesDue(version, answers, { channel: by.channel, tariff: await tariffOf(ctx, by.agencyId, onDate), onDate })
}
