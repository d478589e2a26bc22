export { getReport } from './get-report.ts'
export { listReportKinds } from './list-report-kinds.ts'
