import { z } from 'zod'
import { addDays, isCivilDate } from '#platform/time'
import { fromLunar } from './lunar.ts'

const civilDate = z.string().refine(isCivilDate)
const monthAndDay = z.string().regex(/^\d{2}-\d{2}$/)

/** holiday: the holiday itself; compensation: for one on a weekly rest day; exchange: for a worked Saturday; working: that Saturday. */
const SpecialDaySpan = z.object({
  from: civilDate,
  to: civilDate.optional(),
  kind: z.enum(['holiday', 'compensation', 'exchange', 'working']),
  name: z.string().min(1),
})

const HolidayRule = z.object({
  name: z.string().min(1),
  /** 'MM-DD' in the solar or the lunar year; one of both. */
  solar: monthAndDay.optional(),
  lunar: monthAndDay.optional(),
  /** Days after (negative: before) the named day on which the rest begins. */
  offset: z.int().optional(),
  days: z.int().min(1).max(15),
  /** With the day before or, where that is a Sunday, the day after (Labour Code 2019 Đ112.1.đ: one adjacent day). */
  neighbour: z.boolean().optional(),
  validFrom: civilDate,
  validTo: civilDate.optional(),
})

const PublishedYear = z.object({
  sources: z.array(z.object({ document: z.string().min(1), certainty: z.enum(['seen', 'memory']) })).min(1),
  days: z.array(SpecialDaySpan).min(1),
})

/** The format of data/holidays.json and of an installation's own holidays.json. */
export const HolidayData = z.object({
  years: z.record(z.string().regex(/^20\d\d$/), PublishedYear),
  rules: z.array(HolidayRule),
})

export type HolidayData = z.output<typeof HolidayData>
export type HolidayRule = z.output<typeof HolidayRule>
export type PublishedYear = z.output<typeof PublishedYear>

export interface SpecialDay {
  kind: z.output<typeof SpecialDaySpan>['kind']
  /** Of the holiday; for a worked Saturday, the day it is exchanged for. */
  name: string
}

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay()

export const isWeekend = (date: string): boolean => weekdayOf(date) % 6 === 0

/** The special days of a year as published, day by day. */
export function publishedDays(year: PublishedYear): Map<string, SpecialDay> {
  const days = new Map<string, SpecialDay>()
  for (const { from, to = from, kind, name } of year.days)
    for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, { kind, name })
  return days
}

/**
 * The days off of a year by the rules alone, where nothing is published yet; a holiday on a weekly rest day moves to the next
 * working day (Labour Code 2019 Đ111.3). The Prime Minister's choices for Tết and 2/9 and any exchange may differ.
 */
export function computedDays(rules: readonly HolidayRule[], year: number): Map<string, SpecialDay> {
  const days = new Map<string, SpecialDay>()
  for (const rule of rules) {
    const named = namedDay(rule, year)
    if (!named || named < rule.validFrom || (rule.validTo && named > rule.validTo)) continue
    const first = addDays(named, rule.offset ?? 0)
    for (let i = 0; i < rule.days; i++) days.set(addDays(first, i), { kind: 'holiday', name: rule.name })
    if (rule.neighbour) days.set(addDays(named, weekdayOf(named) <= 1 ? 1 : -1), { kind: 'holiday', name: rule.name })
  }
  for (const [day, { name }] of [...days].sort()) {
    if (!isWeekend(day)) continue
    let next = addDays(day, 1)
    while (isWeekend(next) || days.has(next)) next = addDays(next, 1)
    days.set(next, { kind: 'compensation', name })
  }
  return days
}

function namedDay(rule: HolidayRule, year: number): string | undefined {
  if (rule.solar) return `${year}-${rule.solar}`
  const [month, day] = rule.lunar!.split('-').map(Number) as [number, number]
  return fromLunar({ year, month, day, leap: false })
}
