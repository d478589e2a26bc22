import { checkFigures } from '#government/guard'
import type { Ctx } from '#platform/context'
import type { LineValues } from './check-report.ts'
import { checkLines, type LineSentences, type ReportFinding } from './check-report.ts'
import { lineValues, type ShownLine, valuesOf } from './line-values.ts'
import { type BookFigure, bookOf, linkedFigures } from './linked-figures.ts'
import { getReportKind } from './list-report-kinds.ts'
import { text } from './messages.ts'
import type { ReportKindData } from './report-kind.ts'
import { type ReportTable, tables } from './tables.ts'
import { type LinkedFigure, type Paragraph, paragraphsOf, plainText } from './write-body.ts'

/** A report as it reads: its lines, its text with numbers in it, and what may be linked. */
export interface ReadReport {
  kind: ReportKindData
  shown: ShownLine[]
  /** What a live link may name, by code. */
  figures: Map<string, LinkedFigure>
  /** What the system counts itself, by line code; lines that it cannot count are absent. */
  counted: LineValues
  /** What stands in the book of figures of its unit and period. */
  book: ReadonlyMap<string, BookFigure>
}

/**
 * The lines and figures of a report. While it is written, what the system counts is counted anew; from the signature on it reads as it was signed.
 * Asks nothing of the actor.
 */
export async function readReport(ctx: Ctx, report: ReportTable): Promise<ReadReport> {
  const kind = await getReportKind(ctx, report.kind_code, report.kind_from)
  const kept = await keptLines(ctx, report)
  const writing = ['draft', 'ready', 'returned'].includes(report.status)
  if (!writing) {
    const shown = lineValues(kind.lines, kept, report.scope)
    return { kind, shown, figures: new Map(report.figures.map((one) => [one.code, one])), counted: new Map(), book: new Map() }
  }
  const book = await bookOf(ctx, kind, report)
  const counted = new Map(
    kind.lines.flatMap((line): [string, number | null][] =>
      line.indicator && book.has(line.indicator) ? [[line.code, book.get(line.indicator)!.value]] : [],
    ),
  )
  const values = report.scope === 'own' ? new Map([...kept, ...counted]) : kept
  const shown = lineValues(kind.lines, values, report.scope)
  return { kind, shown, figures: linkedFigures(report, shown, book), counted, book }
}

export async function keptLines(ctx: Ctx, report: Pick<ReportTable, 'agency_id' | 'id'>): Promise<Map<string, number | null>> {
  const rows = await tables(ctx)
    .selectFrom('report_line')
    .select(['line_code', 'value'])
    .where('agency_id', '=', report.agency_id)
    .where('report_id', '=', report.id)
    .execute()
  return new Map(rows.map((row) => [row.line_code, row.value]))
}

/** The values of the same report one period before, as it was sent; nothing where there was none. */
async function linesBefore(ctx: Ctx, kind: ReportKindData, report: ReportTable): Promise<LineValues> {
  const before = await tables(ctx)
    .selectFrom('report')
    .select(['agency_id', 'id'])
    .where('agency_id', '=', report.agency_id)
    .where('kind_code', '=', report.kind_code)
    .where('scope', '=', report.scope)
    .where('to_day', '<', report.from_day)
    .where('status', 'in', ['signed', 'sent', 'received', 'locked'])
    .orderBy('to_day', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return before ? valuesOf(lineValues(kind.lines, await keptLines(ctx, before), report.scope)) : new Map()
}

/** What contradicts itself in the report's lines and text, with what stands in the book of figures. For officers, as the guard is. */
export async function findingsOf(ctx: Ctx, report: ReportTable, read: ReadReport, body: string): Promise<ReportFinding[]> {
  const say: LineSentences = text('vi').finding
  const lines = checkLines(
    read.kind.lines,
    valuesOf(read.shown),
    {
      before: await linesBefore(ctx, read.kind, report),
      counted: report.scope === 'aggregate' ? read.counted : new Map(),
    },
    say,
  )
  const found = await checkFigures({ ...ctx, locale: 'vi' }, { text: plainText(bodyOf(body, read)) })
  return [
    ...lines,
    ...found.findings.map(({ rule, severity, message, places }) => ({
      ...{ rule, severity, message },
      places: places.map((place) => place.text.trim()),
    })),
  ]
}

export const bodyOf = (body: string, { figures }: Pick<ReadReport, 'figures'>): Paragraph[] => paragraphsOf(body, figures)
