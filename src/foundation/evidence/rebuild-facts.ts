import { listAgencies } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { addDays, vietnamDate } from '#platform/time'
import { recountFacts } from './recount-facts.ts'
import { tables } from './tables.ts'

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
  const codes = codesOf(ctx)
  if (from === FIRST_DAY && codes.length > 0)
    await tables(ctx)
      .insertInto('known_measure')
      .values(codes.map((measure) => ({ measure, counted_at: ctx.now })))
      .onConflict((known) => known.doNothing())
      .execute()
}

/** Job: the last weeks again, for what a lost job left uncounted; everything where a module has brought a measure that was never counted. */
export async function rebuildLately(ctx: Ctx): Promise<void> {
  const known = await tables(ctx).selectFrom('known_measure').select('measure').execute()
  const isKnown = new Set(known.map((row) => row.measure))
  await rebuildFacts(ctx, codesOf(ctx).every((code) => isKnown.has(code)) ? addDays(vietnamDate(ctx.now), -45) : FIRST_DAY)
}

const codesOf = (ctx: Ctx): string[] => ctx.ports.measures.sources.flatMap(({ measures }) => measures.map(({ code }) => code))
