export { ErrorSummary } from './error-summary.tsx'
