import { calendarOf, type WorkCalendar, workingTimeBetween } from '#foundation/calendar'
import { listDoneWork, type WorkDone } from '#foundation/tasks'
import { sealedAmong } from '#government/dossiers'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { addJob } from '#platform/jobs'
import { vietnamDate } from '#platform/time'
import { type AbsenceTable, DECISION, tables, type WorkTable } from './tables.ts'

export interface WorkSpan {
  agencyId: string
  /** Civil days, both included. */
  from: string
  to: string
}

/** Asks for a recount once the open transaction is committed; many asks for one span are one count. */
export const askRecount = (ctx: Ctx, span: WorkSpan): void =>
  addJob(ctx, 'usage.recount', span, { key: `usage ${span.agencyId} ${span.from} ${span.to}` })

/** Whenever work was done: its day is counted anew. */
export const whenWorkDone = (outer: Ctx, { agencyId, day }: WorkDone): Promise<void> =>
  inTransaction(outer, async (ctx) => askRecount(ctx, { agencyId, from: day, to: day }))

/**
 * Job: what officers did in an agency's days, told anew from the tasks themselves with its times by the calendar, in the place of what was there. Counting
 * twice changes nothing. Costs in proportion to the span.
 */
export async function recountWork(outer: Ctx, { agencyId, from, to }: WorkSpan): Promise<void> {
  const asked = asSystem(outer, 'usage')
  const calendar = await calendarOf(asked, agencyId)
  await inTransaction(asked, async (ctx) => {
    // Two counts of one agency go one after another, so that the later one has seen all that the earlier has.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`usage ${agencyId}`}, 0))`.execute(ctx.db)
    const done = await listDoneWork(ctx, { agencyIds: [agencyId], from, to })
    const decisions = done.filter((one) => one.kind === DECISION).map((one) => one.subjectId)
    const sealed = await sealedAmong(ctx, agencyId, decisions)
    const absences = await tables(ctx).selectFrom('absence').selectAll().where('agency_id', '=', agencyId).execute()
    const ofPerson = Map.groupBy(absences, (one) => one.person_id)
    const rows = done.map((one): WorkTable => {
      const own = withoutAbsences(calendar, ofPerson.get(one.doneBy) ?? [])
      const sealedAt = one.kind === DECISION ? sealed.get(one.subjectId) : undefined
      return {
        ...{ agency_id: agencyId, id: one.id, person_id: one.doneBy, role: one.role as WorkTable['role'], kind: one.kind },
        ...{ subject_id: one.subjectId, day: vietnamDate(one.closedAt), closed_at: one.closedAt },
        hand_minutes: one.takenAt && workingTimeBetween(own, one.takenAt, one.closedAt),
        open_minutes: workingTimeBetween(calendar, one.openedAt, one.closedAt),
        in_time: one.dueAt && one.closedAt <= one.dueAt,
        sealed_on: sealedAt ? vietnamDate(sealedAt) : null,
      }
    })
    await tables(ctx)
      .deleteFrom('work')
      .where('agency_id', '=', agencyId)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .execute()
    if (rows.length === 0) return
    await sql`insert into usage.work select * from jsonb_populate_recordset(null::usage.work, ${JSON.stringify(rows)}::jsonb)`.execute(
      ctx.db,
    )
    await sql`insert into usage.presence (agency_id, person_id, day, signed_in, worked)
      select distinct agency_id, person_id, day, false, true from usage.work
      where agency_id = ${agencyId} and day between ${from} and ${to}
      on conflict (agency_id, person_id, day) do update set worked = true where not presence.worked`.execute(ctx.db)
  })
}

/** The agency's calendar, on which somebody's days of absence are days off. */
function withoutAbsences(calendar: WorkCalendar, absences: readonly AbsenceTable[]): WorkCalendar {
  if (absences.length === 0) return calendar
  const away = (day: string) => absences.some((one) => one.valid_from <= day && day <= one.valid_to)
  return {
    ...calendar,
    isWorkingDay: (day) => !away(day) && calendar.isWorkingDay(day),
    hoursOn: (day) => (away(day) ? [] : calendar.hoursOn(day)),
  }
}
