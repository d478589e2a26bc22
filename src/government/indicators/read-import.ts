import type { Ctx } from '#platform/context'
import { cellName, type ReadSheet } from '#platform/sheets'
import type { Finding } from './check-figure.ts'
import { decimalPoint } from './decimal-point.ts'
import { findHeader } from './import-columns.ts'
import type { Indicator } from './list-indicators.ts'
import { text } from './messages.ts'
import { readRow } from './read-import-row.ts'
import type { UnitFinder } from './units-of-import.ts'

/** A row as it will be entered. */
export interface ImportRow {
  /** Line of the sheet, from 1. */
  row: number
  indicatorCode: string
  indicatorName: string
  unitId: string
  unitName: string
  periodKind: 'month' | 'quarter' | 'year'
  period: string
  value: number
  numerator: number | null
  denominator: number | null
  asPrinted: string
  source: string
  note: string
  findings: Finding[]
}

/** What keeps a sheet from being entered, and where. */
export interface ImportProblem {
  /** `B5`, `A3:A7`, a line, a column, or '' for the file. */
  where: string
  message: string
}

/**
 * Reads the rows of a sheet as figures. Every problem is named with its place and none is guessed over: a sheet with problems enters nothing.
 * @param units finds a unit by code or name on the map of a day
 */
export async function readImport(
  ctx: Ctx,
  sheet: ReadSheet,
  by: { indicators: readonly Indicator[]; units: UnitFinder },
): Promise<{ rows: ImportRow[]; problems: ImportProblem[] }> {
  const t = text(ctx).imports
  const problems: ImportProblem[] = sheet.problems.map(({ kind, where }) => ({ where, message: t.sheet[kind](where) }))
  if (problems.length > 0) return { rows: [], problems }
  const header = findHeader(sheet.rows)
  if (!header) return { rows: [], problems: [{ where: '', message: t.noHeader }] }
  if (header.second) problems.push({ where: String(header.row + 2), message: t.twoHeaders(header.row + 1, header.row + 2) })
  for (const heading of header.twice) problems.push({ where: String(header.row + 1), message: t.headingTwice(heading) })
  for (const [at, heading] of header.unknown)
    problems.push({ where: cellName(header.row + 1, at), message: t.headingUnknown(heading) })
  if (problems.length > 0) return { rows: [], problems }
  const point = decimalPoint(sheet, header)
  const rows: ImportRow[] = []
  const seen = new Map<string, number>()
  for (let at = header.row + 1; at < sheet.rows.length; at++) {
    const cells = sheet.rows[at]!
    if (cells.every((cell) => cell.text === '')) continue
    const read = await readRow(ctx, cells, at + 1, header, { ...by, point })
    if ('problems' in read) {
      problems.push(...read.problems)
      continue
    }
    const key = `${read.indicatorCode} ${read.unitId} ${read.period}`
    const before = seen.get(key)
    if (before !== undefined)
      problems.push({ where: String(at + 1), message: t.periodTwice(read.indicatorName, read.unitName, read.period, before) })
    seen.set(key, before ?? at + 1)
    rows.push(read)
  }
  if (rows.length === 0 && problems.length === 0) problems.push({ where: '', message: t.noRows })
  return { rows, problems }
}
