import { strFromU8, unzipSync } from 'fflate'
import { fromLegacy, type LegacyEncoding } from '../vietnamese/legacy.ts'
import { gainOf } from '../vietnamese/legacy-detection.ts'
import { cellName, MOST_COLUMNS, MOST_ROWS, type ReadCell, type ReadSheet, type SheetProblem } from './read-sheet.ts'
import { walk } from './walk-xml.ts'
import { type CellStyle, readStyles } from './workbook-styles.ts'

/** A workbook of some thousand rows unpacks to a few MB; a bomb says so in its directory, or is stopped here. */
const MOST_UNPACKED = 60 * 1024 * 1024

/** The parts of a workbook that hold its first sheet (ECMA-376 Part 1 §18). Throws nothing: what is no workbook is a problem. */
export function readXlsx(bytes: Uint8Array): ReadSheet {
  try {
    let unpacked = 0
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/.test(name))
          return false
        unpacked += originalSize
        if (unpacked > MOST_UNPACKED) throw new TooLarge()
        return true
      },
    })
    const text = (name: string) => (parts[name] ? strFromU8(parts[name]) : '')
    const { first, others, from1904 } = sheetsOf(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'))
    const source = first && text(first)
    if (!source) return problem('unreadable')
    const styles = readStyles(text('xl/styles.xml'))
    const sheet = readWorksheet(source, { strings: readStrings(text('xl/sharedStrings.xml')), styles, from1904 })
    const filled = others.find((name) => /<v>|<is>/.test(text(name)))
    return filled ? { ...sheet, problems: [...sheet.problems, { kind: 'more-sheets', where: '' }] } : sheet
  } catch (error) {
    return problem(error instanceof TooLarge ? 'too-large' : 'unreadable')
  }
}

class TooLarge extends Error {}
const problem = (kind: SheetProblem['kind']): ReadSheet => ({ rows: [], problems: [{ kind, where: '' }] })

/** The first visible sheet and all other ones, by the names of their parts. */
function sheetsOf(workbook: string, relations: string): { first: string | undefined; others: string[]; from1904: boolean } {
  const targets = new Map<string, string>()
  if (relations)
    walk(relations, {
      open: ({ name, attributes }) => {
        if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '')
      },
    })
  const names: { part: string; hidden: boolean }[] = []
  let from1904 = false
  walk(workbook, {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const target = targets.get(attributes['r:id'] ?? '') ?? ''
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      names.push({ part: target.startsWith('/') ? target.slice(1) : `xl/${target}`, hidden })
    },
  })
  const first = names.find((one) => !one.hidden)
  return { first: first?.part, others: names.filter((one) => one !== first).map((one) => one.part), from1904 }
}

function readStrings(xml: string): string[] {
  const strings: string[] = []
  if (!xml) return strings
  let inText = false
  let phonetic = 0
  walk(xml, {
    open: ({ name }) => {
      if (name === 'si') strings.push('')
      if (name === 'rPh') phonetic++
      inText = name === 't' && phonetic === 0
    },
    text: (text) => {
      if (inText) strings[strings.length - 1] += text
    },
    close: (name) => {
      if (name === 'rPh') phonetic--
      if (name === 't') inText = false
    },
  })
  return strings
}

interface OpenCell {
  row: number
  column: number
  type: string
  style: CellStyle | undefined
  value: string
  formula: boolean
}

interface Book {
  strings: readonly string[]
  styles: readonly CellStyle[]
  /** Days are counted from 1904. */
  from1904: boolean
}

