import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { administered } from './events.ts'
import { text } from './messages.ts'
import { mayAdminister } from './permissions.ts'
import { tables } from './tables.ts'

export const ClosePosition = z.object({
  agencyId: z.uuid(),
  positionId: z.string().trim().min(1).pipe(z.uuid()),
  /** Last day of the position, included. */
  lastDay: z.iso.date(),
  basis: z.string().trim().max(300).default(''),
})

/**
 * Closes a position: after its last day nobody can be appointed to it. It is kept, with all who ever held it; opened again it is a new one. Errors:
 * forbidden, not_found, invalid (before it began), conflict (closed already; somebody holds it after that day; or the last position of a role,
 * whose work, waiting or to come, would reach nobody).
 */
export async function closePosition(ctx: Ctx, input: z.input<typeof ClosePosition>): Promise<void> {
  const { agencyId, positionId, lastDay, basis } = check(ctx, ClosePosition, input)
  ensure(ctx, mayAdminister(ctx.actor, agencyId))
  const t = text(ctx)
  await inTransaction(ctx, async (ctx) => {
    const db = tables(ctx)
    // All open positions are locked: two closed at once cannot each count on the other, and an appointment at this moment waits.
    const open = await db
      .selectFrom('position')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('id', '=', positionId)]))
      .orderBy('id')
      .forUpdate()
      .execute()
    const position = ensureVisible(
      ctx,
      open.find((one) => one.id === positionId),
    )
    if (position.valid_to) throw conflict(t.alreadyClosed(position.title, position.valid_to))
    if (lastDay < position.valid_from) throw invalid(ctx, { lastDay: t.notBefore(position.valid_from) })
    const holders = await db
      .selectFrom('holding')
      .select('person_name')
      .distinct()
      .where('agency_id', '=', agencyId)
      .where('position_id', '=', positionId)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', lastDay)]))
      .execute()
    if (holders.length > 0) throw conflict(t.stillHeld(holders.map((holder) => holder.person_name).join(', ')))
    // Work waits for a role, never for a position; the last position of a role is the one where it waits.
    const orphaned = position.roles.filter((role) => !open.some((one) => one.id !== positionId && one.roles.includes(role)))
    if (orphaned.length > 0) throw conflict(t.lastOfRole(orphaned.map((role) => t.role[role]).join(', ')))
    await db
      .updateTable('position')
      .set({ valid_to: lastDay })
      .where('agency_id', '=', agencyId)
      .where('id', '=', positionId)
      .execute()
    administered(ctx, {
      agencyId,
      action: 'organizations.position-closed',
      subject: { kind: 'position', id: positionId },
      data: { title: position.title, lastDay, basis },
    })
  })
}
