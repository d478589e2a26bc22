import type { Figure } from './figure.ts'
import { periodsIn } from './periods.ts'
import { contentWords, nounAfter } from './words.ts'

export interface Table {
  /** Header cells without marks. */
  header: string[]
  /** What period each column is of; '' where its heading says none. */
  periods: string[]
  rows: TableRow[]
  /** Columns in which some cell prints its unit. */
  withUnits: ReadonlySet<number>
}

/** No printed table has more columns; what is pasted beyond is read as text. */
const MOST = 60

export interface TableRow {
  from: number
  to: number
  cells: { from: number; to: number; text: string; figure: Figure | undefined }[]
}

interface Span {
  from: number
  to: number
  text: string
}

interface Line {
  from: number
  to: number
  cells: Span[]
}

/** Tables as people paste them: two lines or more with bars or tabs between cells, three or more in columns of spaces. The figures in them get their cell, and what row and header say of them. */
export function readTables(flat: string, figures: readonly Figure[]): Table[] {
  const tables: Table[] = []
  let block: Line[] = []
  let mark = ''
  const close = () => {
    const isTable = mark === '  ' ? block.length >= 3 && isAligned(block) : block.length >= 2
    if (isTable) tables.push(tableOf(block, figures, tables.length))
    block = []
  }
  let from = 0
  for (const line of flat.split('\n')) {
    const of = markOf(line)
    if (of !== mark) close()
    mark = of
    if (of !== '' && !/^[\s|:+=-]+$/.test(line)) block.push({ from, to: from + line.length, cells: cellsOf(line, from, of) })
    from += line.length + 1
  }
  close()
  return tables
}

/** What parts the cells of a line; '' where nothing does. */
function markOf(line: string): string {
  if (line.includes('|')) return '|'
  const inside = line.trim()
  if (inside.includes('\t')) return '\t'
  return inside.includes('  ') && !/^[-+•*]/.test(inside) ? '  ' : ''
}

function cellsOf(line: string, from: number, mark: string): Span[] {
  const spans: Span[] = []
  let at = from
  for (const cell of line.split(mark === '  ' ? / {2}/ : mark, mark === '  ' ? MOST * 4 : MOST)) {
    spans.push({ from: at, to: at + cell.length, text: cell.trim() })
    at += cell.length + mark.length
  }
  if (mark === '  ') return spans.filter((one) => one.text !== '').slice(0, MOST)
  return spans
}

const isAligned = (block: readonly Line[]): boolean =>
  block[0]!.cells.length >= 3 && block.every((line) => line.cells.length === block[0]!.cells.length)

const NUMBERING = /^(?:\d{1,3}|[ivx]{1,5}|[a-z])?[.)]?$/

