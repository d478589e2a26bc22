import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, conflict, ensure, ensureVisible, invalid } from '#platform/errors'
import { agencyRegister } from './agency-register.ts'
import { administered, positionsChanged } from './events.ts'
import { text } from './messages.ts'
import { mayAdminister } from './permissions.ts'
import { type PositionKey, positionIdOf, STRUCTURES } from './structures.ts'
import { tables } from './tables.ts'

const KEYS = [...new Set(Object.values(STRUCTURES).flatMap((s) => s.positions.map((p) => p.key)))] as [
  PositionKey,
  ...PositionKey[],
]

/** An empty box is told apart from a wrong one. */
const Chosen = z.string().trim().min(1).pipe(z.uuid())

export const AppointOfficer = z
  .object({
    agencyId: z.uuid(),
    /** Either the id, or the key of a position of the standard structure. */
    positionId: Chosen.optional(),
    position: z.enum(KEYS).optional(),
    personId: Chosen,
    /** Copied for lists. */
    personName: z.string().trim().min(1).max(120),
    from: z.iso.date(),
    /** Last day included; open where absent. */
    until: z.iso.date().optional(),
    /** The decision of appointment. */
    basis: z.string().trim().max(300).default(''),
  })
  .transform(({ position, ...given }) => ({
    ...given,
    positionId: given.positionId ?? (position ? positionIdOf(given.agencyId, position) : ''),
  }))

/**
 * Lets a person hold a position from a day on. Errors: forbidden, not_found (agency, position), invalid (dates), conflict
 * (already holds it). Emits organizations.positions-changed.
 */
export async function appointOfficer(ctx: Ctx, input: z.input<typeof AppointOfficer>): Promise<{ holdingId: string }> {
  const given = check(ctx, AppointOfficer, input)
  ensure(ctx, mayAdminister(ctx.actor, given.agencyId))
  const agency = ensureVisible(ctx, (await agencyRegister(ctx)).byId.get(given.agencyId))
  if (given.from < agency.validFrom) throw invalid(ctx, { from: text(ctx).notBefore(agency.validFrom) })
  if (agency.validTo && given.from > agency.validTo) throw invalid(ctx, { from: text(ctx).alreadyDissolved(agency.validTo) })
  if (given.until && given.until < given.from) throw invalid(ctx, { until: text(ctx).untilBeforeFrom })
  if (!given.positionId) throw invalid(ctx, { positionId: text(ctx).positionNeeded })
  const holdingId = newId()
  try {
    await inTransaction(ctx, async (ctx) => {
      const db = tables(ctx)
      const position = ensureVisible(
        ctx,
        await db
          .selectFrom('position')
          .select(['title', 'roles', 'valid_to'])
          .where('agency_id', '=', given.agencyId)
          .where('id', '=', given.positionId)
          // One that is being closed at this moment is seen closed.
          .forShare()
          .executeTakeFirst(),
      )
      if (position.valid_to && position.valid_to < given.from) throw invalid(ctx, { positionId: text(ctx).positionClosed })
      if (position.valid_to && position.valid_to < (given.until ?? '9999-12-31'))
        throw invalid(ctx, { until: text(ctx).positionCloses(position.valid_to) })
      const span = { valid_from: given.from, valid_to: given.until ?? null }
      const overlapping = await db
        .selectFrom('holding')
        .select('id')
        .where('agency_id', '=', given.agencyId)
        .where('position_id', '=', given.positionId)
        .where('person_id', '=', given.personId)
        .where('valid_from', '<=', given.until ?? '9999-12-31')
        .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', given.from)]))
        .executeTakeFirst()
      if (overlapping) throw conflict(text(ctx).alreadyHolds(given.personName))
      const common = { agency_id: given.agencyId, position_id: given.positionId, person_id: given.personId, ...span }
      await db
        .insertInto('holding')
        .values({ ...common, id: holdingId, person_name: given.personName, basis: given.basis })
        .execute()
      await db
        .insertInto('person_post')
        .values({ ...common, holding_id: holdingId, title: position.title, roles: position.roles })
        .execute()
      positionsChanged(ctx, { personId: given.personId })
      administered(ctx, {
        agencyId: given.agencyId,
        action: 'organizations.officer-appointed',
        subject: { kind: 'holding', id: holdingId },
        concerns: given.personId,
        data: { title: position.title, roles: position.roles, from: given.from, until: given.until ?? null },
      })
    })
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'holding_open') throw conflict(text(ctx).alreadyHolds(given.personName))
    throw error
  }
  return { holdingId }
}
