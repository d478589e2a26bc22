import type { Figure, FigureKind, Sentence } from './figure.ts'
import type { MappedText } from './mapped-text.ts'
import { NUMERAL, PARTS, readDigits, readParts, readSpoken, TIMES } from './numerals.ts'
import { periodsIn, type SaidPeriod } from './periods.ts'
import { readTables, type Table } from './read-tables.ts'
import { skippedIn } from './skip.ts'
import { contentWords, nounAfter, wordAfter } from './words.ts'

/** A text with everything that the rules ask of it. */
export interface ReadText {
  text: MappedText
  figures: Figure[]
  /** By the index of their sentence. */
  inSentence: Figure[][]
  sentences: Sentence[]
  tables: Table[]
}

/** Finds the figures of a text in one pass for each kind of thing; costs in proportion to its length. */
export function readText(text: MappedText): ReadText {
  const { flat } = text
  const skipped = skippedIn(flat)
  const sentences = sentencesOf(flat)
  const periods = periodsIn(flat)
  const figures = inOrder([...partsIn(flat, skipped), ...digitsIn(flat, skipped), ...numeralsIn(flat, skipped)])
  let at = 0
  let said: Said = { of: -1, aims: [], results: [] }
  for (const [i, figure] of figures.entries()) {
    while (at < sentences.length - 1 && sentences[at]!.to <= figure.from) at++
    figure.sentence = at
    figure.paragraph = sentences[at]!.paragraph
    if (said.of !== at) said = saidIn(flat, sentences[at]!, at)
    describe(flat, skipped, sentences[at]!, figures, i, said)
  }
  placeInTime(figures, sentences, periods)
  const inSentence = sentences.map((): Figure[] => [])
  for (const figure of figures) inSentence[figure.sentence]!.push(figure)
  return { text, figures, inSentence, sentences, tables: readTables(flat, figures) }
}

/** Longer than any sentence that a person writes: what runs on is cut, so that no text costs more than its length. */
const LONGEST = 1200

