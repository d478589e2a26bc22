import { calendarOf } from '#foundation/calendar'
import type { Ctx } from '#platform/context'
import { addDays, isCivilDate, vietnamDate } from '#platform/time'
import { tables } from './tables.ts'

export interface Month {
  /** 'YYYY-MM' */
  key: string
  /** Civil days, both included; never after today. */
  from: string
  to: string
}

/** A month of the calendar as far as it has gone; this month where the key is none or lies ahead. */
export function monthOf(ctx: Ctx, key: string | undefined): Month {
  const today = vietnamDate(ctx.now)
  const wanted = key && isCivilDate(`${key}-01`) && `${key}-01` <= today ? key : today.slice(0, 7)
  const from = `${wanted}-01`
  const end = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1)
  return { key: wanted, from, to: end < today ? end : today }
}

/** The month before, and the one after unless it lies ahead. */
export function neighbours(ctx: Ctx, { key }: Month): { before: string; after: string | undefined } {
  const after = addDays(`${key}-01`, 31).slice(0, 7)
  return { before: addDays(`${key}-01`, -1).slice(0, 7), after: after <= vietnamDate(ctx.now).slice(0, 7) ? after : undefined }
}

/** The working days of an agency in a month, as far as it has gone. */
export async function workingDaysIn(ctx: Ctx, agencyId: string, { from, to }: Month): Promise<string[]> {
  const calendar = await calendarOf(ctx, agencyId)
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days.push(day)
  return days
}

export interface Rule {
  /** A median or share of fewer cases is not shown. */
  minimumCases: number
  /** Fewer other people are no comparison: their figures could be told apart. */
  minimumPeople: number
}

/** The rule in force on a day. */
export async function ruleOn(ctx: Ctx, day: string): Promise<Rule> {
  const row = await tables(ctx)
    .selectFrom('rule')
    .selectAll()
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { minimumCases: row.minimum_cases, minimumPeople: row.minimum_people }
}
