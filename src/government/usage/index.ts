export { type AgencyUsage, getAgencyUsage } from './agency-usage.ts'
export { getMyUsage, type OwnUsage } from './my-usage.ts'
