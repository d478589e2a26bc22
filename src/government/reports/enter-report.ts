import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { closeTasks, openTask } from '#foundation/tasks'
import { parseFigure } from '#government/indicators'
import type { Ctx } from '#platform/context'
import { inTransaction, json, rememberResult } from '#platform/database'
import { check, conflict, ensure, invalid } from '#platform/errors'
import { formatDateTime } from '#platform/time'
import { appendReportEvent, nameOf, reportForUpdate } from './change-report.ts'
import { isEntered, lineValues } from './line-values.ts'
import { linkedFigures } from './linked-figures.ts'
import { text } from './messages.ts'
import { mayEnterReport } from './permissions.ts'
import { findingsOf, readReport } from './read-report.ts'
import { isOpen, nextStatus } from './report-status.ts'
import { type ReportKey, type ReportTable, tables } from './tables.ts'
import { linkedCodes } from './write-body.ts'

export const EnterReport = z.object({
  /** As typed, by line code: `1.234`, `12,5`; an empty text takes the number away. */
  values: z.record(z.string().max(80), z.string().trim().max(40)).default({}),
  body: z.string().max(100_000),
  /** The revision that was read: where somebody has saved meanwhile, nothing is overwritten. */
  revision: z.coerce.number().int().min(0),
  /** Hands it to the leader: every line must be there. */
  submit: z.boolean().default(false),
})

/**
 * Writes the lines and the text of a report that is open. What contradicts itself is kept and named; the leader must have it mended or explain it. Throws
 * `invalid` with a sentence per line (`line.<code>`), `body` for a live link that leads nowhere, `revision` where another has saved meanwhile;
 * `conflict` where it is open no longer.
 */
export async function enterReport(ctx: Ctx, key: ReportKey, input: z.input<typeof EnterReport>): Promise<ReportTable> {
  const given = check(ctx, EnterReport, input)
  const t = text(ctx)
  return inTransaction(ctx, async (ctx) => {
    const report = await reportForUpdate(ctx, key)
    ensure(ctx, mayEnterReport(ctx.actor, report))
    if (!isOpen(report.status)) throw conflict(t.cannot(t.statuses[report.status]))
    if (given.revision !== report.revision)
      throw invalid(ctx, {
        revision: t.savedMeanwhile(report.entered_by_name, report.entered_at ? formatDateTime(report.entered_at) : ''),
      })
    const read = await readReport(ctx, report)
    const errors: Record<string, string> = {}
    const values = new Map(read.shown.map(({ line, value }) => [line.code, value]))
    const typed = read.kind.lines.filter((line) => isEntered(line, report.scope))
    for (const line of typed) {
      const as = given.values[line.code]
      if (as === undefined) continue
      const number = as === '' ? null : parseFigure(as)
      if (number === undefined) errors[`line.${line.code}`] = t.noNumber(line.label, as)
      else if (number !== null && number < 0) errors[`line.${line.code}`] = t.belowZero(line.label)
      else if (number !== null && !line.amount && !Number.isInteger(number))
        errors[`line.${line.code}`] = t.wholeOnly(line.label, as)
      else values.set(line.code, number)
    }
    if (given.submit)
      for (const line of typed)
        if (!line.optional && values.get(line.code) === null) errors[`line.${line.code}`] ??= t.lineNeeded(line.label)
    const unknown = linkedCodes(given.body).filter((code) => !read.figures.has(code))
    if (unknown.length > 0) errors.body = t.unknownLink(unknown.join(', '))
    if (given.submit && given.body.trim().length < 20) errors.body ??= t.bodyNeeded
    if (Object.keys(errors).length > 0) throw invalid(ctx, errors)

    if (typed.length > 0)
      await tables(ctx)
        .insertInto('report_line')
        .values(
          typed.map((line) => ({
            ...{ agency_id: key.agencyId, report_id: key.id, line_code: line.code },
            ...{ value: values.get(line.code) ?? null, origin: 'entered' as const },
          })),
        )
        .onConflict((on) =>
          on.columns(['agency_id', 'report_id', 'line_code']).doUpdateSet((is) => ({ value: is.ref('excluded.value') })),
        )
        .execute()
    const shown = lineValues(read.kind.lines, values, report.scope)
    const figures = linkedFigures(report, shown, read.book)
    const findings = await findingsOf(ctx, report, { ...read, shown, figures }, given.body)
    const set = {
      ...{ body: given.body, revision: report.revision + 1, findings },
      ...{ entered_by_name: nameOf(ctx), entered_at: ctx.now },
      status: given.submit ? nextStatus(report.status, 'submit')! : report.status,
    }
    await tables(ctx)
      .updateTable('report')
      .set({ ...set, findings: json(findings) } as never)
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.id)
      .execute()
    if (given.submit) {
      await appendReportEvent(ctx, key, 'submit')
      await closeTasks(ctx, { agencyId: key.agencyId, subjectId: key.id })
      openTask(ctx, {
        ...{ agencyId: key.agencyId, kind: 'reports.sign', subjectId: key.id, role: 'leader', dueAt: report.due_at },
        title: text('vi').taskSign(read.kind.name, text('vi').periodWords(report.period)),
        href: `/bao-cao/${key.agencyId}/${key.id}`,
      })
    }
    appendAudit(ctx, {
      agencyId: key.agencyId,
      action: given.submit ? 'reports.submit' : 'reports.entered',
      subject: { kind: 'report', id: key.id, code: report.kind_code },
      data: { period: report.period, revision: set.revision, findings: findings.map((one) => one.rule) },
    })
    rememberResult(ctx, { location: `/bao-cao/${key.agencyId}/${key.id}` })
    return { ...report, ...set }
  })
}
