import { listAgencies } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { addDays, vietnamDate } from '#platform/time'
import { copyPosts } from './copy-posts.ts'
import { recountWork } from './recount-work.ts'

/** Before this day no agency of ours has worked. */
const FIRST_DAY = '2020-01-01'

/** Tells everything anew from tasks and positions, agency by agency and year by year. Sign-ins stay as they were told. */
export async function rebuildUsage(outer: Ctx, from = FIRST_DAY): Promise<void> {
  const ctx = asSystem(outer, 'usage')
  const today = vietnamDate(ctx.now)
  let after: string | undefined
  do {
    const page = await listAgencies(ctx, { onDate: 'all', limit: 500, ...(after ? { after } : {}) })
    for (const { id } of page.items) {
      await copyPosts(ctx, id)
      for (let start = from; start <= today; start = addDays(start, 366))
        await recountWork(ctx, { agencyId: id, from: start, to: addDays(start, 365) })
    }
    after = page.next ?? undefined
  } while (after)
}

/** Job: the last weeks again, for what a lost job left out, and the posts that began or ended. */
export const rebuildLately = (ctx: Ctx): Promise<void> => rebuildUsage(ctx, addDays(vietnamDate(ctx.now), -45))
