export { calendarOf, nationalCalendar } from './calendar-of.ts'
export { type DueDate, dueDate, TIME_UNITS, type TimeLimitInput, type TimeUnit } from './due-date.ts'
export { OPENING_HOURS_SET, type OpeningHoursSet } from './events.ts'
export { canChi, fromLunar, type LunarDate, toLunar } from './lunar.ts'
export { SetOpeningHours, setOpeningHours } from './set-opening-hours.ts'
export {
  addWorkingDays,
  addWorkingMinutes,
  type OpeningHours,
  type WorkCalendar,
  workingDayFrom,
  workingTimeBetween,
} from './work-calendar.ts'
