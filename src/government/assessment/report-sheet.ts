import { appendAudit } from '#foundation/audit'
import { countDossierCells, type ReportBy, type ReportPeriod } from '#government/dossiers'
import { type Ctx, isOfficer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure } from '#platform/errors'
import { text } from './messages.ts'
import { mayReadReports } from './permissions.ts'
import type { ReportForm } from './report-forms.ts'
import { spanText } from './report-period.ts'

export const SHEET_KINDS = ['csv', 'xlsx'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]
type Value = string | number

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
  const sheet: Value[][] = [
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
  return kind === 'csv' ? new TextEncoder().encode(csvOf(sheet)) : xlsxOf(sheet)
}

/** CSV with a byte order mark, so that spreadsheets read it as UTF-8. Text that a spreadsheet would run as a formula gets an apostrophe. */
export function csvOf(sheet: readonly (readonly Value[])[]): string {
  const field = (value: Value) => {
    if (typeof value === 'number') return String(value)
    const safe = /^\s*[=+\-@|%]|^[\t\r]/.test(value) ? `'${value}` : value
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${sheet.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

/** An Excel workbook: numbers as numbers, everything else as text, never a formula. */
async function xlsxOf(sheet: readonly (readonly Value[])[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const data = sheet.map((row, index) =>
    row.map((value) =>
      typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String, ...(index < 3 || index === sheet.length - 1 ? { fontWeight: 'bold' as const } : {}) },
    ),
  )
  return writeXlsxFile(data, { orientation: 'landscape', columns: [{ width: 40 }] }).toBuffer()
}
