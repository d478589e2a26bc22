import type { RawFinding, RuleOf } from '../finding.ts'
import { isVague } from '../reading/compositions.ts'
import type { Figure } from '../reading/figure.ts'
import { readDigits } from '../reading/numerals.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { sharesRun } from '../reading/runs.ts'
import { countWords, likeness, sharedWords } from '../reading/words.ts'
import { bothSayMore, sayingWhat, sharesUnit, withoutAim } from './aims.ts'
import { otherScope } from './apart.ts'

const CLAIM =
  /(?:hoan thanh(?: vuot)?(?: muc)?|dat va vuot|dat|vuot(?: muc)?|cao hon|bao dam|dam bao|dap ung|thuc hien (?:dat|vuot))(?: cac| duoc| ca| toan bo)?(?: (?:hon )?[\d.,]+ ?%| 100 phan tram)?(?: so voi| muc)? (?:muc tieu|chi tieu|ke hoach|yeu cau|du toan|tieu chi|nghi quyet|de ra|dat ra|dinh muc)|(?:ve|can) dich (?:truoc|som|dung)(?! [a-z ]{0,20}nong thon moi)|(?:dat|vuot) (?:muc )?(?:de ra|duoc giao)/g
const DENIED =
  /(?:chua|khong|phan dau|nham|quyet tam|se|tiep tuc|can|phai|de|muon|kho|co ban|gan|xap xi|moi|suyt|tiem can|du kien|kha nang|neu|khi|huong toi|no luc|co gang|dang|chuan bi|san sang|hua hen|so|tu tin|tin tuong|tin rang|hy vong|ky vong|co the|du dinh|som)(?: [a-z]+)? $/
/** What is better when it is less. */
const LESS_IS_BETTER =
  /ngheo|qua han|tre han|thoi gian|sai sot|\bloi\b|tu vong|vi pham|tai nan|giam thieu|giam (?:con|xuong)|that nghiep|ton dong|khieu nai|suy dinh duong|bo hoc|tao hon|that thoat|hao hut|o nhiem|mac benh|sinh con thu|no dong|chi phi|phat sinh toi pham/

/** Where a sentence claims that a target was reached; undefined where it does not, or denies it. */
function claimIn(sentence: string): number | undefined {
  for (const match of sentence.matchAll(CLAIM))
    if (
      !isPartly(match[0]) &&
      !DENIED.test(sentence.slice(Math.max(0, match.index - 24), match.index)) &&
      !isName(sentence, match)
    )
      return match.index
  return undefined
}

/** `đạt 96,1 % dự toán` claims no more than it says. */
function isPartly(claim: string): boolean {
  const percent = /([\d.,]+) ?%/.exec(claim)
  return percent !== null && !claim.startsWith('vuot') && (readDigits(percent[1]!)?.value ?? 0) < 100
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
        !/(?:vuot|them|tang|cao hon) (?:hon )?$/.test(read.text.flat.slice(Math.max(0, one.from - 14), one.from)) &&
        /^ (?:so voi )?(?:ke hoach|du toan|chi tieu|muc tieu)/.test(read.text.flat.slice(one.to, one.to + 22)),
    )
    if (plan && /hoan thanh|vuot/.test(flat.slice(claim, claim + 20))) {
      findings.push({ rule: 'target-not-met', figures: [plan] })
      continue
    }
    const values = told.filter((one) => !isDifference(read.text.flat, one))
    const early = values.filter((one) => one.from - sentence.from < claim).reverse()
    // The nearest value before the claim that some target is of; a value behind the claim only where none stands before it.
    for (const value of early.length > 0 ? early : values.slice(0, 1)) {
      if (value.rough && isVague(read, value)) break
      const candidates = targetsFor(read, index, inside, targets, value)
      if (candidates.length === 0) continue
      if (candidates.some((one) => isDifference(read.text.flat, one))) break
      const missed = candidates.find((one) => falls(value, one, `${flat} ${one.words.join(' ')}`))
      if (missed && candidates.length === 1) findings.push({ rule: 'target-not-met', figures: [value, missed] })
      break
    }
  }
  return [...findings, ...claimedByName(read), ...targetsOfTables(read)]
}

/** The targets that a value may be held against: of its sentence, of the one before, or of the same words anywhere. */
function targetsFor(read: ReadText, index: number, inside: Figure[], targets: Figure[], value: Figure): Figure[] {
  const here = inside.filter((one) => one.aimed && comparable(one, value) && one !== value)
  if (here.length > 0) return here
  return (
    targetsBefore(read, index, value) ??
    near(targets, value).filter(
      (one) =>
        one.sentence !== index &&
        comparable(one, value) &&
        !otherYear(one, value) &&
        (isSameMatter(one.words, value.words) || sharesRun(read, one, value)) &&
        !otherScope(read, one, value),
    )
  )
}

/** So many targets on either side of a value are looked at. */
const NEAREST = 25

