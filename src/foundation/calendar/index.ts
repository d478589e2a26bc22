export { calendarOf, nationalCalendar } from './calendar-of.ts'
export { type DueDate, dueDate, TIME_UNITS, type TimeLimitInput, type TimeUnit } from './due-date.ts'
export { canChi, fromLunar, type LunarDate, toLunar } from './lunar.ts'
export { addWorkingDays, addWorkingMinutes, type OpeningHours, type WorkCalendar, workingTimeBetween } from './work-calendar.ts'
