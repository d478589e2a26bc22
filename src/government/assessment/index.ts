export { periodOf } from './report-period.ts'
