import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { listOnlineDays, type OnlineDay } from './list-days.ts'
import { mayReadOwn } from './permissions.ts'
import { type AbsenceTable, tables } from './tables.ts'
import { type Month, monthOf, type Rule, ruleOn, workingDaysIn } from './usage-month.ts'
import { figuresBy, type Median, type WorkFigures } from './work-figures.ts'

export interface OwnKind {
  kind: string
  figures: WorkFigures
  /** The same kind of work in the hands of colleagues of the agency; null where they are too few to compare with. */
  colleagues: Median | null
}

export interface OwnUsage {
  month: Month
  rule: Rule
  kinds: OwnKind[]
  days: OnlineDay[]
  /** Of the month as far as it has gone, days of absence left out. */
  workingDays: number
  absentDays: number
  absences: AbsenceTable[]
}

/** What the officer did in a month, and what it is compared to: nobody else's figures can be told from it. Errors: unauthenticated, forbidden. */
export async function getMyUsage(ctx: Ctx, query: { month?: string | undefined }): Promise<OwnUsage> {
  const { actor } = ctx
  ensure(ctx, mayReadOwn(actor))
  if (!mayReadOwn(actor)) throw new Error('an officer')
  const month = monthOf(ctx, query.month)
  const rule = await ruleOn(ctx, month.to)
  const { agencyId, personId } = actor
  const ofMonth = sql`agency_id = ${agencyId} and day between ${month.from} and ${month.to}`
  const own = await figuresBy(ctx, 'kind', sql`${ofMonth} and person_id = ${personId}`, rule)
  const others = await figuresBy(ctx, 'kind', sql`${ofMonth} and person_id <> ${personId} and hand_minutes is not null`, rule)
  const { rows: people } = await sql<{ kind: string; people: number }>`select kind, count(distinct person_id)::int as people
    from usage.work where ${ofMonth} and person_id <> ${personId} and hand_minutes is not null group by kind`.execute(ctx.db)
  const enough = new Set(people.filter((row) => row.people >= rule.minimumPeople).map((row) => row.kind))
  const { items: days } = await listOnlineDays(ctx, { month: month.key })
  const absences = await absencesOf(ctx, agencyId, month, personId)
  const working = await workingDaysIn(ctx, agencyId, month)
  const absentDays = working.filter((day) => isAway(absences, personId, day)).length
  return {
    ...{ month, rule, absences, absentDays, workingDays: working.length - absentDays },
    kinds: [...own].map(([kind, figures]) => ({
      kind,
      figures,
      colleagues: enough.has(kind) ? (others.get(kind)?.hand ?? null) : null,
    })),
    days,
  }
}

/** The absences that touch a month, of one person or of an agency. */
export async function absencesOf(ctx: Ctx, agencyId: string, { from, to }: Month, personId?: string): Promise<AbsenceTable[]> {
  let rows = tables(ctx)
    .selectFrom('absence')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('valid_from', '<=', to)
    .where('valid_to', '>=', from)
    .orderBy('valid_from')
    .orderBy('id')
  if (personId) rows = rows.where('person_id', '=', personId)
  return rows.execute()
}

export const isAway = (absences: readonly AbsenceTable[], personId: string, day: string): boolean =>
  absences.some((one) => one.person_id === personId && one.valid_from <= day && day <= one.valid_to)
