import type { Actor } from '#platform/context'
import type { AgencyRecord } from './agency-register.ts'

/** Departments, positions and who holds them: the administrator of that very agency, not of its predecessors or parent. */
export const mayAdminister = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'officer' && actor.agencyId === agencyId && actor.roles.includes('administrator'))

/**
 * Name, code, dissolution and succession: that administrator, or the one of the agency directly above. Only from the
 * predecessor's side, because a successor gains sight of all its rows.
 */
export const mayRestructure = (actor: Actor, agency: Pick<AgencyRecord, 'id' | 'parentId'>): boolean =>
  mayAdminister(actor, agency.id) || (agency.parentId !== null && mayAdminister(actor, agency.parentId))

/** A new agency is set up from above; one that has none above, by the installation itself. */
export const mayCreate = (actor: Actor, parentId: string | null): boolean =>
  actor.kind === 'system' || (parentId !== null && mayAdminister(actor, parentId))

/** Officers' names and posts inside an agency are seen by its own people. */
export const maySeeOfficers = (actor: Actor, agencyId: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'officer' && actor.agencyId === agencyId)
