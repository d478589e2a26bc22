import { nfc } from '../vietnamese/fold.ts'
import { fromLegacy, type LegacyEncoding } from '../vietnamese/legacy.ts'
import { detectLegacy, gainOf, readSingleBytes } from '../vietnamese/legacy-detection.ts'
import { readXlsx } from './read-xlsx.ts'

/** A cell as it is read: its text (percentages `93,5%`, days `2026-10-31`, months `2026-10`); a number where the workbook holds one. */
export interface ReadCell {
  text: string
  number?: number
  /** It holds a formula: its value may be old. */
  formula?: boolean
}

/** What cannot be read without guessing, and where (`B5`, `A3:A7`, row or column). */
export interface SheetProblem {
  kind:
    | 'merged'
    | 'hidden-row'
    | 'hidden-column'
    | 'more-sheets'
    | 'too-large'
    | 'unreadable'
    | 'empty'
    | 'old-excel'
    | 'encoding'
  where: string
}

export interface ReadSheet {
  /** By row of the sheet; empty rows are there, empty. */
  rows: ReadCell[][]
  problems: SheetProblem[]
  /** The old encoding that its texts were converted from, and the first cell that showed it. */
  legacy?: { encoding: LegacyEncoding; where: string }
}

/** More than a province's year of figures; what is larger is refused before it is unpacked. */
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 60
const MOST_BYTES = 10 * 1024 * 1024

/** `B5` of row 5 (from 1), column 1 (from 0). */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return `${letters}${row}`
}

/**
 * Reads a CSV or XLSX file as text and numbers, never running or guessing anything: merged cells, hidden rows and columns and further sheets are problems with their
 * place. CSV may be UTF-8, UTF-16 or windows-1258, with `,`, `;` or tabs. Texts of TCVN3 or VNI
 * fonts are converted and said so: by the name of the font where a workbook tells it, else by what becomes of their words. Never throws.
 */
export function readSheet(bytes: Uint8Array): ReadSheet {
  const refused = (kind: SheetProblem['kind']): ReadSheet => ({ rows: [], problems: [{ kind, where: '' }] })
  if (bytes.length === 0) return refused('empty')
  if (bytes.length > MOST_BYTES) return refused('too-large')
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return refused('old-excel')
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  let sheet: ReadSheet
  if (zipped) sheet = readXlsx(bytes)
  else {
    const text = decode(bytes)
    if (text === undefined) return refused('encoding')
    sheet = readCsv(text)
  }
  if (sheet.problems.length === 0 && sheet.rows.every((row) => row.every((cell) => cell.text === ''))) return refused('empty')
  return converted(sheet)
}

/** UTF-8 (with or without mark), UTF-16, or what old Excel wrote here; undefined for bytes that are no text. */
function decode(bytes: Uint8Array): string | undefined {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(marked, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: binary files have them, texts do not
    const binary = /[\u0000-\u0008\u000e-\u001f]/
    const text = readSingleBytes(bytes)
    return text === undefined || binary.test(text) ? undefined : text
  }
}

/** RFC 4180, with the separator that its first line uses most outside quotes. */
function readCsv(text: string): ReadSheet {
  const separator = separatorOf(text)
  const rows: ReadCell[][] = []
  let row: ReadCell[] = []
  let field = ''
  let quoted = false
  const endField = () => {
    row.push({ text: field.replace(/^'(?=\s*[=+\-@|%])/, '') })
    field = ''
  }
  const endRow = () => {
    endField()
    rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (quoted) {
      if (letter !== '"') field += letter
      else if (text[at + 1] === '"') {
        field += '"'
        at++
      } else quoted = false
    } else if (letter === '"' && field.trim() === '') {
      field = ''
      quoted = true
    } else if (letter === separator) endField()
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else field += letter
    if (rows.length > MOST_ROWS || row.length > MOST_COLUMNS) return { rows: [], problems: [{ kind: 'too-large', where: '' }] }
  }
  if (quoted) return { rows: [], problems: [{ kind: 'unreadable', where: `${rows.length + 1}` }] }
  if (field !== '' || row.length > 0) endRow()
  return { rows, problems: [] }
}

function separatorOf(text: string): string {
  const line = /^[^\r\n]*(?:\r?\n[^\r\n]*){0,9}/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const count = (sign: string) => line.split(sign).length
  return [';', '\t', ','].sort((a, b) => count(b) - count(a))[0]!
}

/** Composed letters, ordinary blanks, and today's encoding: each cell that becomes Vietnamese by it, as headings may be in Unicode and the data not. */
function converted(sheet: ReadSheet): ReadSheet {
  const texts = sheet.rows.flatMap((row) => row.map((cell) => cell.text))
  const encoding = detectLegacy(texts)
  // A sheet in one hand is converted whole: `Kú` is a word as it stands, and Kỳ is meant.
  const isMixed = texts.some((text) => /[\u0100-\u1eff]/.test(text))
  let legacy = sheet.legacy
  const rows = sheet.rows.map((row, r) =>
    row.map((cell, c) => {
      const gain = encoding && cell.number === undefined ? gainOf(cell.text, encoding) : -1
      const isOld =
        encoding !== undefined && (gain > 0 || (gain === 0 && !isMixed && fromLegacy(cell.text, encoding) !== cell.text))
      if (isOld) legacy ??= { encoding, where: cellName(r + 1, c) }
      const text = isOld ? fromLegacy(cell.text, encoding) : cell.text
      return {
        ...cell,
        text: nfc(text)
          .replace(/[\s\u00a0\u202f\u200b\ufeff]+/g, ' ')
          .trim(),
      }
    }),
  )
  return { ...sheet, rows, ...(legacy ? { legacy } : {}) }
}
