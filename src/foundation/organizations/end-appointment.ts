import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { administered, positionsChanged } from './events.ts'
import { text } from './messages.ts'
import { mayAdminister } from './permissions.ts'
import { tables } from './tables.ts'

export const EndAppointment = z.object({
  agencyId: z.uuid(),
  holdingId: z.uuid(),
  /** Last day in the position, included. */
  lastDay: z.iso.date(),
  basis: z.string().trim().max(300).default(''),
})

/**
 * Ends a person's holding of a position. Errors: forbidden, not_found, invalid (before it began), conflict (ended already; or the
 * last administrator, without whom the agency would be locked out). Emits organizations.positions-changed.
 */
export async function endAppointment(ctx: Ctx, input: z.input<typeof EndAppointment>): Promise<void> {
  const { agencyId, holdingId, lastDay, basis } = check(ctx, EndAppointment, input)
  ensure(ctx, mayAdminister(ctx.actor, agencyId))
  await inTransaction(ctx, async (ctx) => {
    const db = tables(ctx)
    // All open holdings of the agency are locked: two administrators cannot dismiss each other at once.
    const open = await db
      .selectFrom('holding')
      .innerJoin('position', (join) =>
        join.onRef('position.agency_id', '=', 'holding.agency_id').onRef('position.id', '=', 'holding.position_id'),
      )
      .select(['holding.id', 'holding.person_id', 'holding.valid_from', 'holding.valid_to', 'position.title', 'position.roles'])
      .where('holding.agency_id', '=', agencyId)
      .where((eb) => eb.or([eb('holding.valid_to', 'is', null), eb('holding.id', '=', holdingId)]))
      .orderBy('holding.id')
      .forUpdate('holding')
      .execute()
    const held = ensureVisible(
      ctx,
      open.find((h) => h.id === holdingId),
    )
    if (held.valid_to && held.valid_to <= lastDay) throw conflict(text(ctx).alreadyEnded(held.valid_to))
    if (lastDay < held.valid_from) throw invalid(ctx, { lastDay: text(ctx).notBefore(held.valid_from) })
    const administers = (roles: string[]) => roles.includes('administrator')
    const another = open.some((h) => h.id !== holdingId && !h.valid_to && administers(h.roles))
    if (ctx.actor.kind !== 'system' && administers(held.roles) && !another) throw conflict(text(ctx).lastAdministrator)
    await db
      .updateTable('holding')
      .set({ valid_to: lastDay })
      .where('agency_id', '=', agencyId)
      .where('id', '=', holdingId)
      .execute()
    await db
      .updateTable('person_post')
      .set({ valid_to: lastDay })
      .where('person_id', '=', held.person_id)
      .where('holding_id', '=', holdingId)
      .execute()
    positionsChanged(ctx, { personId: held.person_id })
    administered(ctx, {
      agencyId,
      action: 'organizations.appointment-ended',
      subject: { kind: 'holding', id: holdingId },
      concerns: held.person_id,
      data: { title: held.title, lastDay, basis },
    })
  })
}
