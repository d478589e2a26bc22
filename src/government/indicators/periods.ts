import { addDays, isCivilDate, reportPeriodOf } from '#platform/time'

/** Civil days, both included. */
export interface Span {
  from: string
  to: string
}

/** Months of the calendar, or those of periodic reports from the 15th to the 14th (NĐ 09/2019/NĐ-CP). */
export const CALENDARS = ['calendar', 'report'] as const
export type PeriodCalendar = (typeof CALENDARS)[number]

/** The days of a period by its key: `2026-11` a month, `2026-Q4` a quarter, `2026` a year; undefined for anything else. */
export function spanOf(key: string, calendar: PeriodCalendar): Span | undefined {
  if (calendar === 'report') return reportPeriodOf(key)
  const found = /^(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(key)
  if (!found) return undefined
  const [first, last] = found[2]
    ? [Number(found[2]), Number(found[2])]
    : found[3]
      ? [Number(found[3]) * 3 - 2, Number(found[3]) * 3]
      : [1, 12]
  return { from: `${found[1]}-${two(first)}-01`, to: lastOfMonth(`${found[1]}-${two(last)}`) }
}

const lastOfMonth = (month: string): string => addDays(`${addDays(`${month}-28`, 4).slice(0, 8)}01`, -1)
const two = (n: number) => String(n).padStart(2, '0')

/** The month before, `2026-01` → `2025-12`. */
export const monthBefore = (key: string): string => addDays(`${key}-01`, -1).slice(0, 7)

/** The period before one of the same kind. */
export function periodBefore(key: string): string {
  if (/^\d{4}$/.test(key)) return String(Number(key) - 1)
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key)
  if (quarter) return quarter[2] === '1' ? `${Number(quarter[1]) - 1}-Q4` : `${quarter[1]}-Q${Number(quarter[2]) - 1}`
  return monthBefore(key)
}

/** The days of a declared period as far as they are known, for targets and lineages; `''` is unknown. */
export function spanOfDeclared(kind: string, period: string): Span | undefined {
  if (kind === 'asOf' && isCivilDate(period)) return { from: period, to: period }
  if (kind === 'since') {
    const first = period.length === 7 ? `${period}-01` : period
    return isCivilDate(first) ? { from: first, to: first } : undefined
  }
  if (kind === 'months') {
    const [first, last] = period.split('/')
    const [a, b] = [spanOf(first ?? '', 'calendar'), spanOf(last ?? '', 'calendar')]
    return a && b && a.from <= b.to ? { from: a.from, to: b.to } : undefined
  }
  return spanOf(period, 'calendar')
}
