import { type Actor, hasRole } from '#platform/context'

interface Owned {
  agency_id: string
  receiver_id: string | null
}

const isOf = (actor: Actor, agencyId: string | null): boolean =>
  agencyId !== null && actor.kind === 'officer' && actor.visibleAgencyIds.includes(agencyId)

/** Specialists enter reports, leaders sign them, clerks send them; the desk and the administrator have no business with them. */
export const mayListReports = (actor: Actor): boolean => hasRole(actor, 'specialist', 'leader', 'clerk')

export const mayEnterReport = (actor: Actor, report: Pick<Owned, 'agency_id'>): boolean =>
  hasRole(actor, 'specialist', 'leader') && isOf(actor, report.agency_id)

/** A report is answered for by a leader of its agency. */
export const maySignReport = (actor: Actor, report: Pick<Owned, 'agency_id'>): boolean =>
  hasRole(actor, 'leader') && isOf(actor, report.agency_id)

export const maySendReport = (actor: Actor, report: Pick<Owned, 'agency_id'>): boolean =>
  hasRole(actor, 'leader', 'clerk', 'specialist') && isOf(actor, report.agency_id)

/** Nobody receives what their own agency has sent. */
export const mayReceiveReport = (actor: Actor, report: Owned): boolean =>
  hasRole(actor, 'specialist', 'leader') && isOf(actor, report.receiver_id) && !isOf(actor, report.agency_id)

export const mayAggregate = (actor: Actor): boolean => hasRole(actor, 'specialist', 'leader')

/** Locking a period ends what the communes may change: a leader's act. */
export const mayLockPeriod = (actor: Actor, report: Pick<Owned, 'agency_id'>): boolean =>
  hasRole(actor, 'leader') && isOf(actor, report.agency_id)
