import { type Actor, hasRole } from '#platform/context'

/** An agency's administrator sets its hours. */
export const maySetOpeningHours = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.agencyId === agencyId)
