import { type Actor, hasRole, personIdOf } from '#platform/context'

/** A person has an inbox and channels of their own; nobody else opens them. */
export const hasInbox = (actor: Actor): boolean => personIdOf(actor) !== undefined

/** What an agency wrote about a dossier: its officers and those of its successors. A person sees their own messages among them. */
export const mayListAllOf = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'officer' && actor.visibleAgencyIds.includes(agencyId))

export const mayAdministerTemplates = (actor: Actor): boolean => hasRole(actor, 'administrator')
