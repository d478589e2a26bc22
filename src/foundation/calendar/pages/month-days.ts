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

/** Holidays, exchanges, and the first and full-moon days that households keep. */
export function notableDays(calendar: WorkCalendar, first: string, t: Texts): { date: string; what: string }[] {
  return daysOf(first).flatMap((date) => {
    const { day, month, leap } = toLunar(date)
    const special = calendar.specialDay(date)
    const what = [
      special ? whatOf(special, t) : '',
      day === 1 ? t.firstOfMonth(month, leap) : '',
      day === 15 ? t.fullMoon(month, leap) : '',
    ].filter(Boolean)
    if (what.length === 0) return []
    return [{ date: `${weekdayName((weekdayOf(date) + 6) % 7, t)}, ${formatDate(date)}`, what: what.join('; ') }]
  })
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
