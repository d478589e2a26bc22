export { SummaryList } from './summary-list.tsx'
