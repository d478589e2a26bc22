import { type Actor, hasRole } from '#platform/context'

/** An agency's administrator sets its hours. */
export const maySetOpeningHours = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.agencyId === agencyId)

/** Whoever administers an agency may open the page of its hours. */
export const mayAdministerHours = (actor: Actor): boolean => hasRole(actor, 'administrator')
