export { finishPart } from './finish-part.ts'
export { getPart } from './get-part.ts'
export { listParts } from './list-parts.ts'
