import { z } from 'zod'
import { closeTasks, openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { json } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { vietnamDate } from '#platform/time'
import { changeReport, nameOf } from './change-report.ts'
import { text } from './messages.ts'
import { maySignReport } from './permissions.ts'
import { findingsOf, readReport } from './read-report.ts'
import { type ReportKey, type ReportTable, tables } from './tables.ts'
import { linkedCodes } from './write-body.ts'

export const SignReport = z.object({ explanation: z.string().trim().max(4000).default('') })

/**
 * A leader signs: every number is read once more and stays as it is from now on, with the number of the paper. What contradicts itself must be explained
 * here in writing; the explanation goes with the report. Throws `invalid` on `explanation` otherwise.
 */
export async function signReport(ctx: Ctx, key: ReportKey, input: z.input<typeof SignReport> = {}): Promise<ReportTable> {
  const { explanation } = check(ctx, SignReport, input)
  const t = text(ctx)
  return changeReport(
    ctx,
    key,
    { step: 'sign', note: explanation, may: (report) => ensure(ctx, maySignReport(ctx.actor, report)) },
    async (ctx, report) => {
      const read = await readReport(ctx, report)
      const findings = await findingsOf(ctx, report, read, report.body)
      if (findings.length > 0 && explanation.length < 10)
        throw invalid(ctx, { explanation: t.explain(findings.map((one) => one.message).join(' ')) })
      await tables(ctx)
        .insertInto('report_line')
        .values(
          read.shown.map(({ line, value, origin }) => ({
            ...{ agency_id: key.agencyId, report_id: key.id, line_code: line.code, value, origin },
          })),
        )
        .onConflict((on) =>
          on.columns(['agency_id', 'report_id', 'line_code']).doUpdateSet((is) => ({
            value: is.ref('excluded.value'),
            origin: is.ref('excluded.origin'),
          })),
        )
        .execute()
      const figures = linkedCodes(report.body).flatMap((code) => read.figures.get(code) ?? [])
      await closeTasks(ctx, { agencyId: key.agencyId, subjectId: key.id })
      if (report.scope === 'own') openSendTask(ctx, report, read.kind.name)
      addJob(ctx, 'reports.seal', { agencyId: key.agencyId, id: key.id })
      return {
        ...{ figures: json(figures) as never, findings: json(findings) as never, explanation },
        ...{ number: report.number || (await nextNumber(ctx, key.agencyId)), pdf_sha256: null, pdf_size: null },
        ...{ signed_by_name: nameOf(ctx), signed_at: ctx.now },
      }
    },
  )
}

const openSendTask = (ctx: Ctx, report: ReportTable, kindName: string): void =>
  openTask(ctx, {
    ...{ agencyId: report.agency_id, kind: 'reports.send', subjectId: report.id, role: 'clerk', dueAt: report.due_at },
    title: text('vi').taskSend(kindName, text('vi').periodWords(report.period)),
    href: `/bao-cao/${report.agency_id}/${report.id}`,
  })

/** The next number of the agency's reports: `15/BC-UBND`, from 01 each year, zero before below ten (NĐ 30/2020/NĐ-CP Đ15, Phụ lục I). */
async function nextNumber(ctx: Ctx, agencyId: string): Promise<string> {
  const year = Number(vietnamDate(ctx.now).slice(0, 4))
  const { last } = await tables(ctx)
    .insertInto('report_counter')
    .values({ agency_id: agencyId, year, last: 1 })
    .onConflict((on) => on.columns(['agency_id', 'year']).doUpdateSet((is) => ({ last: is('report_counter.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${String(last).padStart(2, '0')}/BC-UBND`
}
