export { appendAudit, type NewEntry } from './append-audit.ts'
export { PLATFORM_TREE } from './tables.ts'
