import { addDays } from './index.ts'

/**
 * Periods of periodic reports: from the 15th of the month before the first month to the 14th of the last month (NĐ 09/2019/NĐ-CP Đ12; quarterly
 * and yearly alike by TT 01/2020/TT-VPCP). Keys: '2026-11' a month, '2026-Q4' a quarter, '2026' a year.
 */
export function reportPeriodOf(key: string): { from: string; to: string } | undefined {
  const found = /^(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(key)
  if (!found) return undefined
  const year = Number(found[1])
  const [first, last] = found[2]
    ? [Number(found[2]), Number(found[2])]
    : found[3]
      ? [Number(found[3]) * 3 - 2, Number(found[3]) * 3]
      : [1, 12]
  const before = first === 1 ? `${year - 1}-12` : `${year}-${two(first - 1)}`
  return { from: `${before}-15`, to: `${year}-${two(last)}-14` }
}

/** The keys of the month, quarter and year of reports to which a civil date belongs. */
export function reportKeysOf(date: string): { month: string; quarter: string; year: string } {
  const [year, month] = (date.slice(8) < '15' ? date : addDays(`${date.slice(0, 8)}28`, 7)).split('-').map(Number) as [
    number,
    number,
  ]
  return { month: `${year}-${two(month)}`, quarter: `${year}-Q${Math.ceil(month / 3)}`, year: `${year}` }
}

const two = (n: number) => String(n).padStart(2, '0')
