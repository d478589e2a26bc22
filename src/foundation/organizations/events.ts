import type { Actor, Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { emit } from '#platform/events'

/** The posts of this person have changed, or begin or end today: what their sessions carry is to be renewed. */
export interface PositionsChanged {
  personId: string
}

/** Names, codes, standing or succession of these agencies have changed. */
export interface AgenciesChanged {
  agencyIds: string[]
}

/**
 * An act of administration, for the audit trail, which stands above this module. Carries who, when and the entry's id, so that
 * it is written once however often it is delivered.
 */
export interface Administered {
  entryId: string
  at: string
  requestId: string
  actor: Actor
  agencyId: string
  action: string
  subject: { kind: string; id: string; code?: string | null }
  concerns: string | null
  data: object
}

export const positionsChanged = (ctx: Ctx, payload: PositionsChanged): void =>
  emit(ctx, 'organizations.positions-changed', payload)

export const agenciesChanged = (ctx: Ctx, payload: AgenciesChanged): void => emit(ctx, 'organizations.agencies-changed', payload)

export function administered(
  ctx: Ctx,
  what: Pick<Administered, 'agencyId' | 'action' | 'subject' | 'data'> & { concerns?: string },
): void {
  const payload: Administered = {
    entryId: newId(),
    at: ctx.now.toISOString(),
    requestId: ctx.requestId,
    actor: ctx.actor,
    concerns: null,
    ...what,
  }
  emit(ctx, 'organizations.administered', payload)
}
