import { type Actor, hasRole } from '#platform/context'

/** The catalogue with its warnings is the administrators' concern; the procedures themselves are public. */
export const maySeeAdministration = (actor: Actor): boolean => hasRole(actor, 'administrator')

/** How an agency takes filings is decided by its own administrator. */
export const maySetFilingMode = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.agencyId === agencyId)
