import { appendAudit } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { forbidden, invalid } from '#platform/errors'
import { changeActor } from '#platform/sessions'
import { officerSignedIn } from './events.ts'
import { text } from './messages.ts'
import { type PersonActor, resolveActor } from './resolve-actor.ts'

/**
 * Lets the person of a session go on as an officer of another of their agencies, or as a citizen (`agencyId` null). Errors: forbidden,
 * invalid (no post there, or not proved well enough).
 */
export async function choosePost(ctx: Ctx, sessionId: string, agencyId: string | null): Promise<PersonActor> {
  const { actor } = ctx
  if (actor.kind !== 'citizen' && actor.kind !== 'officer') throw forbidden(ctx)
  const { actor: chosen } = await resolveActor(ctx, actor.personId, actor.assurance, { agencyId })
  if (agencyId !== null && (chosen.kind !== 'officer' || chosen.agencyId !== agencyId))
    throw invalid(ctx, { agencyId: text(ctx).notYours })
  await inTransaction(ctx, async (ctx) => {
    await changeActor(ctx, sessionId, chosen)
    if (chosen.kind === 'officer') officerSignedIn(ctx, chosen)
    appendAudit(ctx, {
      agencyId,
      action: 'identity.post-chosen',
      subject: { kind: 'person', id: actor.personId },
    })
  })
  return chosen
}
