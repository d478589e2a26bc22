export { type Bar, BarChart } from './bar-chart.tsx'
export { LineChart, type Series } from './line-chart.tsx'
export { TargetBar } from './target-bar.tsx'
