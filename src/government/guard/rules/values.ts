import type { RawFinding, RuleOf } from '../finding.ts'
import { sentenceOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import { mayBeSame } from '../reading/periods.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { countWords, likeness, sharedWords, toldApart } from '../reading/words.ts'
import { otherLabel, otherLevel, otherPlace } from './apart.ts'

/** Two figures that tell of the same thing, as far as their words and units say; of one and the same period fewer words need agree. */
function isSameThing(a: Figure, b: Figure): boolean {
  if (a.kind !== b.kind || a.unit !== b.unit || toldApart(a, b)) return false
  const shared = sharedWords(a.words, b.words)
  if (shared >= 3 && likeness(a.words, b.words) >= 0.6) return true
  const least = Math.min(countWords(a.words), countWords(b.words))
  return a.period !== '' && a.period === b.period && shared >= 4 && shared >= 0.6 * least
}

const isComparable = (figure: Figure): boolean =>
  !figure.rough && !figure.ranged && !figure.aimed && figure.kind !== 'points' && figure.kind !== 'bare'

/** Words by which a number is of another time, another scope, or a difference. */
const ELSEWHERE =
  /cung ky|nam truoc|thang truoc|quy truoc|tang|giam|so voi|moi (?:thang|ngay|tuan|nguoi)|binh quan moi|rieng|con lai|them/

/** Of like figures that are compared each with each. */
const MOST = 300
const OTHER_TIME = /cung ky|(?:nam|thang|quy|ky) truoc/
const clauseBefore = (read: ReadText, figure: Figure): string =>
  read.text.flat.slice(read.sentences[figure.sentence]!.from, figure.from)

/** The same indicator, place and period with two values. */
export const twoValues: RuleOf = (read) => {
  const findings: RawFinding[] = []
  const told = new Set<Figure>()
  const figures = read.figures.filter((one) => isComparable(one) && !one.aimed)
  // By unit, so that a long text costs what its like figures cost.
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) {
    const key = `${figure.kind} ${figure.unit}`
    const group = groups.get(key)
    if (group) group.push(figure)
    else groups.set(key, [figure])
  }
  for (const group of groups.values())
    for (const [i, a] of group.slice(0, MOST).entries())
      for (const b of group.slice(i + 1, MOST)) {
        if (a.value === b.value || a.sentence === b.sentence || !mayBeSame(a.period, b.period)) continue
        if ((a.cell && b.cell) || told.has(b)) continue
        const isWhole = isWholeOfPlace(read, a, b) || isSameScalar(read, a, b)
        if (!(isWhole || isSameThing(a, b) || isCellInWords(a, b))) continue
        // Told of two times, and at least one of them says which: then only the same time counts.
        if ((a.period === '') !== (b.period === '') && !isWhole && likeness(a.words, b.words) < 0.75) continue
        if (
          [a, b].some((one) => ELSEWHERE.test(near(read, one)) || OTHER_TIME.test(clauseBefore(read, one))) ||
          otherPlace(read, a, b) ||
          otherLabel(read, a, b) ||
          otherLevel(read, a, b) ||
          isPartOfYear(read, a, b)
        )
          continue
        told.add(b)
        findings.push({ rule: 'two-values', figures: [a, b] })
      }
  return [...withoutSeries(findings), ...numbersInWords(read)]
}

/** Three values and more of what looks like one thing are a list of several. */
function withoutSeries(findings: readonly RawFinding[]): RawFinding[] {
  const values = new Map<Figure, Set<number>>()
  for (const { figures } of findings) values.set(figures[0]!, (values.get(figures[0]!) ?? new Set()).add(figures[1]!.value))
  return findings.filter(({ figures }) => values.get(figures[0]!)!.size === 1)
}

/** `Trong năm tổ chức 24 lớp. Quý III tổ chức 8 lớp.` */
function isPartOfYear(read: ReadText, a: Figure, b: Figure): boolean {
  const whole = [a, b].find((one) => one.period === '')
  return (
    whole !== undefined &&
    a.period !== b.period &&
    /trong nam|ca nam|luy ke|tu dau nam|nhiem ky|giai doan/.test(sentenceOf(read, whole))
  )
}

/** `15 (mười bốn) thôn`: the number and its own words. */
function numbersInWords(read: ReadText): RawFinding[] {
  return read.figures.flatMap((words, i): RawFinding[] => {
    const digits = read.figures[i - 1]
    const { flat } = read.text
    if (!digits || digits.decimals > 0 || flat.slice(digits.numberTo, words.from) !== ' (' || flat[words.numberTo] !== ')')
      return []
    if (!/^[a-z ]+$/.test(flat.slice(words.from, words.numberTo)) || digits.value === words.value) return []
    return [{ rule: 'two-values', figures: [digits, words] }]
  })
}

/** The clause of a figure: some words before it, a few behind. */
const near = (read: ReadText, figure: Figure): string => {
  const { from, to } = read.sentences[figure.sentence]!
  return read.text.flat.slice(Math.max(from, figure.from - 40), Math.min(to, figure.to + 25))
}

