import { addDays, formatDate } from '#platform/time'
import type { MonthDay } from '#ui/month'
import { weekdayOf } from '../holidays.ts'
import { toLunar } from '../lunar.ts'
import type { text } from '../messages.ts'
import type { WorkCalendar } from '../work-calendar.ts'

type Texts = ReturnType<typeof text>

/** @param weekday 0 Monday to 6 Sunday */
export const weekdayName = (weekday: number, t: Texts): string => t.weekdays[weekday as 0]

const daysOf = (first: string): string[] => {
  const days: string[] = []
  for (let day = first; day.startsWith(first.slice(0, 7)); day = addDays(day, 1)) days.push(day)
  return days
}

export function monthDays(calendar: WorkCalendar, first: string, today: string, t: Texts): MonthDay[] {
  return daysOf(first).map((date, at) => {
    const lunar = toLunar(date)
    const special = calendar.specialDay(date)
    const works = calendar.isWorkingDay(date)
    return {
      day: at + 1,
      weekday: (weekdayOf(date) + 6) % 7,
      note: at === 0 || lunar.day === 1 ? `${lunar.day}/${lunar.month}` : String(lunar.day),
      noteName: t.lunar,
      kind: special ? 'special' : works ? 'working' : 'rest',
      state: special ? t.special[special.kind] : works ? t.working : t.rest,
      quiet: special === undefined,
      today: date === today,
    }
  })
}

/** Holidays and exchanges, several days of one kind together, and the first and full-moon days that households keep. */
export function notableDays(calendar: WorkCalendar, first: string, t: Texts): { days: string; what: string }[] {
  const spans: { from: string; to: string; what: string }[] = []
  const note = (date: string, what: string) => {
    const open = spans.findLast((span) => span.what === what && span.to === addDays(date, -1))
    if (open) open.to = date
    else spans.push({ from: date, to: date, what })
  }
  for (const date of daysOf(first)) {
    const { day, month, leap } = toLunar(date)
    const special = calendar.specialDay(date)
    if (special) note(date, whatOf(special, t))
    if (day === 1) note(date, t.firstOfMonth(month, leap))
    if (day === 15) note(date, t.fullMoon(month, leap))
  }
  const named = (date: string) => `${weekdayName((weekdayOf(date) + 6) % 7, t)}, ${formatDate(date)}`
  return spans.map(({ from, to, what }) => ({ days: from === to ? named(from) : t.span(formatDate(from), formatDate(to)), what }))
}

function whatOf({ kind, name }: NonNullable<ReturnType<WorkCalendar['specialDay']>>, t: Texts): string {
  switch (kind) {
    case 'holiday':
      return t.whatHoliday(name)
    case 'compensation':
      return t.whatCompensation(name)
    case 'exchange':
      return t.whatExchange(name)
    case 'working':
      return t.whatWorking(name)
  }
}
