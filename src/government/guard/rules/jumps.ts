import type { RawFinding, RuleOf } from '../finding.ts'
import { sentenceOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { sameCellUnit } from '../reading/read-tables.ts'
import { otherPlace } from './apart.ts'
import { isSameThing } from './same-thing.ts'

const EXPLAINED =
  /\b(?:do|nho|vi|boi|nguyen nhan|sau khi|sap nhap|mo rong|bo sung|chuyen sang|lan dau|moi trien khai|bat dau|dich benh bung phat|thien tai|hop nhat)\b/

/** Neighbouring periods of one thing that lie many times apart, with no reason told. A warning: it may be true. */
export const suddenJump: RuleOf = (read) => {
  const findings: RawFinding[] = []
  const told = new Set<Figure>()
  const figures = read.figures.filter((one) => one.kind !== 'points' && !one.aimed && !one.ranged)
  for (const [j, b] of figures.entries()) {
    if (b.cell) continue
    // Each against the nearest one before it that is of the same thing.
    for (let i = j - 1; i >= 0 && i > j - 40; i--) {
      const a = figures[i]!
      if (a.cell) continue
      const sameSeries =
        a.sentence === b.sentence &&
        a.kind === b.kind &&
        a.unit === b.unit &&
        (isNextInSeries(read, a, b) || isNextYear(read, a, b))
      if (a.kind !== b.kind || a.unit !== b.unit) continue
      const apart = a.period !== b.period && a.period !== '' && b.period !== '' && a.period !== 'before'
      if (!sameSeries && !(apart && isSameThing(a, b))) continue
      if (isChange(read, a) || isChange(read, b)) continue
      if (isNear(a, b) && !otherPlace(read, a, b)) break
      if (!isJump(a, b) || EXPLAINED.test(sentenceOf(read, b).slice(0, 400)) || told.has(a) || told.has(b)) continue
      if (otherPlace(read, a, b)) continue
      told.add(a).add(b)
      findings.push({ rule: 'sudden-jump', figures: [a, b] })
      break
    }
  }
  return [...findings, ...jumpsOfTables(read), ...jumpsOfRows(read)]
}

/** No jump, and of one unit: what lies further back is not its neighbour. */
const isNear = (a: Figure, b: Figure): boolean => a.kind === b.kind && a.unit === b.unit && !isJump(a, b)

/** `giảm 14 hộ nghèo và 7 hộ cận nghèo`: by how much, not how many. */
const isChange = (read: ReadText, figure: Figure): boolean =>
  /(?:tang|giam|bot|them|vuot|hon)(?: them| duoc| so voi)?(?: [\d.,]+ [a-z ]{1,25}(?: va|,))? $/.test(
    read.text.flat.slice(Math.max(read.sentences[figure.sentence]!.from, figure.from - 50), figure.from),
  )

/** `quý I đạt 98,2%; quý II đạt 9,8%`: each with its period, nothing but the verb between. */
const isNextInSeries = (read: ReadText, a: Figure, b: Figure): boolean =>
  a.period !== b.period &&
  a.period !== '' &&
  b.period !== '' &&
  /^[a-z ]{0,25}[;,] ?(?:va |den |sang |nhung )?(?:quy|thang|nam)[^;.]{0,25}$/.test(read.text.flat.slice(a.to, b.from))

/** `60,3 triệu đồng vào năm 2024 và 651 triệu đồng vào năm 2025`: each with its year right behind it. */
function isNextYear(read: ReadText, a: Figure, b: Figure): boolean {
  const gap = /^ (?:vao |trong )?nam (\d{4}),? (?:va|len|nhung)(?: [a-z]{2,4})? $/.exec(read.text.flat.slice(a.to, b.from))?.[1]
  const behind = /^ (?:vao |trong )?nam (\d{4})\b/.exec(read.text.flat.slice(b.to, b.to + 20))?.[1]
  return gap !== undefined && behind !== undefined && Math.abs(Number(gap) - Number(behind)) === 1
}

const isJump = (a: Figure, b: Figure): boolean => {
  const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)]
  return a.kind === 'percent'
    ? high - low > 45
    : (high >= 20 && high >= 6 * Math.max(low, 1e-9)) || (low > 0 && high >= 5 && high >= 25 * low)
}

function jumpsOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, rows }) => {
    const timed =
      rows.length >= 3 &&
      rows.every((row) =>
        /^(?:thang |quy |nam )?(?:\d{1,2}(?:\/\d{4})?|\d{4}|[iv]{1,3}(?:\/\d{4})?)$/.test(row.cells[0]?.text ?? ''),
      )
    if (!timed) return []
    return header.flatMap((_, column): RawFinding[] => {
      const series = rows.flatMap((row) => row.cells[column]?.figure ?? [])
      const at = series.findIndex((one, i) => i > 0 && one.kind === series[i - 1]!.kind && isJump(series[i - 1]!, one))
      return column > 0 && at > 0 ? [{ rule: 'sudden-jump', figures: [series[at - 1]!, series[at]!] }] : []
    })
  })
}

const COUNTED_PERIOD = /^(?:m|q)?\d{1,4}(?:\/\d{4})?$/

/** Months, quarters or years side by side as the columns of a row. */
function jumpsOfRows(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, periods, rows }) => {
    const columns = header.flatMap((cell, i) =>
      i > 0 && COUNTED_PERIOD.test(periods[i]!) && !/ke hoach|muc tieu|chi tieu|so voi|%/.test(cell) ? [i] : [],
    )
    if (columns.length < 2) return []
    return rows.flatMap(({ cells }): RawFinding[] => {
      const series = columns.flatMap((i) => cells[i]?.figure ?? [])
      const at = series.findIndex((one, i) => i > 0 && sameCellUnit(one, series[i - 1]!) && isJump(series[i - 1]!, one))
      return at > 0 ? [{ rule: 'sudden-jump', figures: [series[at - 1]!, series[at]!] }] : []
    })
  })
}