const HAS = /(?:toan )?(?:xa|phuong|huyen|tinh|thanh pho)(?: [a-z]+){0,3}? (?:hien )?(?:co|gom)(?: tat ca| tong cong| tong so)? $/

const ALL_OF = /(?:toan bo|tat ca|tong so|\bca) $/

/** What a place has one of at a time, told bare: `Dân số xã năm 2025 là 8.450 người`. */
const SCALAR =
  /(dan so|dien tich tu nhien|thu nhap binh quan dau nguoi)(?: (?:trung binh|cua|toan))*(?: (?:xa|phuong|huyen|tinh))?(?: (?:nam )?\d{4})?(?: la| dat| co|:)? $/

function isSameScalar(read: ReadText, a: Figure, b: Figure): boolean {
  const nameOf = (one: Figure) => SCALAR.exec(read.text.flat.slice(Math.max(0, one.from - 80), one.from))?.[1]
  const name = nameOf(a)
  return (
    name !== undefined &&
    a.unit === b.unit &&
    a.period === b.period &&
    name === nameOf(b) &&
    subjectOf(read, a) === subjectOf(read, b)
  )
}

/** The commune or larger place last named before a figure. */
function subjectOf(read: ReadText, figure: Figure): string {
  const { plain } = read.text
  const before = plain.slice(Math.max(0, figure.from - 1500), figure.from)
  return [...before.matchAll(AREA)].at(-1)?.[1] ?? ''
}
const AREA = /(?:Xã|xã|Phường|phường|Huyện|huyện|Tỉnh|tỉnh)((?: \p{Lu}[\p{L}\d]*)+)/gu

/** `Xã hiện có 14 thôn` against `Toàn xã có tất cả 15 thôn`: the thing alone, of the whole place. */
function isWholeOfPlace(read: ReadText, a: Figure, b: Figure): boolean {
  const says = (figure: Figure) => {
    const { from } = read.sentences[figure.sentence]!
    const after = read.text.flat.slice(figure.numberTo, figure.numberTo + 50)
    const before = read.text.flat.slice(Math.max(from, figure.from - 80), figure.from)
    return (
      (ALL_OF.test(before) && /^[a-z ]{1,20} (?:cua|trong|tren dia ban) (?:toan )?(?:xa|phuong|huyen|tinh)\b/.test(after)) ||
      (HAS.test(before) &&
        /^(?:[.,;]|$|\n| trong| va )/.test(
          read.text.flat.slice(
            figure.to + (figure.unit.length > 0 && figure.to === figure.numberTo ? figure.unit.length + 1 : 0),
          ),
        ))
    )
  }
  return a.unit !== '' && a.unit === b.unit && says(a) && says(b)
}

/** A table's cell told again in words: all that the row is called stands around the number. */
const isCellInWords = (a: Figure, b: Figure): boolean => {
  const [cell, words] = a.cell ? [a, b] : [b, a]
  if (!cell.cell || words.cell || a.kind !== b.kind || (a.kind !== 'percent' && a.unit !== b.unit)) return false
  const shared = sharedWords(cell.words, words.words)
  return shared >= 3 && shared >= cell.words.length - 2
}

const EXPLAINED =
  /\b(?:do|nho|vi|boi|nguyen nhan|sau khi|sap nhap|mo rong|bo sung|chuyen sang|lan dau|moi trien khai|bat dau|dich benh bung phat|thien tai|hop nhat)\b/

/** Neighbouring periods of one thing that lie many times apart, with no reason told. A warning: it may be true. */
export const suddenJump: RuleOf = (read) => {
  const findings: RawFinding[] = []
  const told = new Set<Figure>()
  const figures = read.figures.filter((one) => one.kind !== 'points' && !one.aimed && !one.ranged)
  for (const [i, a] of figures.entries()) {
    for (const b of figures.slice(i + 1, i + 40)) {
      if (a.cell || b.cell) continue
      const sameSeries = a.sentence === b.sentence && a.kind === b.kind && a.unit === b.unit && isNextInSeries(read, a, b)
      const apart = a.period !== b.period && a.period !== '' && b.period !== '' && a.period !== 'before'
      if (!sameSeries && !(apart && isSameThing(a, b))) continue
      if (!isJump(a, b) || EXPLAINED.test(sentenceOf(read, b).slice(0, 400)) || told.has(a) || told.has(b)) continue
      if (otherPlace(read, a, b)) continue
      told.add(a).add(b)
      findings.push({ rule: 'sudden-jump', figures: [a, b] })
      break
    }
  }
  return [...findings, ...jumpsOfTables(read)]
}

/** `quý I đạt 98,2%; quý II đạt 9,8%`: each with its period, nothing but the verb between. */
const isNextInSeries = (read: ReadText, a: Figure, b: Figure): boolean =>
  a.period !== b.period &&
  a.period !== '' &&
  b.period !== '' &&
  /^[a-z ]{0,25}[;,] ?(?:va |den |sang |nhung )?(?:quy|thang|nam)[^;.]{0,25}$/.test(read.text.flat.slice(a.to, b.from))

const isJump = (a: Figure, b: Figure): boolean => {
  const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)]
  return a.kind === 'percent' ? high - low > 45 : high >= 20 && high >= 6 * Math.max(low, 1e-9)
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
