import { noteListView } from '#foundation/audit'
import type { Ctx, OfficerRole } from '#platform/context'
import { isOfficer } from '#platform/context'
import { comparePersons } from '#platform/vietnamese'
import { daysOnline, postsIn } from './posts-in.ts'
import { type Reader, readerOf } from './reader-of.ts'
import { type Month, monthOf } from './usage-month.ts'

export interface PersonOnline {
  /** Null to a province, except of leaders. */
  personId: string | null
  name: string | null
  titles: string[]
  roles: OfficerRole[]
  isOnline: boolean
  /** Null to a province, except of leaders: it sees whether, not how often. */
  days: number | null
}

/** The people behind "so many of so many work on line" of an agency. Errors: unauthenticated, forbidden, not_found. */
export async function listPeopleOnline(
  ctx: Ctx,
  query: { agencyId?: string | undefined; month?: string | undefined },
): Promise<{ month: Month; reader: Reader; items: PersonOnline[] }> {
  const month = monthOf(ctx, query.month)
  const agencyId = query.agencyId ?? (isOfficer(ctx.actor) ? ctx.actor.agencyId : '')
  const reader = await readerOf(ctx, agencyId, month, undefined)
  const posts = Map.groupBy(await postsIn(ctx, [agencyId], month), (post) => post.person_id)
  const online = await daysOnline(ctx, [agencyId], month)
  const items = [...posts].map(([personId, held]): PersonOnline => {
    const days = online.get(`${agencyId} ${personId}`) ?? 0
    const roles = [...new Set(held.flatMap((post) => post.roles))]
    const shown = reader === 'leader' || roles.includes('leader')
    return {
      ...{ personId: shown ? personId : null, name: shown ? held[0]!.person_name : null, days: shown ? days : null },
      ...{ titles: [...new Set(held.map((post) => post.title))], roles, isOnline: days > 0 },
    }
  })
  await noteListView(ctx, {
    action: 'usage.list-viewed',
    list: 'people',
    filter: { agencyId, month: month.key },
    shown: items.length,
  })
  const byTitle = (a: PersonOnline, b: PersonOnline) => a.titles.join().localeCompare(b.titles.join(), 'vi')
  return {
    ...{ month, reader },
    items: items.sort((a, b) => comparePersons(a.name ?? '', b.name ?? '') || byTitle(a, b)),
  }
}
