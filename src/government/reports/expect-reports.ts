import { listAgencies } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { addDays, reportKeysOf, vietnamDate, vietnamInstant } from '#platform/time'
import { listReportKinds } from './list-report-kinds.ts'
import { openOf, periodOf } from './open-report.ts'
import type { ReportKindData } from './report-kind.ts'
import { tables } from './tables.ts'

/**
 * Job, each night: opens the reports whose period ends soon, or has ended, for every commune, so that they stand in its worklist with their deadline. A commune
 * that never reported by a regime is not given periods that were over before it began. Idempotent; one transaction per report.
 */
export async function expectReports(outer: Ctx): Promise<void> {
  const ctx = asSystem(outer, 'reports')
  const today = vietnamDate(ctx.now)
  const { items: communes } = await listAgencies(ctx, { kind: 'ubnd_xa', limit: 20_000 })
  for (const kind of await listReportKinds(ctx)) {
    const rows = await tables(ctx)
      .selectFrom('report')
      .select(['agency_id', 'period', 'to_day'])
      .where('kind_code', '=', kind.code)
      .where('scope', '=', 'own')
      .where('to_day', '>=', addDays(today, -400))
      .execute()
    const opened = new Set(rows.map((row) => `${row.agency_id} ${row.period}`))
    for (const period of periodsToOpen(kind, today)) {
      const over = vietnamInstant(addDays(periodOf(kind, period)!.to, kind.dueDays.commune), '17:00') < ctx.now
      const { from } = periodOf(kind, period)!
      const reportedBefore = new Set(rows.filter((row) => row.to_day < from).map((row) => row.agency_id))
      for (const { id } of communes)
        if (!opened.has(`${id} ${period}`) && (!over || reportedBefore.has(id)))
          await openOf(ctx, kind, { agencyId: id, period, scope: 'own' })
    }
  }
}

/** The period before, and the present one once it ends soon. */
export function periodsToOpen(kind: ReportKindData, today: string): string[] {
  const keyOn = (day: string) =>
    kind.calendar === 'report'
      ? reportKeysOf(day)[kind.frequency]
      : kind.frequency === 'month'
        ? day.slice(0, 7)
        : kind.frequency === 'year'
          ? day.slice(0, 4)
          : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
  const now = keyOn(today)
  const span = periodOf(kind, now)!
  const before = keyOn(addDays(span.from, -1))
  const periods = addDays(span.to, -kind.opensDaysBefore) <= today ? [before, now] : [before]
  return periods.filter((period) => periodOf(kind, period)!.from >= kind.validFrom)
}
