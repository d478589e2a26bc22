import type { ReportPeriod } from '#government/dossiers'
import { addDays, formatDate, isCivilDate, vietnamDate } from '#platform/time'

/**
 * Periods of periodic reports: from the 15th of the month before the first month to the 14th of the last month (NĐ 09/2019/NĐ-CP Đ12; quarterly
 * and yearly alike by TT 01/2020/TT-VPCP). Keys: '2026-11' a month, '2026-Q4' a quarter, '2026' a year.
 */
export function periodOf(key: string): ReportPeriod | undefined {
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
export function keysOf(date: string): { month: string; quarter: string; year: string } {
  const [year, month] = (date.slice(8) < '15' ? date : addDays(`${date.slice(0, 8)}28`, 7)).split('-').map(Number) as [
    number,
    number,
  ]
  return { month: `${year}-${two(month)}`, quarter: `${year}-Q${Math.ceil(month / 3)}`, year: `${year}` }
}

/** The months, quarters and years of reports that one may choose, newest first. */
export function periodKeys(now: Date): string[] {
  const { month, quarter, year } = keysOf(vietnamDate(now))
  const back = (count: number, from: string, step: (key: string) => string) => {
    const keys = [from]
    while (keys.length < count) keys.push(step(keys.at(-1)!))
    return keys
  }
  const monthBefore = (key: string) => keysOf(addDays(periodOf(key)!.from, -1)).month
  const quarterBefore = (key: string) => keysOf(addDays(periodOf(key)!.from, -1)).quarter
  return [...back(13, month, monthBefore), ...back(5, quarter, quarterBefore), ...back(3, year, (key) => String(Number(key) - 1))]
}

/** From an address: a key of a period, or any two civil dates in order; undefined where they are none. */
export function readPeriod(key: string | undefined, from: string | undefined, to: string | undefined): ReportPeriod | undefined {
  if (key && key !== 'khac') return periodOf(key)
  if (!from || !to || !isCivilDate(from) || !isCivilDate(to) || from > to) return undefined
  return addDays(from, 366 * 5) < to ? undefined : { from, to }
}

export const spanText = ({ from, to }: ReportPeriod): string => `${formatDate(from)} – ${formatDate(to)}`

const two = (n: number) => String(n).padStart(2, '0')
