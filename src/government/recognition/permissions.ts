import { type Actor, hasRole } from '#platform/context'

interface Owned {
  agency_id: string
  appraiser_id: string
}

const isOf = (actor: Actor, agencyId: string): boolean => actor.kind === 'officer' && actor.visibleAgencyIds.includes(agencyId)

/** Specialists and leaders of a commune assess it. */
export const mayAssess = (actor: Actor, application: Pick<Owned, 'agency_id'>): boolean =>
  hasRole(actor, 'specialist', 'leader') && isOf(actor, application.agency_id)

/** Its leader answers for what is sent. */
export const maySend = (actor: Actor, application: Pick<Owned, 'agency_id'>): boolean =>
  hasRole(actor, 'leader') && isOf(actor, application.agency_id)

/** Nobody appraises their own commune. */
export const mayAppraise = (actor: Actor, application: Owned): boolean =>
  hasRole(actor, 'specialist', 'leader') && isOf(actor, application.appraiser_id) && !isOf(actor, application.agency_id)

/** The decision is a leader's of the province. */
export const mayDecide = (actor: Actor, application: Owned): boolean =>
  hasRole(actor, 'leader') && mayAppraise(actor, application)

export const mayFollow = (actor: Actor): boolean => hasRole(actor, 'specialist', 'leader')
