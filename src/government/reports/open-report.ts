import { appendAudit } from '#foundation/audit'
import { calendarOf, dueDate } from '#foundation/calendar'
import { getAgency } from '#foundation/organizations'
import { openTask } from '#foundation/tasks'
import { spanOf } from '#government/indicators'
import type { Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { ensure, invalid } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { appendReportEvent } from './change-report.ts'
import { listReportKinds } from './list-report-kinds.ts'
import { text } from './messages.ts'
import { mayEnterReport } from './permissions.ts'
import type { ReportKindData } from './report-kind.ts'
import { type ReportKey, type Scope, tables } from './tables.ts'

export interface OpenReport {
  agencyId: string
  kindCode: string
  /** `2026-11`, `2026-Q4`, `2026`, as the regime's frequency asks. */
  period: string
}

/**
 * Opens an agency's report of a period, with the regime's outline and work in the worklist; finds it where it was opened before. By the agency's officers,
 * or by the system when the period ends. Throws `invalid` for a period that the regime does not know or that has not begun.
 */
export async function openReport(ctx: Ctx, { agencyId, kindCode, period }: OpenReport): Promise<ReportKey> {
  ensure(ctx, ctx.actor.kind === 'system' || mayEnterReport(ctx.actor, { agency_id: agencyId }))
  const kind = (await listReportKinds(ctx)).find((one) => one.code === kindCode)
  if (!kind) throw invalid(ctx, { kindCode: text(ctx).chooseKind })
  return openOf(ctx, kind, { agencyId, period, scope: 'own' })
}

/** The days of a period by the regime's calendar; undefined where the key is of another frequency. */
export const periodOf = (kind: ReportKindData, period: string) =>
  (/-Q/.test(period) ? 'quarter' : period.length === 4 ? 'year' : 'month') === kind.frequency
    ? spanOf(period, kind.calendar)
    : undefined

export async function openOf(
  ctx: Ctx,
  kind: ReportKindData,
  { agencyId, period, scope }: { agencyId: string; period: string; scope: Scope },
): Promise<ReportKey> {
  const t = text(ctx)
  const span = periodOf(kind, period)
  if (!span) throw invalid(ctx, { period: t.periodShape[kind.frequency] })
  if (span.from > vietnamDate(ctx.now)) throw invalid(ctx, { period: t.periodAhead })
  const [agency, calendar] = await Promise.all([getAgency(ctx, agencyId, span.to), calendarOf(ctx, agencyId)])
  if (agency.validFrom > span.to) throw invalid(ctx, { period: t.beforeAgency(agency.name) })
  const days = scope === 'own' ? kind.dueDays.commune : kind.dueDays.province
  const { dueAt } = dueDate(calendar, { from: span.to, value: days, unit: 'calendar_day' })
  return inTransaction(ctx, async (ctx) => {
    const key = { agency_id: agencyId, kind_code: kind.code, period, scope, version: 1 }
    const id = newId()
    const inserted = await tables(ctx)
      .insertInto('report')
      .values({
        ...key,
        id,
        kind_from: kind.validFrom,
        ...{ from_day: span.from, to_day: span.to, due_at: dueAt },
        receiver_id: scope === 'own' ? agency.parentId : null,
        status: 'draft',
        body: scope === 'own' ? kind.outline.commune : kind.outline.province,
      } as never)
      .onConflict((on) => on.columns(['agency_id', 'kind_code', 'period', 'scope', 'version']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) {
      const known = await tables(ctx)
        .selectFrom('report')
        .select('id')
        .where((is) => is.and(key))
        .executeTakeFirstOrThrow()
      return { agencyId, id: known.id }
    }
    await appendReportEvent(ctx, { agencyId, id }, 'opened')
    openTask(ctx, {
      agencyId,
      kind: 'reports.enter',
      subjectId: id,
      title: text('vi').taskEnter(kind.name, text('vi').periodWords(period)),
      href: `/bao-cao/${agencyId}/${id}`,
      role: 'specialist',
      dueAt,
    })
    appendAudit(ctx, {
      agencyId,
      action: 'reports.opened',
      subject: { kind: 'report', id, code: kind.code },
      data: { period, scope },
    })
    return { agencyId, id }
  })
}
