import type { AgenciesChanged, PositionsChanged } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { changeActor, listActors, type Session } from '#platform/sessions'
import { resolveActor } from './resolve-actor.ts'

/** Handler: posts of a person have changed, so what their living sessions carry changes too. Repeating it does no harm. */
export const whenPositionsChanged = async (ctx: Ctx, { personId }: PositionsChanged): Promise<void> =>
  renew(ctx, await listActors(ctx, { personId }))

/** Handler: a merged agency's officers see its predecessors' rows from the day on. Few sessions live at a time, so all are renewed. */
export const whenAgenciesChanged = async (ctx: Ctx, _: AgenciesChanged): Promise<void> =>
  renew(ctx, await listActors(ctx, { kind: 'officer' }))

async function renew(ctx: Ctx, sessions: Pick<Session, 'id' | 'actor'>[]): Promise<void> {
  for (const { id, actor } of sessions) {
    // Who chose to act as a citizen stays one; who was an officer and lost all posts becomes one.
    if (actor.kind === 'citizen') continue
    const { actor: renewed } = await resolveActor(ctx, actor.personId, actor.assurance, { agencyId: actor.agencyId })
    await changeActor(ctx, id, renewed)
  }
}
