export { checkFigures, type Finding, type FoundFigure } from './check-figures.ts'
