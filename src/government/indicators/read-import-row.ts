import type { Ctx } from '#platform/context'
import { AppError } from '#platform/errors'
import { cellName, type ReadCell } from '#platform/sheets'
import { vietnamDate } from '#platform/time'
import { searchKey } from '#platform/vietnamese'
import { checkFigure } from './check-figure.ts'
import { type DecimalPoint, isPercentOfNone, isTwofold, NUMBERS } from './decimal-point.ts'
import type { Header, ImportColumn } from './import-columns.ts'
import type { Indicator } from './list-indicators.ts'
import { text } from './messages.ts'
import { spanOf } from './periods.ts'
import type { ImportProblem, ImportRow } from './read-import.ts'
import { readNumbers } from './read-numbers.ts'
import { bareName, type UnitFinder } from './units-of-import.ts'

/** `2026-10`, `10/2026`, `tháng 10/2026`, `quý III/2026`, `Q3/2026`, `2026`; undefined for anything else. */
export function periodKeyOf(typed: string): string | undefined {
  const key = searchKey(typed)
  if (/^(nam )?20\d\d$/.test(key)) return key.slice(-4)
  const month = /^(?:thang )?(\d{1,2}) (20\d\d)$/.exec(key) ?? /^(20\d\d) (\d{1,2})$/.exec(key)
  if (month) {
    const [year, number] = month[1]!.length === 4 ? [month[1]!, month[2]!] : [month[2]!, month[1]!]
    return Number(number) >= 1 && Number(number) <= 12 ? `${year}-${number.padStart(2, '0')}` : undefined
  }
  const quarter = /^(?:qui |quy |q)(1|2|3|4|i|ii|iii|iv) (20\d\d)$/.exec(key)
  if (quarter) return `${quarter[2]}-Q${{ i: 1, ii: 2, iii: 3, iv: 4 }[quarter[1]!] ?? quarter[1]}`
  return /^(20\d\d) q([1-4])$/.test(key) ? key.replace(/ q/, '-Q') : undefined
}

/** One line of a sheet as a figure, or every problem in it with its cell. */
export async function readRow(
  ctx: Ctx,
  cells: readonly ReadCell[],
  row: number,
  { columns, ordinal }: Header,
  { indicators, units, point }: { indicators: readonly Indicator[]; units: UnitFinder; point: DecimalPoint | undefined },
): Promise<ImportRow | { problems: ImportProblem[] }> {
  const t = text(ctx).imports
  const problems: ImportProblem[] = []
  const cellOf = (column: ImportColumn): ReadCell => cells[columns.get(column) ?? -1] ?? { text: '' }
  const where = (column: ImportColumn) => cellName(row, columns.get(column) ?? 0)
  const wrong = (column: ImportColumn, message: string) => problems.push({ where: where(column), message })
  for (const column of columns.keys()) if (cellOf(column).formula) wrong(column, t.formula)
  const headed = new Set(columns.values())
  for (const [at, cell] of cells.entries())
    if (cell.text !== '' && !headed.has(at) && at !== ordinal)
      problems.push({ where: cellName(row, at), message: t.noHeading(cell.text) })

  const named = cellOf('code').text || cellOf('indicator').text
  const indicator =
    indicators.find((one) => one.code === named) ?? indicators.find((one) => searchKey(one.name) === searchKey(named))
  const also = cellOf('code').text && cellOf('indicator').text
  if (also && indicator && searchKey(also) !== searchKey(indicator.name) && also !== indicator.code)
    wrong('indicator', t.indicatorTwo(named, indicator.name, also))
  const naming = cellOf('code').text || !columns.has('indicator') ? 'code' : 'indicator'
  if (named === '') wrong(naming, t.indicatorMissing)
  else if (!indicator) wrong(naming, t.indicatorUnknown(named))
  else if (indicator.numerator) wrong(naming, t.indicatorComputed(indicator.name))
  else if (indicator.kind === 'state') wrong(naming, t.indicatorState(indicator.name))

  const period = periodKeyOf(cellOf('period').text)
  const span = period ? spanOf(period, 'calendar') : undefined
  if (!span) wrong('period', t.periodUnknown(cellOf('period').text))
  else if (span.from > vietnamDate(ctx.now)) wrong('period', t.periodAhead(cellOf('period').text))

  const unitCode = cellOf('unitCode').text
  const unit = span ? await units(unitCode || cellOf('unit').text, span.to) : undefined
  if (unit && 'problem' in unit) wrong(unitCode ? 'unitCode' : 'unit', unit.problem)
  else if (unit && unitCode && cellOf('unit').text && bareName(unit.name) !== bareName(cellOf('unit').text))
    wrong('unit', t.unitTwo(unitCode, unit.name, cellOf('unit').text))

  const measure = cellOf('measure').text
  if (
    measure &&
    indicator &&
    searchKey(measure) !== searchKey(indicator.unit) &&
    !(indicator.unit === '%' && /phan tram|^$/.test(searchKey(measure)))
  )
    wrong('measure', t.measureDiffers(measure, indicator.unit))

  const asTyped = Object.fromEntries(
    NUMBERS.map((column) => {
      const cell = cellOf(column)
      // A number of the workbook has its decimals behind a point; typed the Vietnamese way they cannot be taken for thousands.
      return [column, cell.number === undefined ? cell.text : String(cell.number).replace('.', ',')]
    }),
  ) as Record<(typeof NUMBERS)[number], string>
  for (const column of indicator ? NUMBERS : []) {
    const [cell, isValue] = [cellOf(column), column === 'value']
    if (cell.number !== undefined || !indicator) continue
    if (isPercentOfNone(cell.text, indicator.kind, isValue)) wrong(column, t.percentOfNone(cell.text, indicator.unit))
    else if (isTwofold(cell.text, indicator.kind, isValue, point))
      wrong(column, t.twoReadings(cell.text, point?.cell ?? '', point?.text ?? ''))
  }
  let numbers: { value: number; numerator: number | null; denominator: number | null } | undefined
  if (indicator && !indicator.numerator && problems.length === 0)
    try {
      numbers = readNumbers(ctx, indicator, asTyped)
    } catch (error) {
      if (!(error instanceof AppError) || !error.fields) throw error
      for (const [column, message] of Object.entries(error.fields))
        wrong(column as ImportColumn, t.inCell(cellOf(column as ImportColumn).text, message))
    }
  if (problems.length > 0 || !indicator || !numbers || !period || !unit || 'problem' in unit) return { problems }
  return {
    row,
    ...{ indicatorCode: indicator.code, indicatorName: indicator.name, unitId: unit.id, unitName: unit.name },
    periodKind: /-Q/.test(period) ? 'quarter' : period.length === 4 ? 'year' : 'month',
    ...{ period, ...numbers },
    ...{ asPrinted: cellOf('value').text, source: cellOf('source').text, note: cellOf('note').text },
    findings: checkFigure({ kind: indicator.kind, ...numbers }),
  }
}
