import type { Ctx } from '#platform/context'
import { type Cell, type SheetKind, sheetOf } from '#platform/sheets'
import { getReport } from './get-report.ts'
import { text } from './messages.ts'
import type { ReportKey } from './tables.ts'

/** The table of a report as a sheet: numbers as numbers, each share with its fraction. For who may see the report. */
export async function exportReport(ctx: Ctx, key: ReportKey, kind: SheetKind): Promise<{ bytes: Uint8Array; name: string }> {
  const { report, kind: regime, shown, agencyName } = await getReport(ctx, key)
  const t = text(ctx)
  const number = (value: number | null | undefined): Cell => value ?? ''
  const rows: Cell[][] = [
    [ctx.locale === 'en' ? regime.nameEn : regime.name],
    [`${agencyName}, ${t.periodWords(report.period)}`],
    ['STT', t.line, t.unit, t.value, t.numerator, t.denominator, t.origin],
    ...shown.map(({ line, value, numerator, denominator, origin }, i): Cell[] => [
      ...[i + 1, ctx.locale === 'en' ? line.labelEn : line.label, line.unit === '%' ? t.percent : line.unit],
      ...[number(value), number(numerator), number(denominator), t.origins[origin]],
    ]),
  ]
  return { bytes: await sheetOf(rows, kind), name: `bao-cao-${report.kind_code}-${report.period}-${report.version}.${kind}` }
}
