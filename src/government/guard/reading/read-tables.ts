import type { Figure } from './figure.ts'
import { contentWords } from './words.ts'

export interface Table {
  /** Header cells without marks. */
  header: string[]
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

interface Line {
  from: number
  to: number
}

/** Tables as people paste them: two lines or more with bars between cells. The figures in them get their cell, and what row and header say of them. */
export function readTables(flat: string, figures: readonly Figure[]): Table[] {
  const tables: Table[] = []
  let block: Line[] = []
  const close = () => {
    if (block.length >= 2) tables.push(tableOf(flat, block, figures, tables.length))
    block = []
  }
  let from = 0
  for (const line of flat.split('\n')) {
    const to = from + line.length
    if (line.includes('|')) block.push({ from, to })
    else close()
    from = to + 1
  }
  close()
  return tables
}

function tableOf(flat: string, block: Line[], figures: readonly Figure[], table: number): Table {
  const [head] = block
  // A table without headings begins with its first row.
  const bare = within(figures, head!).some(
    (one) => one.from >= head!.from + flat.slice(head!.from, head!.to).indexOf('|') && one.to <= head!.to,
  )
  const lines = bare ? block : block.slice(1)
  const header = flat
    .slice(head!.from, head!.to)
    .split('|', MOST)
    .map((cell) => (bare ? '' : cell.trim()))
  const unitColumn = header.findIndex((cell) => /^(dvt|don vi tinh|don vi)$/.test(cell))
  const rows = lines.map((line, row): TableRow => {
    const ofLine = within(figures, line)
    let at = line.from
    const cells = flat
      .slice(line.from, line.to)
      .split('|', MOST)
      .map((cell) => {
        const one = { from: at, to: at + cell.length, text: cell.trim(), figure: undefined as Figure | undefined }
        at += cell.length + 1
        return one
      })
    const unit = unitColumn >= 0 ? (cells[unitColumn]?.text ?? '') : ''
    const name = contentWords(cells[0]?.text ?? '')
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
      if (figure.kind === 'bare' && (unit === '%' || /\(%\)|^%$/.test(heading))) {
        figure.kind = 'percent'
        figure.unit = '%'
      } else if (figure.kind === 'bare' && unit) {
        figure.kind = 'count'
        figure.unit = unit
      }
      figure.words = [...name, ...contentWords(heading)]
      figure.before = name
      figure.aimed = /\b(ke hoach|muc tieu|chi tieu)\b/.test(heading) && column > 0 && !/thuc hien|ket qua|%/.test(heading)
      if (/[≤]|<=|khong qua/.test(cell.text)) figure.limit = '<='
      if (/[≥]|>=/.test(cell.text)) figure.limit = '>='
    }
    return { from: line.from, to: line.to, cells }
  })
  const withUnits = new Set<number>()
  for (const { cells } of rows)
    for (const [column, { figure }] of cells.entries())
      if (figure && (figure.kind === 'percent' || figure.unit !== '')) withUnits.add(column)
  return { header, rows, withUnits }
}

/** The figures of a line; they stand in order. */
function within(figures: readonly Figure[], line: Line): Figure[] {
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