function near(targets: readonly Figure[], value: Figure): Figure[] {
  let [low, high] = [0, targets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (targets[middle]!.from < value.from) low = middle + 1
    else high = middle
  }
  return targets.slice(Math.max(0, low - NEAREST), low + NEAREST)
}

/** `mục tiêu năm 2030` says nothing of `kết quả năm 2026`. */
function otherYear(a: Figure, b: Figure): boolean {
  const [x, y] = [a, b].map((one) => /(?:19|20)\d{2}/.exec(one.period)?.[0])
  return x !== undefined && y !== undefined && x !== y
}

/** Most of the words are the same, those of aiming aside. */
function isSameMatter(a: readonly string[], b: readonly string[]): boolean {
  if (bothSayMore(a, b) && likeness(sayingWhat(a), sayingWhat(b)) < 0.75) return false
  if (sharedWords(a, b) >= 3 && likeness(a, b) >= 0.5) return true
  const [x, y] = [withoutAim(a), withoutAim(b)]
  return sharedWords(x, y) >= 3 && (likeness(x, y) >= 0.6 || sharedWords(x, y) === Math.min(countWords(x), countWords(y)))
}

/** `Kế hoạch giao 1.200 hồ sơ. Thực hiện được 1.150 hồ sơ, đạt kế hoạch`: one count aimed at, one told right behind. */
function targetsBefore(read: ReadText, index: number, value: Figure): Figure[] | undefined {
  const before =
    index > 0 && read.sentences[index - 1]!.paragraph === read.sentences[index]!.paragraph ? read.inSentence[index - 1]! : []
  const [only, ...others] = before.filter((one) => one.kind === 'count')
  if (!only?.aimed || only.ranged || others.length > 0 || value.kind !== 'count' || only.unit === '' || only.unit !== value.unit)
    return undefined
  // The noun and the word that goes on with it: `300 hộ hiến đất …`, `278 hộ hiến đất …`.
  const [x, y] = [only, value].map((one) => read.text.flat.slice(one.numberTo, one.numberTo + 60).match(/[a-z]{2,}/g) ?? [])
  const length = only.unit.split(' ').length + 1
  const goesOn = x!.slice(0, length).join(' ') === y!.slice(0, length).join(' ')
  return goesOn || only.behind.filter((word) => word !== 'tro').every((word, i) => value.behind[i] === word) ? [only] : undefined
}

const CLAIMED =
  /(?:da|deu) (?:vuot|dat|hoan thanh(?: vuot)?)(?: muc)? (?:ke hoach|chi tieu|muc tieu)(?: nam(?: \d{4})?| de ra)? ve so (?:luong )?([a-z]+ [a-z]+ [a-z]+)/

/** `Xã đã vượt kế hoạch năm về số sản phẩm mới được công nhận`: by its name, where the text has one aim and one result so called. */
function claimedByName(read: ReadText): RawFinding[] {
  return read.sentences.flatMap(({ from, to }, i): RawFinding[] => {
    const name = read.inSentence[i]!.some((one) => one.kind !== 'bare')
      ? undefined
      : CLAIMED.exec(read.text.flat.slice(from, to))?.[1]
    if (!name) return []
    const called = read.figures.filter(
      (one) =>
        !one.cell && !one.ranged && !one.rough && read.text.flat.slice(one.numberTo, one.numberTo + 40).startsWith(` ${name}`),
    )
    const [aims, results] = [called.filter((one) => one.aimed), called.filter((one) => !one.aimed && one.to < from)]
    return aims.length === 1 && results.length === 1 && falls(results[0]!, aims[0]!, name)
      ? [{ rule: 'target-not-met', figures: [results[0]!, aims[0]!] }]
      : []
  })
}

/** A row told as reached whose value falls short of its target: `Đạt` in the last cell. */
function targetsOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, rows }) => {
    const target = header.findIndex(
      (cell, i) => /ke hoach|muc tieu|chi tieu giao|^kh\b/.test(cell) || (i > 0 && /^(?:chi tieu|giao|duoc giao)\b/.test(cell)),
    )
    const value = header.findIndex(
      (cell) => !/%|so voi|ty le/.test(cell) && /thuc hien|ket qua(?!.*danh gia)|dat duoc|^th\b/.test(cell),
    )
    if (target < 1 || value < 1) return []
    return rows.flatMap(({ cells }): RawFinding[] => {
      const [a, b] = [cells[value]?.figure, cells[target]?.figure]
      const said = cells.some(
        (cell, i) =>
          i > Math.max(target, value) &&
          /^(?:dat|vuot|hoan thanh|da hoan thanh|da dat|dat ke hoach|dat yeu cau|vuot ke hoach|vuot chi tieu|dat chi tieu|hoan thanh vuot(?: muc| ke hoach)?)[.!]?$/.test(
            cell.text,
          ),
      )
      return a && b && said && comparable(a, b) && falls(a, b, cells[0]?.text ?? '')
        ? [{ rule: 'target-not-met', figures: [a, b] }]
        : []
    })
  })
}
