import { type Actor, hasRole } from '#platform/context'

/** The one-stop desk calls and serves, at its own agency only: predecessors have no hall any more. */
export const mayServe = (actor: Actor, agencyId: string): boolean => hasRole(actor, 'one_stop') && actor.agencyId === agencyId

/** Whether the desk is this person's place at all. */
export const mayOpenDesk = (actor: Actor): boolean => hasRole(actor, 'one_stop')

/** Waiting times are read by the desk itself, its leaders and the administrator. */
export const maySeeMeasures = (actor: Actor): boolean => hasRole(actor, 'one_stop', 'leader', 'administrator')

/** Lines, counters and rules are set by the agency's own administrator. */
export const mayAdministerQueue = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.agencyId === agencyId)

export const mayOpenAdministration = (actor: Actor): boolean => hasRole(actor, 'administrator')
