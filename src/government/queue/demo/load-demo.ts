import { createHash } from 'node:crypto'
import { calendarOf } from '#foundation/calendar'
import { demoOfficers, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import { text } from '../messages.ts'
import { setQueueRule } from '../set-queue-rule.ts'
import { addCounter, addLine } from '../set-up-queue.ts'
import { beat, type TicketTable, tables } from '../tables.ts'
import { labelOf, randomCode } from '../take-ticket.ts'
import { random, simulateDay, type Visit } from './simulate-day.ts'

const COMMUNES = ['xa-quynh-phu', 'xa-a-sao', 'xa-tho-xuan', 'xa-sao-vang', 'xa-quang-ngoc']
const LINES = [
  ['A', 'Hộ tịch', 'Civil status'],
  ['B', 'Đất đai, xây dựng', 'Land and building'],
  ['C', 'Chứng thực', 'Certification'],
  ['D', 'Việc khác', 'Other matters'],
] as const
const SERVED = [[0, 3], [1, 3], [2]]
/** Who sat at each counter; the account of the demo sits at the first, which is free now. */
const AT_COUNTER = ['motcua', 'kinhte', 'hotich']
const START = '2025-07-01'

/** Lines, counters, a month of past numbers and this morning's, in each demo commune. The same in every installation but for the date. */
export async function loadDemo(outer: Ctx, progress: (text: string) => void): Promise<void> {
  const ctx: Ctx = { ...asSystem(outer, 'demo'), quiet: true }
  progress(text(ctx).demoLoading)
  for (const slug of COMMUNES) {
    const agencyId = demoAgencyId(slug)
    const known = await tables(ctx).selectFrom('line').select('id').where('agency_id', '=', agencyId).limit(1).execute()
    // A run cut short goes on with the next commune.
    if (known.length === 0) await inTransaction(ctx, (ctx) => loadHall(ctx, slug, agencyId))
  }
}

async function loadHall(ctx: Ctx, slug: string, agencyId: string): Promise<void> {
  const dated = { agencyId, validFrom: START }
  const lineIds: string[] = []
  for (const [prefix, nameVi, nameEn] of LINES) lineIds.push(await addLine(ctx, { ...dated, prefix, nameVi, nameEn }))
  const counterIds: string[] = []
  for (const [index, lines] of SERVED.entries())
    counterIds.push(
      await addCounter(ctx, { ...dated, name: text('vi').counterN(index + 1), lineIds: lines.map((line) => lineIds[line]!) }),
    )
  // The demo is tried at any hour: its kiosk is never closed.
  await setQueueRule(ctx, { ...dated, ordinaryBetween: 2, dailyLimit: 500, outsideHours: true })
  const officers = AT_COUNTER.map((prefix) =>
    demoOfficers.find((one) => one.username.startsWith(`${prefix}.`) && one.posts[0]!.agency === slug),
  )
  const write = (day: string, visits: readonly Visit[]) =>
    insertDay(ctx, { agencyId, day, lineIds, counterIds, officers }, visits)
  const next = random(createHash('sha256').update(slug).digest().readInt32BE())
  const calendar = await calendarOf(ctx, agencyId)
  const today = vietnamDate(ctx.now)
  for (let day = addDays(today, -31); day < today; day = addDays(day, 1)) {
    const hours = calendar.hoursOn(day)
    if (hours.length > 0) await write(day, simulateDay(hours, 38 + Math.floor(next() * 26), next))
  }
  await write(today, thisMorning((ctx.now.getTime() - vietnamInstant(today).getTime()) / 60_000, next))
  await beat(ctx, agencyId)
}

/** The last 40 minutes of today: some are done, one is served at the second counter, one was not seen, the others wait. */
function thisMorning(now: number, next: () => number): Visit[] {
  const began = Math.max(0, now - 40)
  const at = (share: number) => began + (now - began) * share
  return Array.from({ length: 12 }, (_, index) => {
    const taken = at(index / 13)
    const line = [0, 2, 0, 2, 1, 0, 2, 1, 0, 3, 0, 2][index]!
    const visit = {
      line,
      priority: index === 8 ? ('elderly' as const) : null,
      taken,
      finished: null,
      counter: line === 1 ? 1 : line === 2 ? 2 : 0,
    }
    if (index < 4)
      return { ...visit, called: at((index + 1) / 13), from: at((index + 1.5) / 13), finished: at((index + 3 + next()) / 13) }
    if (index === 4) return { ...visit, called: at(0.7), from: at(0.75) }
    // Called, and nobody came.
    if (index === 5) return { ...visit, called: at(0.8), from: null }
    return { ...visit, called: null, from: null, counter: null }
  })
}

interface Hall {
  agencyId: string
  day: string
  lineIds: string[]
  counterIds: string[]
  officers: ({ username: string; fullName: string } | undefined)[]
}

async function insertDay(ctx: Ctx, hall: Hall, visits: readonly Visit[]): Promise<void> {
  const midnight = vietnamInstant(hall.day).getTime()
  const moment = (minutes: number | null) => (minutes === null ? null : new Date(Math.round(midnight + minutes * 60_000)))
  const last = LINES.map(() => 0)
  const past = hall.day < vietnamDate(ctx.now)
  const rows = visits.map((visit): TicketTable => {
    const number = ++last[visit.line]!
    const officer = visit.counter === null ? undefined : hall.officers[visit.counter]
    const state = visit.finished ? 'finished' : visit.from ? 'serving' : visit.called ? 'skipped' : past ? 'left' : 'waiting'
    return {
      agency_id: hall.agencyId,
      id: newId(),
      day: hall.day,
      line_id: hall.lineIds[visit.line]!,
      number,
      label: labelOf(LINES[visit.line]![0], number),
      code: randomCode(),
      priority: visit.priority,
      state,
      taken_at: moment(visit.taken)!,
      called_at: moment(visit.called),
      last_called_at: moment(visit.called),
      recalled: 0,
      skipped_at: state === 'skipped' ? moment(visit.called! + 2) : null,
      served_from: moment(visit.from),
      finished_at: moment(visit.finished),
      left_at: state === 'left' ? moment(visit.taken + 45) : null,
      closed_by_day: false,
      counter_id: visit.counter === null ? null : hall.counterIds[visit.counter]!,
      officer_id: officer ? demoPersonId(officer.username) : null,
      officer_name: officer?.fullName ?? null,
    }
  })
  if (rows.length > 0) await tables(ctx).insertInto('ticket').values(rows).execute()
  const numbers = last.flatMap((n, line) =>
    n > 0 ? [{ agency_id: hall.agencyId, day: hall.day, line_id: hall.lineIds[line]!, last: n }] : [],
  )
  if (numbers.length > 0) await tables(ctx).insertInto('last_number').values(numbers).execute()
}
