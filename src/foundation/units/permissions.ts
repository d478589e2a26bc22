import { type Actor, hasRole } from '#platform/context'

/** Units are the state's, recorded once for the whole installation. */
export const mayReformUnits = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, 'administrator')
