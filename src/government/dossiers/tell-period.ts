import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { addDays, vietnamInstant } from '#platform/time'
import { CELLS, type Cell, type CellRule, type Classified } from './report-cells.ts'
import { visibleDossiers } from './tables.ts'

/** Civil dates of Vietnam, 'YYYY-MM-DD', both included. */
export interface ReportPeriod {
  from: string
  to: string
  /** Of these dossiers alone, e.g. those complained of. */
  only?: readonly string[] | undefined
}

const NO_DOSSIER = '00000000-0000-0000-0000-000000000000'

/** The moments of a period: from its first (included) to the first after it; what has not come yet cannot be told. */
export function momentsOf({ from, to }: ReportPeriod, now: Date): { start: Date; end: Date; asOf: Date } {
  const end = vietnamInstant(addDays(to, 1))
  return { start: vietnamInstant(from), end, asOf: end < now ? end : now }
}

/**
 * THE classification of dossiers in a period, as the start of a statement (`with … told as (…)`): one row for each visible dossier that was
 * there in the period. It is told from the events before the period's end, so that a past period stays as it was. Who has it in hand is
 * the last officer who took, checked or stopped it; the decision, the seal and the handing over are not theirs. Lateness is against the
 * time limit of the law, which an apology does not move (NĐ 61/2018 Đ19.9). Early means on a civil day before the last one.
 */
export function toldDossiers(ctx: Ctx, period: ReportPeriod) {
  const { start, end, asOf } = momentsOf(period, ctx.now)
  const scope = visibleDossiers(ctx)
    .select(['agency_id', 'id', 'code', 'procedure_code', 'procedure_version_id', 'procedure_name', 'applicant_name'])
    .select(['channel', 'submitted_at', 'on_the_spot', sql<boolean>`channel in ('online', 'api')`.as('online')])
    .where('submitted_at', '<', end)
    .where((is) => is.or([is('decided_at', 'is', null), is('decided_at', '>=', start)]))
  const chosen = period.only ? scope.where('id', 'in', period.only.length > 0 ? period.only : [NO_DOSSIER]) : scope
  return sql`with scope as ${chosen}, event as (
      select agency_id, dossier_id,
        (array_agg(to_status order by id desc))[1] as status,
        bool_or(kind = 'accept') as accepted,
        least(count(*) filter (where kind = 'requestSupplement'), 2)::int as contacts,
        min(at) filter (where kind in ('decide', 'stop', 'refuse', 'withdraw')) as ended_at,
        (array_agg(coalesce(data->>'lawfulDueAt', data->>'dueAt') order by id desc)
          filter (where data ? 'dueAt' and kind <> 'apologize'))[1]::timestamptz as lawful_due,
        (array_agg(coalesce(data->>'officerId', actor_id::text) order by id desc)
          filter (where kind in ('accept', 'requestSupplement', 'refuse', 'finishStep', 'assign', 'requestPayment', 'confirmPayment', 'stop')))[1]::uuid
          as officer_id
      from dossiers.dossier_event
      where at < ${end} and (agency_id, dossier_id) in (select agency_id, id from scope)
      group by agency_id, dossier_id
    ), told as (
      select scope.*, status, accepted, contacts, ended_at, lawful_due, officer_id,
        case when submitted_at < ${start} then 'carried' when online then 'online' else channel end as intake,
        case
          when status in ('refused', 'withdrawn', 'stopped') then status
          when status in ('decided', 'returned') then case
            when ended_at > lawful_due then 'decidedLate'
            when (ended_at at time zone 'Asia/Ho_Chi_Minh')::date < (lawful_due at time zone 'Asia/Ho_Chi_Minh')::date then 'decidedEarly'
            else 'decidedOnTime' end
          when status = 'awaitingPayment' then 'pausedPayment'
          when not accepted then 'awaiting'
          when status = 'awaitingSupplement' then 'pausedSupplement'
          when lawful_due < ${asOf} then 'openLate'
          else 'openInTime' end as outcome
      from scope join event on event.agency_id = scope.agency_id and event.dossier_id = scope.id
      where ended_at is null or ended_at >= ${start}
    )`
}

const COLUMNS: Record<keyof Classified, ReturnType<typeof sql.ref>> = {
  intake: sql.ref('intake'),
  outcome: sql.ref('outcome'),
  status: sql.ref('status'),
  online: sql.ref('online'),
  contacts: sql.ref('contacts'),
  onTheSpot: sql.ref('on_the_spot'),
}

/** The rule of a cell as a condition on `told`. */
export function cellCondition(cell: Cell) {
  const rules = Object.entries(CELLS[cell] as CellRule).map(
    ([key, values]) => sql`${COLUMNS[key as keyof Classified]} in (${sql.join(values as readonly unknown[])})`,
  )
  return rules.length > 0 ? sql.join(rules, sql` and `) : sql`true`
}
