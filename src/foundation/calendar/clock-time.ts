import type { OpeningHours } from './work-calendar.ts'

/** Minutes of the day from a time as people write it: `07:30`, `7.30`, `7h30`, `7 giờ 30`, `17h`, `24:00`. Undefined when it is none. */
export function readClockTime(written: string): number | undefined {
  const found = /^(\d{1,2})\s*(?:[:.hH]|giờ)\s*(\d{2})?$/.exec(written.trim().normalize('NFC'))
  if (!found) return undefined
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0)
  return Number(found[2] ?? 0) < 60 && minutes <= 24 * 60 ? minutes : undefined
}

const two = (value: number) => String(value).padStart(2, '0')

/** 450 → `07:30` */
export const formatClockTime = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** `07:30–11:30, 13:30–17:00` */
export const formatHours = (hours: OpeningHours): string =>
  hours.map(([from, to]) => `${formatClockTime(from)}–${formatClockTime(to)}`).join(', ')