function sentencesOf(flat: string): Sentence[] {
  const found: Sentence[] = []
  let from = 0
  let paragraph = 0
  const close = (to: number) => {
    while (to - from > LONGEST) {
      const cut = flat.lastIndexOf(' ', from + LONGEST)
      const end = cut > from ? cut : from + LONGEST
      found.push({ from, to: end, paragraph })
      from = end
    }
    if (to > from) found.push({ from, to, paragraph })
    from = to
  }
  for (const match of flat.matchAll(/[.!?…](?=[\s"”’)]|$)|\n/g)) {
    close(match.index + 1)
    if (match[0] === '\n') paragraph++
  }
  close(flat.length)
  return found.length > 0 ? found : [{ from: 0, to: flat.length, paragraph: 0 }]
}

const blank = (from: number, numberTo: number, value: number, decimals: number): Figure => ({
  ...{
    from,
    to: numberTo,
    numberTo,
    value,
    decimals,
    kind: 'bare',
    unit: '',
    words: [],
    before: [],
    behind: [],
    sentence: 0,
    paragraph: 0,
  },
  ...{ period: '', rough: false, ranged: false, limit: '', aimed: false },
})

function digitsIn(flat: string, skipped: Uint8Array): Figure[] {
  const found: Figure[] = []
  for (const match of flat.matchAll(/\d+(?:[.,]\d+)*/g)) {
    const from = match.index
    const before = flat[from - 1] ?? ' '
    if (skipped[from] || /[a-z_]/.test(before)) continue
    const read = readDigits(match[0])
    if (!read) continue
    const to = from + match[0].length
    // `12/10` with nothing behind is as often a day as a fraction.
    if ((before === '/' || flat[to] === '/') && !isFraction(flat, from, to)) continue
    found.push(withUnit(flat, blank(from, to, read.value, read.decimals)))
  }
  return found
}

function isFraction(flat: string, from: number, to: number): boolean {
  // `3.600 người/4.000 người`
  if (/\d [a-z]{2,}(?: [a-z]{2,})?\/$/.test(flat.slice(Math.max(0, from - 24), from))) return true
  const around = flat.slice(Math.max(0, from - 14), to + 14)
  const pair = /(\d[\d.]*)\/(\d[\d.]*)(?! ?[/\d])/.exec(around)
  if (!pair) return false
  const [a, b] = [Number(pair[1]!.replaceAll('.', '')), Number(pair[2]!.replaceAll('.', ''))]
  if (a > 31 || b > 12) return true
  // `từ 1/1 đến 30/9`
  if (/\b(?:tu|den|truoc|sau|toi|sang|het) (?:\d{1,2}\/)?$/.test(flat.slice(Math.max(0, from - 12), from))) return false
  return /\/[\d.]+ ?(?:[a-z]{2,}|\()/.test(around) && !/ngay ?$/.test(flat.slice(Math.max(0, from - 5), from))
}

/** By place; what stands inside another is left out: the halves of `hai phần ba`, the second of `1 tỷ 250 triệu đồng`. */
function inOrder(all: Figure[]): Figure[] {
  all.sort((a, b) => a.from - b.from || b.numberTo - a.numberTo)
  const kept: Figure[] = []
  for (const one of all) if (kept.length === 0 || one.from >= Math.max(kept.at(-1)!.numberTo, kept.at(-1)!.to)) kept.push(one)
  return kept
}

/** Parts in words are round by nature: `hai phần ba số hộ`. */
function partsIn(flat: string, skipped: Uint8Array): Figure[] {
  return [...flat.matchAll(PARTS)].flatMap((match) => {
    const value = skipped[match.index] ? undefined : readParts(match[1]!, match[2]!)
    if (value === undefined) return []
    const figure = blank(match.index, match.index + match[0].length, value, 0)
    return [{ ...figure, kind: 'percent' as const, unit: 'phan', rough: true }]
  })
}

function numeralsIn(flat: string, skipped: Uint8Array): Figure[] {
  const found: Figure[] = []
  for (const match of flat.matchAll(NUMERAL)) {
    if (
      skipped[match.index] ||
      !/^(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)/.test(match[0]) ||
      / muoi nam/.test(` ${match[0]}`)
    )
      continue
    const read = readSpoken(match[0])
    if (read === undefined || read.value < 10) continue
    const figure = withUnit(flat, blank(match.index, match.index + match[0].length, read.value, read.decimals))
    // `12 (mười hai) thôn`: the number again in words; it counts only where it says another.
    const again = /(\d[\d.]*) \($/.exec(flat.slice(Math.max(0, match.index - 16), match.index))
    if (again && flat[figure.numberTo] === ')' && readDigits(again[1]!)?.value === read.value) continue
    found.push(figure)
  }
  return found
}

/** `1 tỷ 250 triệu`. */
const COMPOUND = /^ (ty|ti|trieu) (\d{1,3}) (trieu|nghin|ngan)(?![a-z])/
const MEASURE = /^ ?(km2|km²|m2|m²|m3|ha|ta\/ha|tan|kg|km|mbps|gb|ngay lam viec|ngay|gio|phut|giay|tuoi|tan\/nam|kwh)(?![a-z])/

function withUnit(flat: string, figure: Figure): Figure {
  const set = (kind: FigureKind, unit: string, length: number) => {
    figure.kind = kind
    figure.unit = unit
    figure.to = figure.numberTo + spoken + length
  }
  const compound = figure.decimals === 0 ? COMPOUND.exec(flat.slice(figure.numberTo, figure.numberTo + 40)) : null
  if (compound) {
    figure.value = figure.value * TIMES[compound[1]!]! + Number(compound[2]) * TIMES[compound[3]!]!
    figure.numberTo += compound[0].length
  }
  const inWords = /^ \([a-z ]{3,30}\)/.exec(flat.slice(figure.numberTo, figure.numberTo + 34))
  const spoken = inWords && readSpoken(inWords[0].slice(2, -1))?.value === figure.value ? inWords[0].length : 0
  const after = flat.slice(figure.numberTo + spoken, figure.numberTo + spoken + 40)
  const points = /^ ?(?:diem %|diem phan tram)/.exec(after)
  const percent = /^ ?(?:[%％]|phan tram(?![a-z]))/.exec(after)
  if (points) set('points', 'points', points[0].length)
  else if (percent) set('percent', '%', percent[0].length)
  else {
    const times = /^ (nghin|ngan|trieu|ty|ti)(?![a-z])/.exec(after)
    const money = /^ dong(?! (?:chi|bao|ho|thoi|loat|phuc|nghiep|vat)(?![a-z]))((?:\/[a-z]+)*)/.exec(
      after.slice(times?.[0].length ?? 0),
    )
    const measure = times ? undefined : MEASURE.exec(after)
    if (times) figure.value *= TIMES[times[1]!]!
    if (money) set('money', `dong${money[1]}`, (times?.[0].length ?? 0) + money[0].length)
    else if (times) {
      set('bare', '', times[0].length)
      // Thousands and millions of things are rounded: `3,2 nghìn lượt`; `1,24 triệu thửa` is as exact as its digits.
      const isExact = figure.decimals > 1 && /^t/.test(times[1]!)
      const noun = nounAfter(flat, figure.to)?.noun ?? (isExact ? wordAfter(flat, figure.to) : '')
      if (noun) Object.assign(figure, { kind: 'count', unit: noun, ...(isExact ? {} : { decimals: 0, rough: true }) })
    } else if (measure) set('count', measure[1]!, measure[0].length)
    else {
      const at = figure.numberTo + spoken
      const noun = nounAfter(flat, at) ?? { noun: wordAfter(flat, at), to: at }
      if (noun.noun) figure.kind = 'count'
      figure.unit = noun.noun
    }
  }
  return figure
}

const ROUGH = /(?<![a-z])(?:hon|tren|gan|khoang|xap xi|uoc|uoc dat|tren duoi|duoi|chung) $/
const AT_MOST = /(?<![a-z])(?:khong qua|toi da|khong vuot qua|khong lon hon|≤ ?|<= ?)(?: la)? ?$/
const AT_LEAST = /(?<![a-z])(?:it nhat|toi thieu|khong duoi|khong thap hon|≥ ?|>= ?)(?: la| dat| co)? ?$/
const AIM =
  /muc tieu|chi tieu|ke hoach|yeu cau|phan dau|dat ra|de ra|duoc giao|giao xa|quy dinh|nghi quyet xac dinh|phai dat|dinh huong|phe duyet/g
const RESULT =
  /ket qua|thuc hien duoc|\bda (?:[a-z]+ ){1,3}duoc\b|den nay|da dat|da co|thuc te|uoc dat|hien nay|hien co|da hoan thanh|uoc thuc hien|cuoi nam|con lai|den (?:het )?(?:thang|quy|ngay) [\d/ivx]+,? da /g

/** Where a sentence speaks of aims and where of results. */
interface Said {
  of: number
  aims: number[]
  results: number[]
}

function saidIn(flat: string, { from, to }: Sentence, of: number): Said {
  const sentence = flat.slice(from, to)
  const places = (pattern: RegExp) => [...sentence.matchAll(pattern)].map((match) => from + match.index)
  // `bằng 72 % kế hoạch; …` tells a result, `bằng 72 % chỉ tiêu (26 tỷ đồng)` an aim again.
  const isShare = (at: number) =>
    /(?:%|phan tram) (?:so voi )?$/.test(flat.slice(Math.max(from, at - 20), at)) &&
    !/^[a-z ]{0,45}\(?[a-z ]{0,10}\d/.test(flat.slice(at, at + 70))
  return { of, aims: places(AIM).filter((at) => !isShare(at)), results: places(RESULT) }
}

const lastBefore = (places: readonly number[], at: number): number => places.findLast((one) => one < at) ?? -1

/** The words around a figure, and whether it is a limit, an aim, rough, or the end of a range. */
function describe(flat: string, skipped: Uint8Array, sentence: Sentence, figures: Figure[], i: number, said: Said): void {
  const figure = figures[i]!
  const near = flat.slice(Math.max(sentence.from, figure.from - 26), figure.from)
  const after = flat.slice(figure.to, Math.min(sentence.to, figure.to + 80))
  figure.ranged = /(?:\btu [\d.,]+ ?%? (?:den|-) |[\d.,]+ ?%? ?[-–] ?)$/.test(near) || /^ ?(?:den|[-–]) ?\d/.test(after)
  if (AT_MOST.test(near)) figure.limit = '<='
  else if (AT_LEAST.test(near) || /^ (?:[a-z]+ ){0,3}tro len/.test(after)) figure.limit = '>='
  else if (/^ (?:[a-z]+ ){0,3}tro xuong/.test(after)) figure.limit = '<='
  const aim = lastBefore(said.aims, figure.from)
  figure.aimed = aim >= 0 && aim > lastBefore(said.results, figure.from)
  if (figure.aimed && figure.limit === '' && /\bduoi $/.test(near)) figure.limit = '<'
  if (figure.aimed && figure.limit === '' && /\btren $/.test(near)) figure.limit = '>'
  figure.rough ||= figure.limit === '' && ROUGH.test(near) && !/\d tren $/.test(near)
  const previous = figures[i - 1]
  const next = figures[i + 1]
  // Breaks are looked for only as far as the neighbours: a row of numbers costs its length.
  const edge = lastBreak(flat, Math.max(sentence.from, previous?.to ?? 0), figure.from)
  const end = nextBreak(flat, figure.to, Math.min(sentence.to, next?.from ?? flat.length))
  figure.before = wordsIn(flat, skipped, edge, figure.from)
  figure.behind = wordsIn(flat, skipped, figure.kind === 'percent' ? figure.to : figure.numberTo, end).slice(0, 10)
  figure.words = [...figure.before, ...figure.behind]
  if (figure.words.length < 2) {
    // Six words stand in so many letters; what is further away would cost every figure its whole sentence.
    const from = Math.max(sentence.from, edge - 90)
    figure.words = [...wordsIn(flat, skipped, from, edge).slice(-6), ...figure.words]
  }
}

const lastBreak = (flat: string, from: number, to: number): number => {
  for (let at = to - 1; at >= from; at--) if (',;:(|'.includes(flat[at]!) && !isDigit(flat, at + 1)) return at + 1
  return from
}
const nextBreak = (flat: string, from: number, to: number): number => {
  for (let at = from; at < to; at++) if (',;:()|.'.includes(flat[at]!) && !isDigit(flat, at + 1)) return at
  return to
}
const isDigit = (flat: string, at: number): boolean => flat.charCodeAt(at) >= 48 && flat.charCodeAt(at) <= 57

function wordsIn(flat: string, skipped: Uint8Array, from: number, to: number): string[] {
  let words = ''
  let kept = from
  for (let at = from; at <= to; at++) {
    if (at < to && !skipped[at]) continue
    if (at > kept) words += `${flat.slice(kept, at)} `
    kept = at + 1
  }
  return contentWords(words)
}

/** The period nearest before a figure in its sentence, else behind it there, else the last one said in its paragraph. */
function placeInTime(figures: Figure[], sentences: readonly Sentence[], periods: readonly SaidPeriod[]): void {
  let first = 0
  for (const figure of figures) {
    const sentence = sentences[figure.sentence]!
    while (first < periods.length && periods[first]!.at < sentence.from) first++
    let before: SaidPeriod | undefined
    let behind: SaidPeriod | undefined
    for (let i = first; i < periods.length && periods[i]!.at < sentence.to; i++) {
      if (periods[i]!.to <= figure.from) before = periods[i]
      else behind ??= periods[i]
    }
    figure.period = (before ?? behind)?.key ?? ''
  }
}
