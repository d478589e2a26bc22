import { type Actor, hasRole } from '#platform/context'

/** The catalogue with its warnings is the administrators' concern; the procedures themselves are public. */
export const maySeeAdministration = (actor: Actor): boolean => hasRole(actor, 'administrator')

/** How an agency takes filings is decided by its own administrator. */
export const maySetFilingMode = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.agencyId === agencyId)

/**
 * Procedures are one for the whole installation, so an administrator of a commune must not change what other communes answer by:
 * only those of a province's own agencies may. Amounts that the law leaves to provinces stay in each province's tariff.
 */
export const mayEditProcedures = (actor: Actor): boolean =>
  actor.kind === 'system' || (hasRole(actor, 'administrator') && actor.provinceId !== undefined)
