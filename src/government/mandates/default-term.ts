import { nationalCalendar, workingDayFrom } from '#foundation/calendar'
import { addMonths } from './mandate-state.ts'

/**
 * The last day of a mandate whose paper names none: one year (BLDS 2015 Đ563; the months are configuration by date). A term that would end on a weekend or
 * holiday ends with the next working day (Đ148.5); the country's days, since the two sides belong to no agency.
 */
export const endOfTerm = (from: string, months: number): string => workingDayFrom(nationalCalendar(), addMonths(from, months))
