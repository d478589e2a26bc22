import { type Actor, hasRole } from '#platform/context'

/** A part is done by the specialists of the agency that has it. */
export const mayDoPart = (actor: Actor, part: { agency_id: string }): boolean =>
  hasRole(actor, 'specialist') && actor.visibleAgencyIds.includes(part.agency_id)

/** Those who took the dossier in send a part again that came back. */
export const maySendAgain = (actor: Actor, track: { agency_id: string }): boolean =>
  hasRole(actor, 'one_stop', 'specialist') && actor.visibleAgencyIds.includes(track.agency_id)

/** Which agency stands for an authority is said by the administrator of the commune that asks it. */
export const mayNameAuthority = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.agencyId === agencyId)
