import { addDays } from '#platform/time'

/** The first day of the half of a month to which a civil day belongs: the 1st (to the 14th) or the 15th (to the month's end). */
export const halfOf = (day: string): string => `${day.slice(0, 8)}${day.slice(8) < '15' ? '01' : '15'}`

/** Whether a span is made of whole halves: it begins on a 1st or 15th and ends on a 14th or a month's last day. */
export const isWholeHalves = ({ from, to }: { from: string; to: string }): boolean =>
  halfOf(from) === from && halfOf(addDays(to, 1)) === addDays(to, 1)
