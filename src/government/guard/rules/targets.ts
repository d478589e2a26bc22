import type { RawFinding, RuleOf } from '../finding.ts'
import { sentenceOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import { mayBeSame } from '../reading/periods.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { countWords, likeness, sharedWords } from '../reading/words.ts'
import { otherLabel, otherLevel, otherPlace, otherThing } from './apart.ts'

const CLAIM =
  /(?:hoan thanh(?: vuot)?(?: muc)?|dat va vuot|dat|vuot(?: muc)?|cao hon|bao dam|dam bao|dap ung)(?: cac| duoc)? (?:muc tieu|chi tieu|ke hoach|yeu cau|du toan|tieu chi)/g
const DENIED =
  /(?:chua|khong|phan dau|nham|quyet tam|se|tiep tuc|can|phai|de|muon|kho|co ban|gan|xap xi|suyt|tiem can|du kien|kha nang|neu|khi|huong toi|no luc|co gang|dang|chuan bi|san sang|hua hen|so)(?: [a-z]+)? $/
/** What is better when it is less. */
const LESS_IS_BETTER =
  /ngheo|qua han|tre han|thoi gian|sai sot|\bloi\b|tu vong|vi pham|tai nan|giam thieu|giam (?:con|xuong)|that nghiep|ton dong|khieu nai|suy dinh duong|bo hoc|tao hon|that thoat|hao hut|o nhiem|mac benh|sinh con thu|no dong|chi phi|phat sinh toi pham/

/** Where a sentence claims that a target was reached; undefined where it does not, or denies it. */
function claimIn(sentence: string): number | undefined {
  for (const match of sentence.matchAll(CLAIM))
    if (!DENIED.test(sentence.slice(Math.max(0, match.index - 24), match.index)) && !isName(sentence, match)) return match.index
  return undefined
}

/** `Tỷ lệ mẫu nước đạt yêu cầu là 92%`: the words name what is counted and claim nothing. */
function isName(sentence: string, claim: RegExpExecArray): boolean {
  const after = sentence.slice(claim.index + claim[0].length, claim.index + claim[0].length + 40)
  if (!/^(?: [a-z]+){0,4}? (?:la|dat|chiem|con|moi dat|chi dat|:) ?\d/.test(after)) return false
  return (
    /(?:yeu cau|tieu chi)$/.test(claim[0]) ||
    /(?:ty le|\bso) [a-z ]{0,60}$/.test(sentence.slice(Math.max(0, claim.index - 70), claim.index))
  )
}

/** Growth and differences are no values that a target speaks of. */
const isDifference = (flat: string, one: Figure): boolean =>
  /(?:tang|giam|cao hon|thap hon|\bhon|vuot)(?: them| so voi [a-z ]{1,20})? $/.test(
    flat.slice(Math.max(0, one.from - 40), one.from),
  ) || /^ (?:[a-z]+ )?so voi/.test(flat.slice(one.to, one.to + 20))

function falls(value: Figure, target: Figure, words: string): boolean {
  const limit = target.limit || (LESS_IS_BETTER.test(words) ? '<=' : '>=')
  if (limit === '<=') return value.value > target.value
  if (limit === '<') return value.value >= target.value
  return limit === '>' ? value.value <= target.value : value.value < target.value
}

const comparable = (a: Figure, b: Figure): boolean => a.kind === b.kind && (a.kind === 'percent' || sharesUnit(a, b))
const sharesUnit = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit || (a.unit !== '' && b.unit !== '' && (a.unit.startsWith(b.unit) || b.unit.startsWith(a.unit)))

/** A target told as reached that by the text's own numbers is not. */
export const targetNotMet: RuleOf = (read) => {
  const findings: RawFinding[] = []
  const targets = read.figures.filter((one) => one.aimed && !one.ranged)
  for (const [index, sentence] of read.sentences.entries()) {
    const flat = read.text.flat.slice(sentence.from, sentence.to)
    const claim = claimIn(flat)
    if (claim === undefined) continue
    const inside = read.inSentence[index]!.filter((one) => !one.ranged && one.kind !== 'points')
    const told = inside.filter((one) => !one.aimed && one.from - sentence.from < claim + 60)
    const plan = told.find(
      (one) =>
        one.kind === 'percent' &&
        one.value < 100 &&
        /^ (?:so voi )?(?:ke hoach|du toan|chi tieu|muc tieu)/.test(read.text.flat.slice(one.to, one.to + 22)),
    )
    if (plan && /hoan thanh|vuot/.test(flat.slice(claim, claim + 20))) {
      findings.push({ rule: 'target-not-met', figures: [plan] })
      continue
    }
    const values = told.filter((one) => !isDifference(read.text.flat, one))
    const value = values.findLast((one) => one.from - sentence.from < claim) ?? values[0]
    if (!value || value.rough) continue
    const here = inside.filter((one) => one.aimed && comparable(one, value) && one !== value)
    const candidates =
      here.length > 0
        ? here
        : (targetsBefore(read, index, value) ??
          targets.filter(
            (one) =>
              one.sentence !== index &&
              comparable(one, value) &&
              sharedWords(one.words, value.words) >= 3 &&
              likeness(one.words, value.words) >= 0.5,
          ))
    if (candidates.some((one) => isDifference(read.text.flat, one))) continue
    const missed = candidates.find((one) => falls(value, one, `${flat} ${one.words.join(' ')}`))
    if (missed && candidates.length === 1) findings.push({ rule: 'target-not-met', figures: [value, missed] })
  }
  return [...findings, ...targetsOfTables(read)]
}

/** `Kế hoạch giao 1.200 hồ sơ. Thực hiện được 1.150 hồ sơ, đạt kế hoạch`: one count aimed at, one told right behind. */
function targetsBefore(read: ReadText, index: number, value: Figure): Figure[] | undefined {
  const before =
    index > 0 && read.sentences[index - 1]!.paragraph === read.sentences[index]!.paragraph ? read.inSentence[index - 1]! : []
  const [only, ...others] = before.filter((one) => one.kind === 'count')
  if (!only?.aimed || only.ranged || others.length > 0 || value.kind !== 'count' || only.unit === '' || only.unit !== value.unit)
    return undefined
  return only.behind.every((word, i) => value.behind[i] === word) ? [only] : undefined
}

/** A row told as reached whose value falls short of its target: `Đạt` in the last cell. */
function targetsOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, rows }) => {
    const target = header.findIndex((cell) => /ke hoach|muc tieu|chi tieu giao|^kh\b/.test(cell))
    const value = header.findIndex((cell) => /thuc hien|ket qua(?!.*danh gia)/.test(cell))
    if (target < 1 || value < 1) return []
    return rows.flatMap(({ cells }): RawFinding[] => {
      const [a, b] = [cells[value]?.figure, cells[target]?.figure]
      const said = cells.some(
        (cell, i) => i > Math.max(target, value) && /^(?:dat|vuot|hoan thanh|dat ke hoach)$/.test(cell.text),
      )
      return a && b && said && comparable(a, b) && falls(a, b, cells[0]?.text ?? '')
        ? [{ rule: 'target-not-met', figures: [a, b] }]
        : []
    })
  })
}

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
      if (a.kind !== b.kind || (a.kind !== 'percent' && !sharesUnit(a, b)) || !mayBeSame(a.period, b.period)) continue
      if (a.sentence === b.sentence && !a.cell) continue
      if (a.cell && b.cell) continue
      const opposite =
        a.value === b.value &&
        ((a.limit.startsWith('<') && b.limit.startsWith('>')) || (a.limit.startsWith('>') && b.limit.startsWith('<')))
      if (a.value === b.value && !opposite) continue
      const alike = a.cell || b.cell ? isCellAgain(a, b) : isSameAim(a, b)
      if (
        !alike ||
        otherPlace(read, a, b) ||
        otherLabel(read, a, b) ||
        otherLevel(read, a, b) ||
        (!a.cell && !b.cell && otherThing(read, a, b)) ||
        otherGiver(read, a, b) ||
        /nang len|dieu chinh|thay cho|truoc day|nam truoc|cung ky/.test(`${sentenceOf(read, a)} ${sentenceOf(read, b)}`)
      )
        continue
      told.add(a).add(b)
      findings.push({ rule: 'target-two-ways', figures: [a, b] })
    }
  return findings
}

