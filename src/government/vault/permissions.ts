import { type Actor, isSamePerson } from '#platform/context'

/** A vault is its person's alone; an agency sees what was submitted to it, on the dossier. */
export const maySeeVault = (actor: Actor, personId: string): boolean => actor.kind === 'citizen' && isSamePerson(actor, personId)

/** What declaring once saved: every officer of the agency, and of those that took over its work. */
export const maySeeSaving = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'officer' && actor.visibleAgencyIds.includes(agencyId)

/** A paper is revoked by the leader of the agency that issued it, or of the one that took over its work. */
export const mayRevoke = (actor: Actor, issuerId: string | null): boolean =>
  actor.kind === 'officer' && issuerId !== null && actor.visibleAgencyIds.includes(issuerId) && actor.roles.includes('leader')

/** A person may take out what they put in; what an agency issued stays. */
export const mayRemove = (actor: Actor, paper: { person_id: string; kind: string }): boolean =>
  maySeeVault(actor, paper.person_id) && paper.kind === 'own'
