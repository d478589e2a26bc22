import type { RawFinding, RuleOf } from '../finding.ts'
import { sentenceOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import { mayBeSame } from '../reading/periods.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { sharesRun } from '../reading/runs.ts'
import { countWords, likeness, sharedWords } from '../reading/words.ts'
import { bothSayMore, sayingWhat, sharesUnit, withoutAim } from './aims.ts'
import { otherLabel, otherLevel, otherPlace, otherScope, otherThing } from './apart.ts'
import { leads } from './same-thing.ts'

/** One target with two values, or with two directions. */
export const targetTwoWays: RuleOf = (read) => {
  const findings: RawFinding[] = []
  const told = new Set<Figure>()
  const targets = read.figures.filter(
    (one) =>
      (one.aimed || one.limit !== '' || isCalledTarget(read, one)) && !one.ranged && one.kind !== 'bare' && one.kind !== 'points',
  )
  for (const [i, a] of targets.entries())
    for (let j = i + 1; j < targets.length && j < i + 60; j++) {
      const b = targets[j]!
      if (told.has(a)) break
      if (told.has(b)) continue
      if (a.kind !== b.kind || (a.kind !== 'percent' && !sharesUnit(a, b))) continue
      const ofThis = isAimOfThis(read, a, b)
      if (!ofThis && !mayBeSame(a.period, b.period)) continue
      if (a.sentence === b.sentence && !a.cell) continue
      if (a.cell && b.cell) continue
      const opposite =
        a.value === b.value &&
        ((a.limit.startsWith('<') && b.limit.startsWith('>')) || (a.limit.startsWith('>') && b.limit.startsWith('<')))
      if (a.value === b.value && !opposite) continue
      const alike = a.cell || b.cell ? isCellAgain(a, b) : ofThis || isSameAim(a, b) || sharesRun(read, a, b)
      if (
        !alike ||
        otherPlace(read, a, b) ||
        otherLabel(read, a, b) ||
        otherLevel(read, a, b) ||
        otherScope(read, a, b) ||
        (!a.cell && !b.cell && !ofThis && otherThing(read, a, b)) ||
        otherGiver(read, a, b) ||
        /nang len|dieu chinh|thay cho|truoc day|nam truoc|cung ky/.test(`${sentenceOf(read, a)} ${sentenceOf(read, b)}`)
      )
        continue
      told.add(a).add(b)
      findings.push({ rule: 'target-two-ways', figures: [a, b] })
    }
  return findings
}

const LOWER = /\b(?:xa|phuong|huyen|thon|truong|dia phuong|don vi)\b/
/** Set by another level, or for a larger place. */
function otherGiver(read: ReadText, a: Figure, b: Figure): boolean {
  const [x, y] = [sentenceOf(read, a), sentenceOf(read, b)]
  const giver = (text: string) => /\b(trung uong|tinh|huyen|xa|phuong|so|thanh pho) (?:giao|dang ky)/.exec(text)?.[1]
  const scope = (text: string) => /toan (?:tinh|huyen|quoc)|ca nuoc/.test(text)
  return (
    (giver(x) !== undefined && giver(y) !== undefined && giver(x) !== giver(y)) ||
    (scope(x) !== scope(y) && LOWER.test(scope(x) ? y : x))
  )
}

/** A table's target told again in words. */
const isCellAgain = (a: Figure, b: Figure): boolean => {
  const shared = sharedWords(a.words, b.words)
  return shared >= Math.min(2, a.words.length, b.words.length) && shared >= (a.cell ? a : b).words.length - 3
}

/** One aim told twice: most of the words, or the same words right behind the number. */
function isSameAim(a: Figure, b: Figure): boolean {
  const shared = sharedWords(a.words, b.words)
  const least = Math.min(countWords(a.words), countWords(b.words))
  const lead = leads(a, b)
  const [x, y] = [withoutAim(a.words), withoutAim(b.words)]
  if (sharedWords(x, y) >= 3 && likeness(x, y) >= 0.8) return true
  // The whole phrase again, of one year: `6 sản phẩm OCOP` and `8 sản phẩm OCOP mới` of the plan of 2026.
  if (lead && a.period !== '' && a.period === b.period && a.behind.length === 3 && a.aimed && b.aimed) return true
  if (!lead && bothSayMore(x, y) && likeness(x, y) < 0.7) return false
  return (shared >= 3 && likeness(a.words, b.words) >= 0.5) || (shared >= 4 && shared >= 0.7 * least) || (lead && shared >= 4)
}

/** `Chỉ tiêu: việc làm cho 2.500 lao động. Đã có việc làm cho 1.940 lao động, bằng 71,9 % so với chỉ tiêu 2.700 lao động`: the second is of what its sentence tells. */
function isAimOfThis(read: ReadText, a: Figure, b: Figure): boolean {
  const words = sayingWhat(b.words).filter(
    (word) => ![...b.unit.split(' '), 'so', 'voi', 'ty', 'trieu', 'giao', 'nam'].includes(word),
  )
  if (b.kind === 'percent' || words.length > 0 || b.sentence - a.sentence > 2 || a.paragraph !== b.paragraph || a.cell || b.cell)
    return false
  const told = read.inSentence[b.sentence]!.filter(
    (one) => one.from < b.from && !one.aimed && one.kind === b.kind && sharesUnit(one, b),
  )
  const [only] = told
  if (!only || told.length > 1) return false
  const [x, y] = [sayingWhat(a.words), sayingWhat(only.words)]
  return sharedWords(x, y) >= 3 && likeness(x, y) >= 0.5
}

const isCalledTarget = (read: ReadText, figure: Figure): boolean => {
  const { from } = read.sentences[figure.sentence]!
  return (
    /(?:chi tieu|muc tieu)[^.;]{0,60}$/.test(read.text.flat.slice(Math.max(from, figure.from - 80), figure.from)) ||
    /^[^.;()\d]{0,80}\((?:chi tieu|muc tieu|ke hoach)[^\d)]*\)/.test(read.text.flat.slice(figure.to, figure.to + 100))
  )
}
