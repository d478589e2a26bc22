export { Month, type MonthDay } from './month.tsx'
