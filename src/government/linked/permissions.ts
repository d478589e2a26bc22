import { type Actor, hasRole, isSamePerson } from '#platform/context'

interface Part {
  agency_id: string
  /** Whose it is. */
  person_id: string | null
}

/** The parts are the work of specialists, and their leaders look over it; desk, clerk and administrator have no business with a child's data. */
export const mayListParts = (actor: Actor): boolean => hasRole(actor, 'specialist', 'leader')

export const maySeePart = (actor: Actor, part: Part): boolean =>
  hasRole(actor, 'specialist', 'leader') &&
  actor.visibleAgencyIds.includes(part.agency_id) &&
  !isSamePerson(actor, part.person_id)

/** A part is done by the specialists of the agency that has it, never by the person whose it is. */
export const mayDoPart = (actor: Actor, part: Part): boolean => hasRole(actor, 'specialist') && maySeePart(actor, part)

/** Those who took the dossier in send a part again that came back, or end it; never of a dossier of their own. */
export const maySendAgain = (actor: Actor, dossier: Part): boolean =>
  hasRole(actor, 'one_stop', 'specialist') &&
  actor.visibleAgencyIds.includes(dossier.agency_id) &&
  !isSamePerson(actor, dossier.person_id)

/** Which agency stands for an authority is said by the administrator of the commune that asks it. */
export const mayNameAuthority = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.agencyId === agencyId)