/** The first column only numbers the rows: then the names stand in the second. */
const isNumbered = (block: readonly Line[]): boolean =>
  /^(?:stt|tt|so tt|#|)$/.test(block[0]!.cells[0]!.text) &&
  block[0]!.cells.length > 2 &&
  block.slice(1).every((line) => NUMBERING.test(line.cells[0]!.text)) &&
  block.slice(1).some((line) => /[a-z]{2}/.test(line.cells[1]?.text ?? ''))

const YEAR = /^(?:19|20)\d{2}$/

function tableOf(block: Line[], figures: readonly Figure[], table: number): Table {
  // A bar at the edge of every line begins or ends it and parts nothing.
  if (block.every(({ cells }) => cells.length > 2 && cells[0]!.text === '')) for (const line of block) line.cells.shift()
  if (block.every(({ cells }) => cells.length > 2 && cells.at(-1)!.text === '')) for (const line of block) line.cells.pop()
  if (isNumbered(block)) for (const line of block) line.cells.shift()
  const [head] = block
  // A table without headings begins with its first row; years are headings.
  const bare =
    within(figures, { from: head!.cells[0]!.to, to: head!.to }).length > 0 &&
    !head!.cells.slice(1).every((cell) => YEAR.test(cell.text) || !/\d/.test(cell.text))
  const header = head!.cells.map((cell) => (bare ? '' : cell.text))
  const periods = header.map((cell) => (YEAR.test(cell) ? cell : (periodsIn(cell)[0]?.key ?? '')))
  const unitColumn = header.findIndex((cell) => /^(dvt|don vi tinh|don vi)$/.test(cell))
  const rows = (bare ? block : block.slice(1)).map((line, row): TableRow => {
    const ofLine = within(figures, line)
    const cells = line.cells.map((cell) => ({ ...cell, figure: undefined as Figure | undefined }))
    const unit = unitColumn > 0 ? (cells[unitColumn]?.text ?? '') : ''
    const name = cells[0]?.text ?? ''
    const words = contentWords(name)
    let first = 0
    for (const [column, cell] of cells.entries()) {
      while (first < ofLine.length && ofLine[first]!.from < cell.from) first++
      const inside: Figure[] = []
      for (let i = first; i < ofLine.length && ofLine[i]!.to <= cell.to; i++) inside.push(ofLine[i]!)
      // A cell that is a number, and not a sentence with one.
      if (inside.length !== 1 || column === 0 || /[a-z]{2,}.*[a-z]{2,}.*[a-z]{2,}.*[a-z]{2,}/.test(cell.text)) continue
      const [figure] = inside as [Figure]
      cell.figure = figure
      figure.cell = { table, row, column }
      const heading = header[column] ?? ''
      if (figure.kind === 'bare') nameUnit(figure, heading, unit, name)
      if (periods[column]) figure.period = periods[column]!
      figure.words = [...words, ...contentWords(heading)]
      figure.before = words
      figure.aimed =
        (/\b(ke hoach|muc tieu|chi tieu)\b/.test(heading) || /^muc tieu\b/.test(header[0]!)) &&
        !/thuc hien|ket qua|hien trang|%/.test(heading)
      if (/[≤]|<=|khong qua/.test(cell.text)) figure.limit = '<='
      if (/[≥]|>=/.test(cell.text)) figure.limit = '>='
    }
    return { from: line.from, to: line.to, cells }
  })
  const withUnits = new Set<number>()
  for (const { cells } of rows)
    for (const [column, { figure, text }] of cells.entries())
      if (figure && (figure.kind === 'percent' || (figure.unit !== '' && /[a-z%]/.test(text)))) withUnits.add(column)
  return { header, periods, rows, withUnits }
}

/** The unit that a bare cell takes from its column, its row or its row's name. */
function nameUnit(figure: Figure, heading: string, unit: string, name: string): void {
  const shares = /\(%\)|^%/
  if (unit === '%' || shares.test(heading) || (shares.test(name) && !/so (?:voi|kh)|ke hoach/.test(heading))) {
    figure.kind = 'percent'
    figure.unit = '%'
    return
  }
  const said = unit || /\(([a-z][a-z ]{0,20})\)$/.exec(name)?.[1] || /\(([a-z][a-z ]{0,20})\)$/.exec(heading)?.[1]
  if (said && !/^(?:%|neu co|du kien|uoc)/.test(said)) {
    figure.kind = 'count'
    figure.unit = said
  } else if (figure.decimals === 0 && !/ty le|%/.test(`${name}${heading}`)) {
    const noun = nounAfter(` ${name.replace(/^(?:tong )?(?:so )?(?:luong )?/, '')}`, 0)?.noun
    if (!noun) return
    figure.kind = 'count'
    figure.unit = noun
    figure.cell!.named = true
  }
}

/** Cells that may be added up or compared: of one unit as far as both print one. */
export const sameCellUnit = (a: Figure, b: Figure): boolean =>
  a.cell?.named || b.cell?.named ? a.kind !== 'percent' && b.kind !== 'percent' : a.kind === b.kind && a.unit === b.unit

/** The figures of a line; they stand in order. */
function within(figures: readonly Figure[], line: { from: number; to: number }): Figure[] {
  let [low, high] = [0, figures.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (figures[middle]!.from < line.from) low = middle + 1
    else high = middle
  }
  const found: Figure[] = []
  for (let i = low; i < figures.length && figures[i]!.to <= line.to; i++) found.push(figures[i]!)
  return found
}
