import { type Actor, hasRole, isOfficer, isSamePerson } from '#platform/context'

/** Reports, indices and ratings are read by the officers of the agency, over what they may see anyway. */
export const mayReadReports = (actor: Actor): boolean => isOfficer(actor)

/** Only the owner rates their dossier; the counter's code stands for them where they have no account. */
export const mayRate = (actor: Actor, dossier: { person_id: string | null }): boolean => isSamePerson(actor, dossier.person_id)

/** The counter gives a code to the person in front of it, never for its own dossier. */
export const mayGiveCode = (actor: Actor, dossier: { agency_id: string; person_id: string | null }): boolean =>
  hasRole(actor, 'one_stop') && actor.visibleAgencyIds.includes(dossier.agency_id) && !isSamePerson(actor, dossier.person_id)

/** What the program cannot know is answered for by the leader. */
export const mayDeclare = (actor: Actor): boolean => hasRole(actor, 'leader')

/** Whether a complaint is true is never said by the leader whom the dossier is about. */
export const mayNoteComplaint = (actor: Actor, dossier: { person_id: string | null }): boolean =>
  mayDeclare(actor) && !isSamePerson(actor, dossier.person_id)
