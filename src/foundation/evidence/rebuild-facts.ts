import { listAgencies } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { addDays, vietnamDate } from '#platform/time'
import { recountFacts } from './recount-facts.ts'

/** Before this day no agency of ours has worked. */
const FIRST_DAY = '2020-01-01'

/**
 * Counts everything anew, agency by agency, each in one transaction, so that a reader never meets an empty table. Gives exactly what the counts
 * of single days have given. Run at the first start (an installation from before the projection has facts but no totals); each night from `from` on.
 */
export async function rebuildFacts(outer: Ctx, from = FIRST_DAY): Promise<void> {
  const ctx = asSystem(outer, 'evidence')
  let after: string | undefined
  do {
    const page = await listAgencies(ctx, { onDate: 'all', limit: 500, ...(after ? { after } : {}) })
    // A day ahead: a clock that was wrong for an hour around midnight leaves nothing uncounted.
    for (const { id } of page.items) await recountFacts(ctx, { agencyId: id, from, to: addDays(vietnamDate(ctx.now), 1) })
    after = page.next ?? undefined
  } while (after)
}

/** Job: the last weeks again, for what a lost job left uncounted. */
export const rebuildLately = (ctx: Ctx): Promise<void> => rebuildFacts(ctx, addDays(vietnamDate(ctx.now), -45))
