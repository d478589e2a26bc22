import { getAgency } from '#foundation/organizations'
import { type Ctx, isOfficer } from '#platform/context'
import { isUuid } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import { mayReadAgency, mayReadProvince } from './permissions.ts'
import { postsIn } from './posts-in.ts'
import type { Month } from './usage-month.ts'

export type Reader = 'own' | 'leader' | 'province'

/** As whom this officer reads an agency's work, or one person's there. Errors: unauthenticated, forbidden, not_found. */
export async function readerOf(ctx: Ctx, agencyId: string, month: Month, personId: string | undefined): Promise<Reader> {
  const { actor } = ctx
  ensure(ctx, isOfficer(actor))
  if (!isUuid(agencyId) || (personId !== undefined && !isUuid(personId))) throw notFound(ctx)
  if (isOfficer(actor) && actor.agencyId === agencyId && actor.personId === personId) return 'own'
  if (mayReadAgency(actor, agencyId)) return 'leader'
  const above = isOfficer(actor) ? actor.agencyId : ''
  ensure(ctx, mayReadProvince(actor, await getAgency(ctx, above)) && (await isBelow(ctx, agencyId, above)))
  if (personId !== undefined) {
    const held = (await postsIn(ctx, [agencyId], month)).filter((post) => post.person_id === personId)
    ensure(
      ctx,
      held.some((post) => post.roles.includes('leader')),
    )
  }
  return 'province'
}

/** Whether an agency is this one or stands below it; agencies are read from memory. */
export async function isBelow(ctx: Ctx, id: string, aboveId: string): Promise<boolean> {
  for (let at: string | null = id, steps = 0; at && steps < 6; steps++) {
    if (at === aboveId) return true
    at = (await getAgency(ctx, at)).parentId
  }
  return false
}
