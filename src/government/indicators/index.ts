export { type Figure, getFigure } from './list-figures.ts'
export { type Indicator, listIndicators } from './list-indicators.ts'
export { type KnownFigure, listKnownFigures } from './list-known-figures.ts'
export { getUnitFigures } from './unit-figures.ts'
