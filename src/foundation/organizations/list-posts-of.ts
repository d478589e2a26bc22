import type { Ctx, OfficerRole } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { agencyRegister, isOn, lineageOf, nameOn } from './agency-register.ts'
import { tables } from './tables.ts'

/** What a person is in one agency on a day. */
export interface Post {
  agencyId: string
  agencyName: string
  /** The unit the agency serves, as it was set up. */
  unitId: string | null
  /** The agency and all its predecessors: rows never move when units merge. */
  visibleAgencyIds: string[]
  /** All roles of all positions held there. */
  roles: OfficerRole[]
  titles: string[]
}

/**
 * The posts of a person on a date ('YYYY-MM-DD', today by default), one for each agency; empty for who holds none. A post in a
 * dissolved agency gives nothing. Reads what is committed now, for sign-in and for renewing sessions.
 */
export async function listPostsOf(ctx: Ctx, personId: string, onDate = vietnamDate(ctx.now)): Promise<Post[]> {
  const held = await tables(ctx)
    .selectFrom('person_post')
    .select(['agency_id', 'title', 'roles'])
    .where('person_id', '=', personId)
    .where('valid_from', '<=', onDate)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', onDate)]))
    .orderBy('valid_from')
    .orderBy('holding_id')
    .execute()
  if (held.length === 0) return []
  const register = await agencyRegister(ctx, 0)
  const posts = new Map<string, Post>()
  for (const row of held) {
    const agency = register.byId.get(row.agency_id)
    if (!agency || !isOn(agency, onDate)) continue
    const post = posts.get(agency.id) ?? {
      agencyId: agency.id,
      agencyName: nameOn(agency, onDate),
      unitId: agency.unitId,
      visibleAgencyIds: lineageOf(register, agency.id, onDate),
      roles: [],
      titles: [],
    }
    posts.set(agency.id, {
      ...post,
      roles: [...new Set([...post.roles, ...row.roles])],
      titles: [...post.titles, row.title],
    })
  }
  return [...posts.values()]
}
