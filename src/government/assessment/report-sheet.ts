import { appendAudit } from '#foundation/audit'
import { countDossierCells, type ReportBy, type ReportPeriod } from '#government/dossiers'
import { type Ctx, isOfficer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure } from '#platform/errors'
import { type Cell, type SheetKind, sheetOf } from '#platform/sheets'
import { text } from './messages.ts'
import { mayReadReports } from './permissions.ts'
import type { ReportForm } from './report-forms.ts'
import { spanText } from './report-period.ts'

/** A report as a sheet: title, period, headings, rows, the sum. Who took it out of the program is entered in the audit. */
export async function exportReport(
  ctx: Ctx,
  { form, by, kind, ...period }: ReportPeriod & { form: ReportForm; by: ReportBy; kind: SheetKind },
): Promise<Uint8Array> {
  const { actor } = ctx
  ensure(ctx, mayReadReports(actor))
  const { rows, total } = await countDossierCells(ctx, { ...period, by })
  const t = text(ctx)
  const cells = form.groups.flatMap((group) => group.cells)
  const sheet: Cell[][] = [
    [t.formLong[form.key]!],
    [`${isOfficer(actor) ? actor.agencyName : ''}, ${spanText(period)}`],
    [t.by[by], ...form.groups.flatMap((group) => group.cells.map((cell) => `${t.group[group.group]}: ${t.cell[cell]}`))],
    ...rows.map((row) => [row.name || t.noOfficer, ...cells.map((cell) => row.counts[cell])]),
    [t.sum, ...cells.map((cell) => total[cell])],
  ]
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
    const agencyId = isOfficer(actor) ? actor.agencyId : null
    const data = { ...period, by, form: form.key, kind }
    appendAudit(ctx, { agencyId, action: 'assessment.report-exported', subject: { kind: 'agency', id: agencyId ?? '' }, data })
  })
  return sheetOf(sheet, kind)
}
