import type { ReadCell } from '#platform/sheets'
import { searchKey } from '#platform/vietnamese'

/** What a column of an imported sheet may hold. */
export const IMPORT_COLUMNS = [
  'code',
  'indicator',
  'unitCode',
  'unit',
  'period',
  'value',
  'numerator',
  'denominator',
  'source',
  'note',
  'measure',
] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]
/** Of each line one is enough. */
const NEEDED: ImportColumn[][] = [['indicator', 'code'], ['period'], ['value', 'denominator']]

/** Headings as people write them, without marks; the first that fits. */
const HEADINGS: [RegExp, ImportColumn][] = [
  [/^ma( so)? chi tieu$|^ma ct$|^indicator code$/, 'code'],
  [/^(ten )?chi tieu( so)?$|^indicator$/, 'indicator'],
  [/^ma (don vi( hanh chinh)?|dia ban|xa|dvhc)$|^unit code$/, 'unitCode'],
  [/^(don vi tinh|dvt|unit of measure)$/, 'measure'],
  [/^(ten )?(don vi( hanh chinh)?|dia ban|dia phuong|xa( phuong)?|xa phuong dac khu|unit)$/, 'unit'],
  [/^(ki|ky)( bao cao| so lieu)?$|^thoi (ki|ky|gian)$|^period$/, 'period'],
  [/^(gia tri|so lieu|ket qua|thuc hien|ti le|ty le|value)$/, 'value'],
  [/^tu so$|^numerator$/, 'numerator'],
  [/^mau so$|^denominator$/, 'denominator'],
  [/^(theo )?nguon( so lieu)?$|^can cu$|^source$/, 'source'],
  [/^ghi chu$|^note$/, 'note'],
]

export const columnOf = (heading: string): ImportColumn | undefined => {
  // What stands in brackets is a remark: `Tỷ lệ (%)`.
  const key = searchKey(heading.replace(/\([^)]*\)/g, ' '))
  return HEADINGS.find(([words]) => words.test(key))?.[1]
}

export interface Header {
  /** From 0. */
  row: number
  columns: Map<ImportColumn, number>
  /** A second line of headings under it. */
  second: boolean
  /** Headings that two columns bear. */
  twice: string[]
  /** Headings that nobody knows, by column; a number of the line says nothing. */
  unknown: Map<number, string>
  ordinal: number | undefined
}

const WITHIN = 15

/** The line of headings: the first that names indicator, period and value; titles may stand above it. */
export function findHeader(rows: readonly (readonly ReadCell[])[]): Header | undefined {
  for (let row = 0; row < Math.min(rows.length, WITHIN); row++) {
    const columns = new Map<ImportColumn, number>()
    const twice: string[] = []
    const unknown = new Map<number, string>()
    let ordinal: number | undefined
    rows[row]!.forEach((cell, at) => {
      const column = columnOf(cell.text)
      if (/^(stt|tt|so tt|so thu tu)$/.test(searchKey(cell.text))) ordinal = at
      else if (!column && cell.text !== '') unknown.set(at, cell.text)
      if (!column) return
      if (columns.has(column)) twice.push(cell.text)
      else columns.set(column, at)
    })
    if (!NEEDED.every((some) => some.some((one) => columns.has(one)))) continue
    const below = rows[row + 1] ?? []
    const words = below.filter((cell) => cell.text !== '')
    // Headings again, or words where the numbers should be and no indicator beside them.
    const second =
      words.some((cell) => cell.number === undefined && columnOf(cell.text) !== undefined) ||
      (words.length > 0 &&
        (below[columns.get('indicator') ?? columns.get('code')!]?.text ?? '') === '' &&
        words.every((cell) => !/\d/.test(cell.text)))
    return { row, columns, second, twice, unknown, ordinal }
  }
  return undefined
}
