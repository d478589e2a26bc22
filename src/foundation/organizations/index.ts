export { addPosition } from './add-position.ts'
export { AgencyCode } from './agency-code.ts'
export { type AgencyLevel, agencyForUnit } from './agency-for-unit.ts'
export { appointOfficer } from './appoint-officer.ts'
export { createAgency } from './create-agency.ts'
export { demoAgencyId } from './demo.ts'
export { dissolveAgency } from './dissolve-agency.ts'
export { endAppointment } from './end-appointment.ts'
export type { Administered, AgenciesChanged, PositionsChanged } from './events.ts'
export {
  type Agency,
  agencyCode,
  agencyNames,
  findAgencyByCode,
  getAgency,
} from './get-agency.ts'
export { hasAdministrator } from './has-administrator.ts'
export { type AgencyItem, listAgencies } from './list-agencies.ts'
export { listOfficers, type Officer } from './list-officers.ts'
export { listPostsOf, type Post } from './list-posts-of.ts'
export type { PositionKey } from './structures.ts'
export type { AgencyKind } from './tables.ts'
