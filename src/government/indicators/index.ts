export { type Figure, getFigure } from './list-figures.ts'
export { type Indicator, listIndicators } from './list-indicators.ts'
export { getUnitFigures } from './unit-figures.ts'
