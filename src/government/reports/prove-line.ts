import { agencyNames } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { notFound } from '#platform/errors'
import { getReport, type ReportView } from './get-report.ts'
import type { ShownLine } from './line-values.ts'
import { type BookFigure, bookOf } from './linked-figures.ts'
import { type ReportKey, tables } from './tables.ts'

export interface LinePart {
  agencyId: string
  id: string
  name: string
  value: number | null
}

export interface LineProof {
  view: ReportView
  line: ShownLine
  /** Of an aggregate: the reports that the number is the sum of. */
  parts: LinePart[]
  /** Of a share: its two lines. */
  sides: ShownLine[]
  /** What the book of figures counts now, where the system counts it. */
  book: BookFigure | undefined
}

/** What a number of a report is made of, for who may see the report. Throws not_found. */
export async function proveLine(ctx: Ctx, key: ReportKey, code: string): Promise<LineProof> {
  const view = await getReport(ctx, key)
  const line = view.shown.find((one) => one.line.code === code)
  if (!line) throw notFound(ctx)
  const { indicator, share } = line.line
  const sides = share ? view.shown.filter((one) => one.line.code === share.of || one.line.code === share.in) : []
  const book = indicator ? (await bookOf(ctx, view.kind, view.report)).get(indicator) : undefined
  return { view, line, sides, book, parts: line.origin === 'summed' ? await partsOf(ctx, view, code) : [] }
}

async function partsOf(ctx: Ctx, { report }: ReportView, code: string): Promise<LinePart[]> {
  const rows = await tables(ctx)
    .selectFrom('report_part')
    .leftJoin('report_line', (join) =>
      join
        .onRef('report_line.agency_id', '=', 'report_part.part_agency_id')
        .onRef('report_line.report_id', '=', 'report_part.part_id')
        .on('report_line.line_code', '=', code),
    )
    .select(['report_part.part_agency_id', 'report_part.part_id', 'report_line.value'])
    .where('report_part.agency_id', '=', report.agency_id)
    .where('report_part.report_id', '=', report.id)
    .execute()
  const names = await agencyNames(
    ctx,
    rows.map((row) => row.part_agency_id),
    report.to_day,
  )
  return rows
    .map((row) => ({
      ...{ agencyId: row.part_agency_id, id: row.part_id, value: row.value },
      name: names.get(row.part_agency_id) ?? '',
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}
