export { inFull, placeOf } from './paper-head.ts'
export { type PaperData, typeset } from './typeset.ts'
