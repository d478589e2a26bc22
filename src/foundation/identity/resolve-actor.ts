import { listPostsOf, type Post } from '#foundation/organizations'
import { findUnitById } from '#foundation/units'
import { type Ctx, hasRole } from '#platform/context'
import { ensureVisible } from '#platform/errors'
import type { Session } from '#platform/sessions'
import { tables } from './tables.ts'

export type PersonActor = Session['actor']
export type Assurance = PersonActor['assurance']

/** An officer's powers need this much: a second factor, a passkey, or the national identity at level 2. */
export const OFFICER_ASSURANCE = 2

/** As what a person wants to act: in one agency, as a citizen (`null`), or as they first can. */
export interface ActorChoice {
  agencyId?: string | null
}

/**
 * Who a person is today: an officer where they hold a post and have proved themselves well enough, else a citizen. `posts` are all they
 * could choose. Error: not_found.
 */
export async function resolveActor(
  ctx: Ctx,
  personId: string,
  assurance: Assurance,
  choice: ActorChoice = {},
): Promise<{ actor: PersonActor; posts: Post[] }> {
  const person = ensureVisible(
    ctx,
    await tables(ctx).selectFrom('person').select('full_name').where('person_id', '=', personId).executeTakeFirst(),
  )
  const posts = await listPostsOf(ctx, personId)
  const actor = actorOf({ id: personId, name: person.full_name }, assurance, posts, choice)
  return { actor: await withProvince(ctx, actor, posts), posts }
}

/** An administrator whose agency serves a whole province carries it: what they may reform lies in it. */
async function withProvince(ctx: Ctx, actor: PersonActor, posts: readonly Post[]): Promise<PersonActor> {
  if (!hasRole(actor, 'administrator')) return actor
  const unitId = posts.find((post) => post.agencyId === actor.agencyId)?.unitId
  const unit = unitId ? await findUnitById(ctx, { id: unitId }) : undefined
  return unit?.level === 'province' ? { ...actor, provinceId: unit.id } : actor
}

/** The rule alone: an agency chosen that is no longer theirs falls back to the first post. */
export function actorOf(
  person: { id: string; name: string },
  assurance: Assurance,
  posts: readonly Post[],
  choice: ActorChoice,
): PersonActor {
  const common = { personId: person.id, name: person.name, assurance }
  const post = posts.find((p) => p.agencyId === choice.agencyId) ?? posts[0]
  if (!post || choice.agencyId === null || assurance < OFFICER_ASSURANCE) return { kind: 'citizen', ...common }
  return {
    kind: 'officer',
    ...common,
    agencyId: post.agencyId,
    agencyName: post.agencyName,
    visibleAgencyIds: post.visibleAgencyIds,
    roles: post.roles,
  }
}
