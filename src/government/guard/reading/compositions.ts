import { excludeEachOther } from './categories.ts'
import type { Figure } from './figure.ts'
import type { ReadText } from './read-figures.ts'

/** Parts that a text lists under their whole. */
export interface Composition {
  /** The figures that the list may be of: as a rule one, more where several counts of the unit stand before it. */
  wholes: Figure[]
  parts: Figure[]
  /** For each part its words, without marks. */
  items: string[]
  /** `all`: gồm, a colon, brackets; `of`: trong đó; `namely`: cụ thể. */
  opener: 'all' | 'of' | 'namely'
  /** The last part is told as what remains, or it is said that something remains. */
  rest: boolean
  /** The list says of itself that it is not everything. */
  partial: boolean
  /** Each part has a line of its own. */
  lines: boolean
}

const OPENERS =
  /\b(?:(bao gom|gom(?: co)?|chia ra|trong do gom)|(trong do(?! tuoi| gom)|trong so (?:do|nay))|(cu the(?: la)?))\b:?|(\()|(:)(?=[ \t]*\n|[ ])|\b(trong (?:(?:tong )?so )?)(?=\d)|(?<=[a-z\d%.;])(\n)(?=[ \t]*[-+•*–] )/g
const PARTIAL = /chu yeu|mot so|tieu bieu|\bnhu\b|dien hinh|\brieng\b|ngoai ra|\.\.\.|…|v\.v|noi bat|dang chu y/
const REST = /con lai/
/** A figure behind such words is no part. */
const NO_PART =
  /\btang|\bgiam|so voi|binh quan|\bmoi (?:thang|ngay|tuan|nguoi|ho|thon|xa|truong|don vi|nam|quy|dot|lop|to)\b|cung ky|ke hoach|muc tieu|chi tieu|luot|gap |vuot|hon \d|(?:nam|thang|quy|ky) truoc/
/** An item that speaks of another whole. */
const NEW_WHOLE =
  /\b(?:toan|tong(?: so| cong)?|ca (?:xa|tinh|huyen|truong|phuong|nuoc|thon))\b|\b(?:thon|xa|phuong|truong|huyen|tinh|cum|hop tac xa|dia ban)\b[^\d]*\bco(?: tong so| tat ca)? $/
const DIVISION =
  /^[\s+•*–-]*(?:\d{1,2}[.)] )?(?:phan tich|phan loai|xep loai|ket qua|danh gia|chat luong|co cau|phan theo|chia theo|theo)\b[^\d]{0,60}$/
