export { readPeriod } from './report-period.ts'
