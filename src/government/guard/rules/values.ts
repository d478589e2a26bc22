import type { RawFinding, RuleOf } from '../finding.ts'
import { sentenceOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import { mayBeSame } from '../reading/periods.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { likeness, sharedWords } from '../reading/words.ts'
import { otherLabel, otherLevel, otherPlace, otherScope } from './apart.ts'
import { slackOf } from './rounding.ts'
import {
  clauseBefore,
  isCellInWords,
  isSamePhrase,
  isSameScalar,
  isSameThing,
  isWholeOfPlace,
  otherMoment,
} from './same-thing.ts'

const isComparable = (figure: Figure): boolean =>
  !figure.rough && !figure.ranged && !figure.aimed && figure.kind !== 'points' && figure.kind !== 'bare'

/** Words by which a number is of another time, another scope, or a difference. */
const ELSEWHERE =
  /cung ky|nam truoc|thang truoc|quy truoc|tang|giam|so voi|moi (?:thang|ngay|tuan|nguoi)|binh quan moi|rieng|con lai|them/

/** Of like figures that are compared each with each. */
const MOST = 300
const OTHER_TIME = /cung ky|(?:nam|thang|quy|ky) truoc/
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
        if (isSameNumber(read, a, b) || a.sentence === b.sentence || !mayBeSame(a.period, b.period)) continue
        if ((a.cell && b.cell) || told.has(b)) continue
        const isWhole = isWholeOfPlace(read, a, b) || isSameScalar(read, a, b)
        if (!(isWhole || isSameThing(a, b) || isCellInWords(a, b) || isSamePhrase(read, a, b))) continue
        if (otherMoment(read, a, b)) continue
        // Told of two times, and at least one of them says which: then only the same time counts.
        if (
          (a.period === '') !== (b.period === '') &&
          !isWhole &&
          (likeness(a.words, b.words) < 0.75 || (a.kind === 'count' && sharedWords(a.words, b.words) < 5)) &&
          !isSamePhrase(read, a, b)
        )
          continue
        if (
          [a, b].some((one) => ELSEWHERE.test(near(read, one)) || OTHER_TIME.test(clauseBefore(read, one))) ||
          otherPlace(read, a, b) ||
          otherLabel(read, a, b) ||
          otherLevel(read, a, b) ||
          otherScope(read, a, b) ||
          isPartOfYear(read, a, b)
        )
          continue
        told.add(b)
        findings.push({ rule: 'two-values', figures: [a, b] })
      }
  return [...withoutSeries(findings), ...numbersInWords(read)]
}

/** Equal, or equal as far as millions with two decimals can tell. */
const isSameNumber = (read: ReadText, a: Figure, b: Figure): boolean =>
  a.value === b.value ||
  (a.kind === 'count' &&
    (a.decimals > 1 || b.decimals > 1) &&
    Math.max(a.value, b.value) > 1e5 &&
    Math.abs(a.value - b.value) <= slackOf([a, b], read))

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
