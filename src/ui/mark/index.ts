export { Mark, markSvg } from './mark.tsx'
