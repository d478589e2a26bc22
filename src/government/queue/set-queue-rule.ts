import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { checkDecision, decide } from './decide-setup.ts'
import { tables } from './tables.ts'

export const SetRule = z.object({
  agencyId: z.uuid(),
  /** 'YYYY-MM-DD' */
  validFrom: z.string(),
  ordinaryBetween: z.coerce.number().int().min(0).max(50),
  dailyLimit: z.coerce.number().int().min(1).max(5000),
  outsideHours: z.boolean(),
})

/** Order of priority, numbers a day and hours, from a day on; set again for the same day, the last word holds. */
export async function setQueueRule(ctx: Ctx, input: z.input<typeof SetRule>): Promise<void> {
  const { agencyId, validFrom, ...rule } = checkDecision(ctx, SetRule, input)
  const values = { ordinary_between: rule.ordinaryBetween, daily_limit: rule.dailyLimit, outside_hours: rule.outsideHours }
  await decide(ctx, agencyId, 'queue.rule-set', agencyId, { validFrom, ...rule }, (ctx) =>
    tables(ctx)
      .insertInto('rule')
      .values({ agency_id: agencyId, valid_from: validFrom, ...values })
      .onConflict((conflict) => conflict.columns(['agency_id', 'valid_from']).doUpdateSet(values))
      .execute(),
  )
}
