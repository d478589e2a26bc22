export { type PaperData, typeset } from './typeset.ts'
