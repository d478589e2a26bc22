import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { dueAfter } from './dossier-clock.ts'
import { tables } from './tables.ts'

let limits: { from: string; hours: number }[] | undefined

/** By when a filing that came in now is to be answered at the desk; configuration by date, read once (facts §1.2). */
export async function receiveBy(ctx: Ctx, agencyId: string): Promise<Date> {
  limits ??= (await tables(ctx).selectFrom('receive_limit').selectAll().orderBy('valid_from', 'desc').execute()).map((row) => ({
    from: row.valid_from,
    hours: row.working_hours,
  }))
  const today = vietnamDate(ctx.now)
  const limit = limits.find(({ from }) => from <= today) ?? limits.at(-1)
  if (!limit) throw new Error('no time limit of receiving is configured')
  return dueAfter(ctx, agencyId, ctx.now, { value: limit.hours, unit: 'working_hour' })
}
