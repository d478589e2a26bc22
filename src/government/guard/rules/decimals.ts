import type { RawFinding, RuleOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { nounAfter } from '../reading/words.ts'
import { agrees } from './rounding.ts'

/** Above this a whole gives almost any decimal. */
const LARGEST = 1000

/** Whether some whole number of things is, rounded or cut, this percentage of them. */
export function isReachable(percent: Pick<Figure, 'value' | 'decimals'>, whole: number): boolean {
  const near = (percent.value / 100) * whole
  for (const part of [Math.floor(near), Math.ceil(near)]) if (agrees(part, whole, percent)) return true
  return false
}

/** A percentage that no whole number of the told denominator can give. */
export const impossibleDecimal: RuleOf = (read) => {
  const wholes = wholesOf(read)
  const findings: RawFinding[] = []
  for (const percent of read.figures) {
    if (percent.kind !== 'percent' || percent.cell || percent.rough || percent.ranged || percent.aimed || percent.value > 100)
      continue
    const { from, to } = read.sentences[percent.sentence]!
    const before = read.text.flat.slice(from, percent.from)
    const after = read.text.flat.slice(percent.to, to)
    if (
      /(?:tang|giam|so voi|bang|cung ky|ke hoach|muc tieu|diem)[^,;]{0,40}$/.test(before) ||
      /^ (?:so voi|ke hoach|du toan|dien tich|gia tri)/.test(after)
    )
      continue
    const whole = wholeFor(read, percent, before, after, wholes)
    if (
      !whole ||
      isPartItself(read, whole, percent) ||
      whole.value > LARGEST ||
      whole.value < 2 ||
      isReachable(percent, whole.value)
    )
      continue
    // The numerator is told: then another rule speaks.
    if (
      read.inSentence[percent.sentence]!.some(
        (one) => one !== percent && one !== whole && one.unit === whole.unit && one.kind === 'count',
      )
    )
      continue
    findings.push({ rule: 'impossible-decimal', figures: [percent, whole] })
  }
  return [...findings, ...decimalsOfTables(read)]
}

/** `Có 12 đại biểu nữ. Tỷ lệ đại biểu nữ là 38,7 %`: the count is of what the rate is of, and no whole. */
function isPartItself(read: ReadText, whole: Figure, percent: Figure): boolean {
  const kind = /^ [a-z]+/.exec(read.text.flat.slice(whole.numberTo + 1 + whole.unit.length, whole.numberTo + 40))?.[0]
  const { from, to } = read.sentences[percent.sentence]!
  const sentence = read.text.flat.slice(Math.max(from, whole.to), to)
  return (
    whole.sentence !== percent.sentence &&
    kind !== undefined &&
    kind.length > 2 &&
    kind !== ' hoc' &&
    sentence.includes(`${whole.unit}${kind} `)
  )
}

/** A noun that is in no list: the two words behind a number, `14 thí sinh`. */
function twoWords(read: ReadText, at: number): string | undefined {
  const found = /^ (?:tong so |so )?([a-z]{2,} [a-z]{2,})(?![a-z])/.exec(read.text.flat.slice(at, at + 40))?.[1]
  return found !== undefined && nounAfter(` ${found}`, 0) === undefined ? `${found}*` : undefined
}

/** Counts of which the text has one value only: `xã có 17 thôn`. By their noun. */
function wholesOf(read: ReadText): Map<string, Figure | null> {
  const wholes = new Map<string, Figure | null>()
  for (const figure of read.figures) {
    if (figure.kind !== 'count' || figure.cell || figure.rough || figure.ranged || figure.decimals > 0) continue
    const { from } = read.sentences[figure.sentence]!
    const before = read.text.flat.slice(from, figure.from)
    if (
      !/(?:(?:\bco|\bcon|tong so|trong so|gom|tat ca|quan ly|\bvoi|\bca|toan bo|tren dia ban)(?: hon| tong so| tat ca)? |^[\s"“-]*(?:trong )?|tong so [a-z ]{2,40}(?: la|:) |(?:khao sat|kiem tra|ra soat|danh gia|tham dinh|phong van|lay y kien|theo doi) )$/.test(
        before,
      )
    )
      continue
    for (const name of [figure.unit, twoWords(read, figure.numberTo)]) {
      if (name === undefined) continue
      const known = wholes.get(name)
      wholes.set(name, known === undefined || (known && known.value === figure.value) ? figure : null)
    }
  }
  return wholes
}

function wholeFor(
  read: ReadText,
  percent: Figure,
  before: string,
  after: string,
  wholes: ReadonlyMap<string, Figure | null>,
): Figure | undefined {
  const share = /^ ?(?:tong )?(?:so )?/.exec(after)!
  const noun = nounAfter(` ${after.slice(share[0].length)}`, 0)?.noun
  // `85,3 % trong số này`: of what was counted last.
  if (/^ ?(?:trong )?so (?:nay|do)\b/.test(after))
    return [...(read.inSentence[percent.sentence - 1] ?? []), ...read.inSentence[percent.sentence]!].findLast(
      (one) =>
        one.kind === 'count' &&
        one.decimals === 0 &&
        !one.rough &&
        one.to <= percent.from &&
        percent.sentence - one.sentence <= 1,
    )
  const rate = /(?:ty le (?:so )?|(?<!tong |doi |trong |nen tang )\bso )([a-z ]{2,60}(?: [2-6]g)?)$/.exec(
    before.replace(/(?: (?:la|dat|chiem|con|dat ty le)|:) $/, ''),
  )
  const named = rate ? nounAfter(` ${rate[1]}`, 0)?.noun : undefined
  for (const key of [noun, noun ? undefined : twoWords(read, percent.to), named]) {
    const whole = key ? (wholes.get(key) ?? headOf(wholes, key)) : undefined
    if (whole && whole.from < percent.from) return whole
    if (key && wholes.has(key)) return undefined
  }
  // `Trong tổng số 9 sản phẩm, 72,5 % đã …`; `có 25 cán bộ, tỷ lệ … là 97,5 %`: the only count of the sentence.
  const counts = read.inSentence[percent.sentence]!.filter(
    (one) => one.kind === 'count' && one.from < percent.from && one.decimals === 0,
  )
  const [only] = counts
  if (!only || counts.length > 1 || only.rough || key(noun) || (named && named !== only.unit)) return undefined
  const gap = before.slice(-Math.max(0, percent.from - only.to))
  if (
    /(?:trong (?:tong )?so|^\s*trong) $/.test(before.slice(0, only.from - read.sentences[only.sentence]!.from)) &&
    (/^[^;.]{0,50}, $/.test(gap) || (named === only.unit && /^[^;.,]{0,50}, ty le /.test(gap)))
  )
    return only
  return /\bco $/.test(before.slice(0, only.from - read.sentences[only.sentence]!.from)) &&
    /ty le (?:su dung|ung dung|tham gia|hoan thanh|dat|co|biet|duoc|dung|ap dung|thuc hien|ky|xep loai|thanh thao)\b/.test(gap) &&
    !named
    ? only
    : undefined
}

const key = (noun: string | undefined): boolean => noun !== undefined

const headOf = (wholes: ReadonlyMap<string, Figure | null>, noun: string): Figure | undefined => {
  const found = [...wholes].filter(([unit]) => unit !== '' && noun.startsWith(`${unit} `))
  return found.length === 1 ? (found[0]![1] ?? undefined) : undefined
}

/** A column of totals and one of a percentage of the same noun. */
function decimalsOfTables(read: ReadText): RawFinding[] {
  return read.tables.flatMap(({ header, rows }) => {
    const percent = header.findIndex((cell, i) => i > 1 && /ty le|%/.test(cell))
    const whole = header.findIndex((cell, i) => i > 0 && i < percent && /tong so|^so /.test(cell))
    // With both counts told the percentage is held against the fraction.
    if (percent < 2 || whole < 1 || percent - whole !== 1) return []
    const noun = nounAfter(` ${header[whole]!.replace(/^(?:tong )?so /, '')}`, 0)?.noun
    if (!noun || !header[percent]!.includes(noun)) return []
    return rows.flatMap(({ cells }): RawFinding[] => {
      const [a, b] = [cells[percent]?.figure, cells[whole]?.figure]
      return a &&
        b &&
        a.kind === 'percent' &&
        b.value >= 2 &&
        b.value <= LARGEST &&
        b.decimals === 0 &&
        a.value <= 100 &&
        !isReachable(a, b.value)
        ? [{ rule: 'impossible-decimal', figures: [a, b] }]
        : []
    })
  })
}

const NEEDS_UNIT =
  /(?<![a-z])(?:thu ngan sach|tong thu|ty le|ti le|dien tich|kinh phi|thoi gian|san luong|thu nhap|doanh thu|tong von|gia tri|nang suat|toc do|tong muc dau tu|cong suat|chieu dai|kim ngach|du no|dung luong|khoi luong)(?: [a-z0-9,()-]+){0,24}? (?:(?:dat|la|con|chiem|khoang|uoc dat|len|tang len|giam con|dat muc|binh quan)(?: khoang| hon| gan| toi| muc)? )?$/
/** Measured things whose number may have decimals. */
const MEASURED = /^(?:km2?|m[23]?|ha|ta\/ha|tan|kg|mbps|gb|ngay lam viec|ngay|gio|phut|giay|tuoi|kwh|tan\/nam)$/

const NEEDS_UNIT_IN_CELL =
  /^(?:thu ngan sach|tong thu|kinh phi|dien tich|san luong|thu nhap|doanh thu|gia tri san xuat|nang suat|tong muc dau tu)/

/** A number without the unit that its name calls for. A warning. */
export const missingUnit: RuleOf = (read) => {
  const findings: RawFinding[] = []
  for (const figure of read.figures) {
    // A decimal of things that come whole is a number whose unit was forgotten, too.
    const { flat, plain } = read.text
    // `kinh phí 850 cho công tác …`: without its mark the word looks like a market.
    const isFor = figure.unit === 'cho' && /^\s?cho\b/iu.test(plain.slice(figure.numberTo, figure.numberTo + 5))
    const forgotten = figure.kind === 'count' && !figure.cell && ((figure.decimals > 0 && !MEASURED.test(figure.unit)) || isFor)
    if (figure.kind !== 'bare' && !forgotten) continue
    if (figure.cell) {
      const { header, rows, withUnits } = read.tables[figure.cell.table]!
      const name = rows[figure.cell.row]!.cells[0]!.text
      const column = header[figure.cell.column] ?? ''
      if (/^ty le/.test(name) && !/%|so luong|stt|dvt/.test(column) && !/\(%\)/.test(name))
        findings.push({ rule: 'missing-unit', figures: [figure] })
      else if (
        NEEDS_UNIT_IN_CELL.test(name) &&
        !/[(%]/.test(`${name}${column}`) &&
        // Where the other cells of a column print their units, one that does not has forgotten it.
        withUnits.has(figure.cell.column)
      )
        findings.push({ rule: 'missing-unit', figures: [figure] })
      continue
    }
    const { from } = read.sentences[figure.sentence]!
    const before = flat.slice(from, figure.from)
    const around = `${flat[figure.from - 1] ?? ''}${flat[figure.numberTo] ?? ''}`
    if (isFirstBare(read, figure, before) && !around.includes('/') && !figure.ranged)
      findings.push({ rule: 'missing-unit', figures: [figure] })
    else if (NEEDS_UNIT.test(before.slice(-160)) && !around.includes('/') && !figure.ranged)
      findings.push({ rule: 'missing-unit', figures: [figure] })
  }
  return findings
}

/** `Trồng mới được 2.140, …`: the first number of its sentence, and nothing behind it that is counted. */
const isFirstBare = (read: ReadText, figure: Figure, before: string): boolean =>
  read.inSentence[figure.sentence]![0] === figure &&
  (read.inSentence[figure.sentence - 1] ?? []).every((one) => one.kind !== 'count') &&
  /(?:duoc|them|kinh phi|von) $/.test(before) &&
  !/(?:trong so|so) $/.test(before) &&
  /^(?:[,;]| cho | de )/.test(read.text.flat.slice(figure.numberTo, figure.numberTo + 5))