/** Set by another level, or for a larger place. */
function otherGiver(read: ReadText, a: Figure, b: Figure): boolean {
  const [x, y] = [sentenceOf(read, a), sentenceOf(read, b)]
  const giver = (text: string) => /\b(trung uong|tinh|huyen|xa|phuong|so|thanh pho) (?:giao|dang ky)/.exec(text)?.[1]
  const scope = (text: string) => /toan (?:tinh|huyen|quoc)|ca nuoc/.test(text)
  return (giver(x) !== undefined && giver(y) !== undefined && giver(x) !== giver(y)) || scope(x) !== scope(y)
}

/** A table's target told again in words. */
const isCellAgain = (a: Figure, b: Figure): boolean => {
  const shared = sharedWords(a.words, b.words)
  return shared >= Math.min(2, a.words.length, b.words.length) && shared >= (a.cell ? a : b).words.length - 3
}

const AIM_WORDS = new Set(['phan', 'dau', 'ke', 'hoach', 'giao', 'muc', 'tieu', 'chi', 'yeu', 'cau', 'de', 'ra', 'dat'])
const withoutAim = (words: readonly string[]): string[] => words.filter((word) => !AIM_WORDS.has(word))

/** One aim told twice: most of the words, or the same words right behind the number. */
function isSameAim(a: Figure, b: Figure): boolean {
  const shared = sharedWords(a.words, b.words)
  const least = Math.min(countWords(a.words), countWords(b.words))
  const lead = a.behind.length >= 3 && a.behind.slice(0, 3).join(' ') === b.behind.slice(0, 3).join(' ')
  const [x, y] = [withoutAim(a.words), withoutAim(b.words)]
  if (sharedWords(x, y) >= 3 && likeness(x, y) >= 0.8) return true
  return (shared >= 3 && likeness(a.words, b.words) >= 0.5) || (shared >= 4 && shared >= 0.7 * least) || (lead && shared >= 4)
}

const isCalledTarget = (read: ReadText, figure: Figure): boolean => {
  const { from } = read.sentences[figure.sentence]!
  return /(?:chi tieu|muc tieu)[^.;]{0,60}$/.test(read.text.flat.slice(Math.max(from, figure.from - 80), figure.from))
}