const BULLET = /^[ \t]*(?:[-+•*–]|\d{1,2}[.)]|[a-z][.)])[ \t]*/
/** A list within the list, and none in brackets: what follows may be of either. */
const NESTED = /(?<!\()trong (?:do(?! tuoi)|so do|(?:tong so |so )?\d)|(?<!\()cu the/
const MOST_PARTS = 40
/** No list is longer. */
const LONGEST = 1500

const PEOPLE =
  /^(?:hoc sinh|hoc vien|tre|tre em|can bo|cong chuc|vien chuc|giao vien|thanh vien|hoi vien|doan vien|dai bieu|nhan vien|lao dong|nhan khau|nguoi dan)$/
/** What enterprises, cooperatives and households are together. */
const ANY_BODY = /^(?:co so|chu the|don vi|to chuc|doi tuong|truong hop)$/
const BODIES = /^(?:xa|phuong|thon|truong|tinh|huyen|to dan pho|co quan|doanh nghiep)$/
/** Units that may count one thing: `28 cán bộ … 12 người`, `104 xã … 21 đơn vị`. */
export const sameUnit = (a: Figure, b: Figure): boolean =>
  a.unit !== '' &&
  (a.unit === b.unit ||
    (PEOPLE.test(a.unit) && /^(?:em|chau|nguoi)$/.test(b.unit)) ||
    (BODIES.test(a.unit) && /^(?:don vi|dia phuong)$/.test(b.unit)) ||
    a.unit.startsWith(`${b.unit} `) ||
    b.unit.startsWith(`${a.unit} `))

const known = new WeakMap<ReadText, Composition[]>()

/** The lists of a text; each word that opens one is looked at once. */
export function compositionsOf(read: ReadText): Composition[] {
  let found = known.get(read)
  if (!found) {
    found = [...read.text.flat.matchAll(OPENERS)].flatMap((match) => compositionAt(read, match) ?? [])
    known.set(read, found)
  }
  return found
}

function compositionAt(read: ReadText, match: RegExpExecArray): Composition | undefined {
  const { flat } = read.text
  // `Trong số 1.940 hội viên, 1.215 hội viên …`: the whole stands behind the word that opens.
  const told = match[6] === undefined ? undefined : read.figures[firstFigure(read, match.index)]
  if (match[6] !== undefined && told?.from !== match.index + match[0].length) return undefined
  if (told && (told.kind !== 'count' || /^(?:ngay|gio|phut|thang|nam|tuan|quy|phien|dot|giay)/.test(told.unit))) return undefined
  const at = told ? told.to : match.index
  const from = told ? at + /^[^,.;:(\n\d]*/.exec(flat.slice(at, at + 80))![0].length : at + match[0].length
  const index = sentenceAt(read, at)
  if (match[7] !== undefined && !isTotalLine(flat, at)) return undefined
  const sentence = read.sentences[index]!
  const region = regionOf(flat, match[7] === undefined ? from : at, sentence.to, match[4] !== undefined)
  if (!region || (match[4] !== undefined && /^ ?trong (?:do|so)/.test(flat.slice(from, from + 10)))) return undefined
  const first = firstFigure(read, from)
  const inside: Figure[] = []
  for (let i = first; i < read.figures.length && read.figures[i]!.to <= region.to && inside.length < MOST_PARTS * 2; i++)
    inside.push(read.figures[i]!)
  const lead = flat.slice(sentence.from, at)
  const isFirst = /^[\s+•*–-]*$/.test(lead)
  // `Phân tích chất lượng: …; …`: the whole was told before, and only a scheme of kinds makes this its parts.
  const isDivision = match[5] !== undefined && DIVISION.test(lead)
  const earlier = [
    ...((isFirst || isDivision) && index > 0 ? nearBefore(read, index, isDivision ? 4 : 2) : []),
    ...read.inSentence[index]!.filter((one) => one.to <= at),
  ]
  if (inside.length === 0 || earlier.length === 0) return undefined
  const parts: Figure[] = []
  const items: string[] = []
  let partial = PARTIAL.test(flat.slice(from, region.to))
  let unlike = false
  for (const item of itemsOf(flat, from, region)) {
    const figures = inside.filter((one) => one.from >= item.from && one.to <= item.to)
    const part = figures.find((one) => one.kind === 'count' || one.kind === 'money' || one.kind === 'bare')
    const text = flat.slice(item.from, item.to)
    if (part && !region.bullets && NEW_WHOLE.test(text.slice(0, part.from - item.from))) break
    if (!part || figures[0] !== part) {
      if (region.bullets || figures.length > 0) unlike = true
      if (figures.length > 0 && !region.bullets) break
      continue
    }
    if (NO_PART.test(text.slice(0, part.to - item.from)) || part.cell || part.ranged || part.aimed || isVague(read, part)) {
      partial = true
      if (region.bullets) continue
      break
    }
    parts.push(part)
    items.push(text)
  }
  const unit = parts.find((one) => one.kind !== 'bare')
  if (!unit) return undefined
  const mixed = parts.some((one) => one.kind !== 'bare' && !(one.kind === unit.kind && alike(one, unit)))
  if (mixed && !(parts.every((one) => one.kind === 'count') && excludeEachOther(items))) return undefined
  const wholes = earlier.filter(
    (one) =>
      one.kind === unit.kind &&
      !one.cell &&
      !one.ranged &&
      !one.aimed &&
      (mixed ? ANY_BODY.test(one.unit) : alike(one, unit)) &&
      !isVague(read, one),
  )
  // A list in brackets or behind a colon is of what stands right before it.
  const near = (match[4] !== undefined || match[5] !== undefined) && !isDivision
  const last = wholes.at(-1)
  if (told && last !== told) return undefined
  if (
    !last ||
    (near && flat.slice(last.to, at).length > (match[4] === undefined ? 70 : 30)) ||
    (near && (last !== earlier.at(-1) || /[;|]/.test(flat.slice(last.to, at))))
  )
    return undefined
  if (parts.some((one) => one.from < last.to) || NO_PART.test(flat.slice(Math.max(sentence.from, last.from - 30), last.from)))
    return undefined
  return {
    wholes: near || told ? [last] : wholes,
    parts,
    items,
    opener:
      match[2] !== undefined || match[7] !== undefined || told || isDivision ? 'of' : match[3] !== undefined ? 'namely' : 'all',
    rest: REST.test(flat.slice(from, region.to)),
    partial: partial || unlike,
    lines: region.bullets,
  }
}

/** `Tổng kinh phí: 5,6 tỷ đồng` over a list, and no line of a list itself. */
function isTotalLine(flat: string, at: number): boolean {
  const line = flat.slice(Math.max(flat.lastIndexOf('\n', at - 1) + 1, at - 200), at)
  return /\btong\b/.test(line) && !/^[ \t]*[-+•*–]/.test(line) && /\d/.test(line)
}

const alike = (a: Figure, b: Figure): boolean => (a.kind === 'money' ? a.unit === b.unit : sameUnit(a, b) || sameUnit(b, a))

/** About so many; an estimate (`ước đạt`) is as exact as its digits. */
export const isVague = (read: ReadText, one: Figure): boolean =>
  one.rough && !/\buoc(?: dat| tinh| thuc hien)? $/.test(read.text.flat.slice(Math.max(0, one.from - 16), one.from))

/** The figures of the sentence before; of the line before where this one begins a list under it. */
function nearBefore(read: ReadText, index: number, furthest: number): Figure[] {
  for (let i = index - 1; i >= 0 && i >= index - furthest; i--) {
    const { from, to, paragraph } = read.sentences[i]!
    if (read.sentences[index]!.paragraph - paragraph > furthest / 2) return []
    if (read.text.flat.slice(from, to).trim() !== '') return read.inSentence[i]!
  }
  return []
}

interface Region {
  to: number
  bullets: boolean
}

function regionOf(flat: string, from: number, sentenceTo: number, bracket: boolean): Region | undefined {
  if (bracket) {
    const close = flat.slice(from, Math.min(sentenceTo, from + LONGEST)).indexOf(')')
    return close > 0 ? { to: from + close, bullets: false } : undefined
  }
  const line = /^[ \t:]*\n/.exec(flat.slice(from, from + 20))
  if (!line) {
    const text = flat.slice(from, Math.min(sentenceTo, from + LONGEST))
    // A bracket that was open before the list closes it.
    const closed = /^[^()]*(?:\([^()]*\)[^()]*)*\)/.exec(text)
    const listed = (closed ? closed[0] : text).split(NESTED)[0]!
    // Where commas part the items, a semicolon ends the list; else it parts them.
    const [head = ''] = listed.split(';')
    const byCommas = /\d[^\d;]*(?:,(?!\d)|\bva\b)[^;]*\d/.test(head)
    return { to: from + (byCommas ? head.length : listed.length), bullets: false }
  }
  let to = from + line[0].length
  const start = to
  while (to < flat.length && to - from < LONGEST) {
    const next = flat.indexOf('\n', to)
    const end = next < 0 ? flat.length : next
    if (!BULLET.test(flat.slice(to, Math.min(end, to + 12)))) break
    to = end + 1
  }
  return to > start ? { to: Math.min(to, flat.length), bullets: true } : undefined
}

/** The stretches of a list, each with one part. */
function itemsOf(flat: string, from: number, { to, bullets }: Region): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  let at = from
  let text = flat.slice(from, to)
  // What stands in brackets is of its item.
  if (!bullets && text.includes('(')) text = text.replace(/\([^()]*(?:\)|$)/g, (inside) => ' '.repeat(inside.length))
  // Commas within a name (`nông, lâm nghiệp`) part nothing: an item ends where a number has been told.
  for (const mark of text.matchAll(bullets ? /\n|$/g : /[;,](?!\d)|\bva\b(?= )|$/g)) {
    const end = from + mark.index
    if (end <= at) continue
    const hasNumber = /\d|\bmuoi\b/.test(flat.slice(at, end))
    if (!hasNumber && !bullets && mark[0] !== '') continue
    if (flat.slice(at, end).trim() !== '') found.push({ from: at, to: end })
    at = end + mark[0].length
    if (found.length > MOST_PARTS) break
  }
  return found
}

/** Index of the sentence that holds a place. */
function sentenceAt({ sentences }: ReadText, at: number): number {
  let [low, high] = [0, sentences.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sentences[middle]!.to <= at) low = middle + 1
    else high = middle
  }
  return low
}

function firstFigure({ figures }: ReadText, at: number): number {
  let [low, high] = [0, figures.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (figures[middle]!.from < at) low = middle + 1
    else high = middle
  }
  return low
}
