import { closeTasks } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { conflict, ensure, invalid } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { changeReport } from './change-report.ts'
import { text } from './messages.ts'
import { mayLockPeriod } from './permissions.ts'
import { replaceBefore } from './receive-report.ts'
import { type ReportKey, type ReportTable, tables } from './tables.ts'

/**
 * Locks an aggregate that is signed, and with it every report that it was made of: from now on a change is a correction, a version of its own. What was
 * received since it was made must be taken in first. Throws `conflict` then.
 */
export async function lockPeriod(ctx: Ctx, key: ReportKey): Promise<ReportTable> {
  const may = (report: ReportTable) => ensure(ctx, mayLockPeriod(ctx.actor, report))
  const report = await changeReport(ctx, key, { step: 'lock', may }, async (ctx, report) => {
    if (report.scope !== 'aggregate') throw invalid(ctx, { scope: text(ctx).onlyAggregates })
    const made = await tables(ctx)
      .selectFrom('report_part')
      .select(['part_id', 'part_revision'])
      .where('agency_id', '=', key.agencyId)
      .where('report_id', '=', key.id)
      .execute()
    const parts = new Map(made.map((part) => [part.part_id, part.part_revision]))
    const counting = await tables(ctx)
      .selectFrom('report')
      .select(['agency_id', 'id', 'status', 'revision'])
      .where('receiver_id', '=', key.agencyId)
      .where('kind_code', '=', report.kind_code)
      .where('period', '=', report.period)
      .where('status', 'in', ['received', 'locked'])
      .forUpdate()
      .execute()
    // Received since, given back since, or mended and signed anew: the sums are no longer those of what counts.
    const isIn = (one: (typeof counting)[number]) => parts.has(one.id) && parts.get(one.id) === one.revision
    if (!counting.every(isIn) || counting.length < parts.size) throw conflict(text(ctx).aggregateStale)
    const fresh = counting.filter((one) => one.status === 'received')
    if (fresh.length > 0) {
      const ids = fresh.map((one) => one.id)
      const agencies = fresh.map((one) => one.agency_id)
      await tables(ctx)
        .updateTable('report')
        .set({ status: 'locked', locked_at: ctx.now })
        .where(sql<boolean>`(agency_id, id) in (select * from unnest(${agencies}::uuid[], ${ids}::uuid[]))`)
        .execute()
    }
    await closeTasks(ctx, { agencyId: key.agencyId, subjectId: key.id })
    await replaceBefore(ctx, report)
    if (ctx.ports.config.exchange) addJob(ctx, 'reports.exchange', { agencyId: key.agencyId, id: key.id })
    return { locked_at: ctx.now, exchange_state: ctx.ports.config.exchange ? 'waiting' : null }
  })
  return report
}
