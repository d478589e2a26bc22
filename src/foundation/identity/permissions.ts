import { type Actor, hasRole, isSamePerson } from '#platform/context'

/** New people are entered by administrators of agencies, and by the system (first sign-in with the national identity). */
export const mayRegisterPeople = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, 'administrator')

/** The own record; the system; an officer at work, which leaves an entry that the person sees. */
export const mayOpenPerson = (actor: Actor, personId: string): boolean =>
  actor.kind === 'system' || actor.kind === 'officer' || isSamePerson(actor, personId)

/** Ways to sign in belong to the person alone; the system sets the first. */
export const mayChangeCredentials = (actor: Actor, personId: string): boolean =>
  actor.kind === 'system' || isSamePerson(actor, personId)

/** Accounts of officers are looked after by the administrator of an agency where they hold a post. */
export const mayAdministerAccount = (actor: Actor, personId: string | undefined, agencyIds: readonly string[]): boolean =>
  actor.kind === 'system' ||
  (hasRole(actor, 'administrator') && agencyIds.includes(actor.agencyId) && (!personId || !isSamePerson(actor, personId)))
