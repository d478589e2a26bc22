import type { Actor } from '#platform/context'

/** The entries about a record: leaders and administrators of an agency that sees that record's agency. */
export const mayReadEntries = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'officer' &&
    actor.visibleAgencyIds.includes(agencyId) &&
    (actor.roles.includes('leader') || actor.roles.includes('administrator')))
