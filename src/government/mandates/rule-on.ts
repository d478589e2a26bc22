import type { Ctx } from '#platform/context'
import { type RuleTable, tables } from './tables.ts'

/** The terms in force on a day: how long a mandate lasts, how long a code and how many guesses. */
export function ruleOn(ctx: Ctx, day: string): Promise<RuleTable> {
  return tables(ctx)
    .selectFrom('rule')
    .selectAll()
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
