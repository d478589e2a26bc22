import { cellName, type ReadSheet } from '#platform/sheets'
import type { Header } from './import-columns.ts'
import type { Indicator } from './list-indicators.ts'

/** A cell in which a dot stands before decimals, as in `8.5`: in its sheet `1.234` can be read in two ways. */
export interface DecimalPoint {
  cell: string
  text: string
}

export const NUMBERS = ['value', 'numerator', 'denominator'] as const
const plain = (text: string): string => text.replace(/\s+/g, '').replace(/%$/, '')

export function decimalPoint(sheet: ReadSheet, header: Header): DecimalPoint | undefined {
  for (let row = header.row + 1; row < sheet.rows.length; row++)
    for (const column of NUMBERS) {
      const at = header.columns.get(column)
      const cell = at === undefined ? undefined : sheet.rows[row]![at]
      if (cell && cell.number === undefined && /^-?\d+\.(\d{1,2}|\d{4,6})$/.test(plain(cell.text)))
        return { cell: cellName(row + 1, at!), text: cell.text }
    }
  return undefined
}

/**
 * `1.234` is one thousand and more, unless the sheet writes `8.5` elsewhere; `1,234` has decimals, but three of them in an amount are what an English
 * thousand looks like. Of counts the comma is refused with words of its own.
 */
export function isTwofold(typed: string, kind: Indicator['kind'], isValue: boolean, point: DecimalPoint | undefined): boolean {
  const number = plain(typed)
  if (/^-?\d{1,3}\.\d{3}$/.test(number)) return point !== undefined
  return /^-?[1-9]\d{0,2},\d{3}$/.test(number) && isValue && kind !== 'count' && (point !== undefined || kind === 'amount')
}

/** `12%` of what is told in people, or of a numerator. */
export const isPercentOfNone = (typed: string, kind: Indicator['kind'], isValue: boolean): boolean =>
  /%\s*$/.test(typed) && (!isValue || (kind !== 'share' && kind !== 'rate'))