function readWorksheet(xml: string, book: Book): ReadSheet {
  const rows: ReadCell[][] = []
  const problems: SheetProblem[] = []
  const hidden = { rows: [] as number[], columns: [] as [from: number, to: number][] }
  const merged: string[] = []
  let row = 0
  let column = -1
  let cell: OpenCell | undefined
  let into: 'value' | undefined
  let legacy: ReadSheet['legacy']
  walk(xml, {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1)
        column = -1
        if (!(row <= MOST_ROWS)) throw new TooLarge()
        if (isHidden(attributes, 'ht')) hidden.rows.push(row)
      } else if (name === 'col') {
        if (isHidden(attributes, 'width')) hidden.columns.push([Number(attributes.min) - 1, Number(attributes.max) - 1])
      } else if (name === 'mergeCell') merged.push(attributes.ref ?? '')
      else if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        const style = book.styles[Number(attributes.s ?? 0)]
        cell = { row, column, type: attributes.t ?? 'n', style, value: '', formula: false }
      } else if (name === 'f' && cell) cell.formula = true
      else if (name === 'v' || name === 't') into = 'value'
    },
    text: (text) => {
      if (into && cell) cell.value += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') into = undefined
      if (name !== 'c' || !cell) return
      const read = readCell(cell, book)
      const old = read.number === undefined ? inOldFont(read.text, cell.style) : undefined
      if (old) {
        legacy ??= { encoding: old.encoding, where: cellName(cell.row, cell.column) }
        read.text = old.text
      }
      if (read.text !== '' || read.formula) {
        if (cell.column >= MOST_COLUMNS) throw new TooLarge()
        while (rows.length < cell.row) rows.push([])
        const target = rows[cell.row - 1]!
        while (target.length < cell.column) target.push({ text: '' })
        target[cell.column] = read
      }
      cell = undefined
    },
  })
  const has = (r: number, c: number) => (rows[r]?.[c]?.text ?? '') !== ''
  for (const where of merged) problems.push({ kind: 'merged', where })
  for (const one of hidden.rows)
    if (rows[one - 1]?.some((c) => c.text !== '')) problems.push({ kind: 'hidden-row', where: String(one) })
  for (const [from, to] of hidden.columns)
    for (let c = from; c <= Math.min(to, MOST_COLUMNS); c++)
      if (rows.some((_, r) => has(r, c))) problems.push({ kind: 'hidden-column', where: letterOf(c) })
  return { rows, problems, ...(legacy ? { legacy } : {}) }
}

function readCell({ type, style, value, formula }: OpenCell, { strings, from1904 }: Book): ReadCell {
  const extra = formula ? { formula } : {}
  if (type === 's') return { text: strings[Number(value)] ?? '', ...extra }
  if (type !== 'n') return { text: type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : value, ...extra }
  if (value === '') return { text: '', ...extra }
  const number = Number(value)
  // What a sheet shows as 0,1 is kept as 0.1 or 0.1000000000000001: fifteen digits are what a spreadsheet knows.
  const exact = Number(number.toPrecision(15))
  if (!Number.isFinite(exact)) return { text: value, ...extra }
  if (style?.percent) return { text: `${String(Number((exact * 100).toPrecision(15))).replace('.', ',')}%`, ...extra }
  if (style?.date && exact >= 1) return { text: dayOf(exact, from1904).slice(0, style.date === 'day' ? 10 : 7), ...extra }
  return { text: String(exact), number: exact, ...extra }
}

/** Day 60 of the count from 1900 never was: whoever began it took 1900 for a leap year. */
function dayOf(serial: number, from1904: boolean): string {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  const at = new Date(Date.UTC(1899, 11, 30 + days + (days < 60 ? 1 : 0)))
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 ? '' : at.toISOString().slice(0, 10)
}

/** A font of before Unicode (`.VnTime`, `VNI-Times`), unless the text holds letters that only Unicode has; `.VnTimeH` shows capitals. */
function inOldFont(text: string, style: CellStyle | undefined): { text: string; encoding: LegacyEncoding } | undefined {
  const encoding = /^\.vn/i.test(style?.font ?? '') ? 'tcvn3' : /^vni/i.test(style?.font ?? '') ? 'vni' : undefined
  if (!encoding || /[\u0100-\u1fff]/.test(text) || gainOf(text, encoding) < 0) return undefined
  const read = fromLegacy(text, encoding)
  if (read === text) return undefined
  return { text: /^\.vn.*H$/.test(style!.font) ? read.toUpperCase() : read, encoding }
}

/** Said to be hidden, or drawn with no height or width, which hides as well. */
const isHidden = (attributes: Record<string, string>, size: 'ht' | 'width'): boolean =>
  attributes.hidden === '1' || attributes.hidden === 'true' || (attributes[size] !== undefined && Number(attributes[size]) === 0)

const columnOf = (reference: string): number =>
  [...(/^[A-Z]+/i.exec(reference)?.[0] ?? 'A').toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letterOf(Math.floor(column / 26) - 1)}${letterOf(column % 26)}`
