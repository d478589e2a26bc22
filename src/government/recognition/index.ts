export { listCriteriaSets } from './list-criteria-sets.ts'
export { listDecided } from './list-progress.ts'
