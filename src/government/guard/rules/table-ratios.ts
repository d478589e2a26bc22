import type { RawFinding } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'
import type { Table } from '../reading/read-tables.ts'
import { contentWords, sharedWords } from '../reading/words.ts'
import { agrees, agreesRounded } from './rounding.ts'

const isWhole = (figure: Figure): boolean => figure.decimals === 0 && figure.value > 0 && !figure.ranged && !figure.rough
const percentOf = (part: number, whole: number): number => (100 * part) / whole
const growthOf = (later: number, earlier: number): number => (100 * (later - earlier)) / earlier
const round = (value: number): number => Math.round(100 * value) / 100

/** Percentages of a table that are not what two of its columns give. */
export const ratiosOfTables = (read: ReadText): RawFinding[] =>
  read.tables.flatMap((table) => [...besideEachOther(read, table), ...asMostRows(read, table)])

/** Two columns of counts and one of their percentage, in which most rows agree or the headings say so. */
function besideEachOther(read: ReadText, table: Table): RawFinding[] {
  const { header, rows } = table
  const column = header.findIndex((cell, i) => i >= 3 && /ty le|%/.test(cell))
  if (column < 3) return []
  const triples = rows.flatMap(({ cells }) => {
    const [a, b, percent] = [cells[column - 2]?.figure, cells[column - 1]?.figure, cells[column]?.figure]
    return a && b && percent && percent.kind === 'percent' && isWhole(a) && isWhole(b) ? [{ a, b, percent }] : []
  })
  const wholeFirst = triples.filter(({ a, b, percent }) => agrees(b.value, a.value, percent)).length
  const related = sharedWords(contentWords(header[column]!), contentWords(`${header[column - 1]} ${header[column - 2]}`)) > 0
  if (wholeFirst === 0 && !(related && triples.every(({ a, b }) => b.value <= a.value))) return []
  // Another two columns give it: `tỷ lệ đúng hạn` of all that came, not of those too late.
  if (wholeFirst === 0 && isOfOthers(read, table, column)) return []
  return triples
    .filter(({ a, b, percent }) => !agrees(b.value, a.value, percent) && b.value <= a.value)
    .map(({ a, b, percent }) => told(a, b, percent, percentOf(b.value, a.value)))
}

const told = (whole: Figure, part: Figure, percent: Figure, computed: number): RawFinding => ({
  rule: 'ratio-mismatch',
  figures: [whole, part, percent],
  computed: round(computed),
})

function isOfOthers(read: ReadText, { header, rows }: Table, p: number): boolean {
  const columns = Math.min(header.length, WIDEST)
  for (let i = 1; i < columns; i++)
    for (let j = 1; j < columns; j++)
      for (const { cells } of i === j ? [] : rows) {
        const [part, whole, percent] = [cells[i]?.figure, cells[j]?.figure, cells[p]?.figure]
        if (
          part &&
          whole &&
          percent?.kind === 'percent' &&
          part.kind !== 'percent' &&
          whole.value > 0 &&
          agreesRounded(read, part, whole, percent)
        )
          return true
      }
  return false
}

/** Wider tables are looked through as far as here. */
const WIDEST = 10

/** A column of percentages that in most rows is one column over another, or its growth; the rows in which it is not. */
function asMostRows(read: ReadText, { header, rows }: Table): RawFinding[] {
  const columns = Math.min(header.length, WIDEST)
  const findings: RawFinding[] = []
  for (let p = 1; p < columns; p++) {
    if (rows.every((row) => row.cells[p]?.figure?.kind !== 'percent')) continue
    let best: { wrong: RawFinding[]; right: number } = { wrong: [], right: 1 }
    for (let i = 1; i < columns; i++)
      for (let j = 1; j < columns; j++)
        for (const of of i === j ? [] : [percentOf, growthOf]) {
          const wrong: RawFinding[] = []
          let right = 0
          for (const { cells } of rows) {
            const [part, whole, percent] = [cells[i]?.figure, cells[j]?.figure, cells[p]?.figure]
            if (!part || !whole || percent?.kind !== 'percent' || part.kind === 'percent' || whole.kind === 'percent') continue
            if (part.value <= 0 || whole.value <= 0) continue
            // Printed with its sign, or as `giảm 37,2`.
            const signs = [1, -1].map((sign) => ({ value: sign * percent.value, decimals: percent.decimals }))
            if (signs.some((one) => agreesRounded(read, part, whole, one, of))) right++
            else wrong.push(told(whole, part, percent, of(part.value, whole.value)))
          }
          if (right > best.right) best = { wrong, right }
        }
    if (best.right > 2 * best.wrong.length || (best.right >= 2 && best.wrong.length === 1)) findings.push(...best.wrong)
  }
  return findings
}
