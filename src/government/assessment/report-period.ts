import type { ReportPeriod } from '#government/dossiers'
import { addDays, formatDate, isCivilDate, reportKeysOf as keysOf, reportPeriodOf as periodOf, vietnamDate } from '#platform/time'

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
