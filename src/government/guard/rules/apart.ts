import { sentenceOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'

const PLACE =
  /(?:Xã|xã|Phường|phường|Huyện|huyện|Tỉnh|tỉnh|Thôn|thôn|Trường|Trạm|Hợp tác xã|Công ty|Chợ|Sở|Ban|Phòng)((?: \p{Lu}[\p{L}\d]*)+)/gu

/** Places and bodies that have things; offices that only report on them are none. */
const HOLDER =
  /(?:Xã|xã|Phường|phường|Huyện|huyện|Tỉnh|tỉnh|Thôn|thôn|Thành phố|thành phố|Trường|Trạm|Hợp tác xã|Công ty|Chợ|Cụm|Bệnh viện)((?: \p{Lu}[\p{L}\d]*)+)/gu

/** Each names a place, and not the same one. */
export function otherPlace(read: ReadText, a: Figure, b: Figure): boolean {
  const of = (figure: Figure) => {
    const { from, to } = read.sentences[figure.sentence]!
    return [...read.text.plain.slice(from, to).matchAll(PLACE)].map((match) => match[1])
  }
  const [x, y] = [of(a), of(b)]
  return x.length > 0 && y.length > 0 && !x.some((one) => y.includes(one))
}

/** Another place of the same kind is named behind the first figure and before, or right behind, the second. */
export function otherPlaceBetween(read: ReadText, a: Figure, b: Figure): boolean {
  const { plain } = read.text
  const first = read.sentences[a.sentence]!.from
  const { to } = read.sentences[b.sentence]!
  const names = (text: string) => [...text.matchAll(HOLDER)].map((match) => match[1])
  const before = names(plain.slice(Math.max(first, a.from - 300), a.from))
  return names(plain.slice(a.to, Math.min(to, b.to + 60, a.to + 3000))).some((name) => !before.includes(name))
}

/** What a line of a list is about: `Lĩnh vực đất đai: …`, `2. Trường Tiểu học: …`. */
const LABEL =
  /^\s*(?:[-+•*]|\d{1,2}[.)])?\s*((?:linh vuc|thon|truong|xa|phuong|to|khu|don vi|nhom|khoi|cap|nganh|phong|hoi|dia ban|ve|doi voi)\b[^:;.]{0,60}):/

/** Lines of two labels speak of two things. */
export function otherLabel(read: ReadText, a: Figure, b: Figure): boolean {
  const [x, y] = [a, b].map((one) => LABEL.exec(sentenceOf(read, one))?.[1])
  if (x !== y && (x !== undefined || y !== undefined)) return true
  // `- Hòa giải thành: 96 vụ` and `- Đang hòa giải: 3 vụ`: each line says what its number is of.
  const [first, other] = [a, b].map((one) => LINE.exec(read.text.flat.slice(read.sentences[one.sentence]!.from, one.from))?.[1])
  return first !== undefined && other !== undefined && first !== other
}

const LINE = /^\s*(?:[-+•*–]|\d{1,2}[.)]|[a-z][.)])?\s*([^:;.\d]{2,90}): ?$/

const SCOPE =
  /\b(?:vung|mien nui|ven bien|hai dao|dong bang|thanh thi|do thi|nong thon(?! moi)|khu vuc|dan toc thieu so|dac biet kho khan|rieng|noi thanh|noi thi|ngoai thanh|ca nuoc|toan quoc)\b/g
/** `vùng miền núi 75 %` against `90 %` of all. */
export function otherScope(read: ReadText, a: Figure, b: Figure): boolean {
  const [x, y] = [a, b].map((one) => new Set([...clauseOf(read, one).matchAll(SCOPE)].map(([word]) => word))) as [
    Set<string>,
    Set<string>,
  ]
  return [...x].some((word) => !y.has(word)) || [...y].some((word) => !x.has(word))
}

/** The stretch of its sentence, between semicolons, that tells of a figure. */
function clauseOf(read: ReadText, figure: Figure): string {
  const { from, to } = read.sentences[figure.sentence]!
  const before = read.text.flat.slice(from, figure.from).split(';').at(-1)!
  return `${before} ${/^[^;,]*/.exec(read.text.flat.slice(figure.to, to))![0]}`
}

const LEVEL = /cap (xa|phuong|huyen|tinh|so|trung uong|co so)\b/
/** `hồ sơ cấp xã` against `hồ sơ cấp tỉnh`. */
export function otherLevel(read: ReadText, a: Figure, b: Figure): boolean {
  const [x, y] = [a, b].map((one) => LEVEL.exec(sentenceOf(read, one))?.[1])
  return x !== undefined && y !== undefined && x !== y
}

/** Words that say how something is aimed at or where, and nothing of what. Whole phrases: `thực` alone is also of `chứng thực`. */
const GENERIC =
  /\b(?:chu tich ubnd|pho chu tich|chu tich|bi thu|dong chi|ubnd|hdnd|lanh dao|nhac lai|chi dao|neu ro|khang dinh|nhan manh|cho biet|phan dau|ke hoach|duoc giao|giao|muc tieu|chi tieu|yeu cau|dat ra|de ra|nghi quyet|xac dinh|phai dat|phai|thuc hien|luu y|nhac|bo phan|de an|quyet tam|thang loi|bao dam|dam bao|hoan thanh|toi thieu|toi da|it nhat|khong qua|khong duoi|tap trung|no luc|tat ca|toan bo|quy dinh|cua|toan xa|xa|phuong|huyen|tinh|thanh pho|thon|so voi|duoc|co|dat|la|tren|duoi|tu|den|het|nam|thang|quy|trong|voi|them|va|cac|moi|ca|cho|khoang|hon|gan|niem yet|moc|muc|tro len|tro xuong|bo sung)\b/g
/** So many words beside a figure say what it is of. */
const NEAREST = 6

/** Right behind, or right before, each has words that the whole sentence of the other lacks. */
export function otherThing(read: ReadText, a: Figure, b: Figure): boolean {
  const [x, y] = [a, b].map((one) => besides(read, one)) as [Beside, Beside]
  const lacks = (words: readonly string[], all: ReadonlySet<string>) => words.some((word) => !all.has(word))
  // So long a phrase right behind both is the thing; what stands before tells who says it.
  const isPhrase = x.behind.length >= NEAREST && x.behind.join(' ') === y.behind.join(' ')
  return (lacks(x.behind, y.all) && lacks(y.behind, x.all)) || (!isPhrase && lacks(x.before, y.all) && lacks(y.before, x.all))
}

const NAME = /(?:Xã|xã|Phường|phường|Huyện|huyện|Tỉnh|tỉnh|Thành phố|thành phố)((?: \p{Lu}[\p{L}\d]*)+)/gu

/** A sentence, flat, whose names of places are blank: where is asked elsewhere. */
function withoutNames(read: ReadText, from: number, to: number): string {
  let flat = read.text.flat.slice(from, to)
  for (const match of read.text.plain.slice(from, to).matchAll(NAME)) {
    const at = match.index + match[0].length - match[1]!.length
    flat = `${flat.slice(0, at)}${' '.repeat(match[1]!.length)}${flat.slice(at + match[1]!.length)}`
  }
  return flat
}

interface Beside {
  before: string[]
  behind: string[]
  all: ReadonlySet<string>
}

function besides(read: ReadText, figure: Figure): Beside {
  const { from, to } = read.sentences[figure.sentence]!
  const flat = withoutNames(read, from, to)
  const wordsOf = (text: string) => text.replace(GENERIC, ' ').match(/[a-z]{2,}/g) ?? []
  const behind = /^[^,;:()|\n]{0,60}/.exec(flat.slice(figure.to - from))![0]
  const start = Math.max(0, figure.from - from - 60)
  const before = flat
    .slice(start, figure.from - from)
    .split(/[,;:()|\n]/)
    .at(-1)!
  // A word that the window cuts is none.
  const whole =
    before.length === figure.from - from - start && /[a-z]/.test(flat[start - 1] ?? '') ? before.replace(/^[a-z]+/, '') : before
  return {
    before: wordsOf(whole).slice(-NEAREST),
    behind: wordsOf(behind.replace(/[.\d].*$/, '')).slice(0, NEAREST),
    all: new Set(read.text.flat.slice(from, to).match(/[a-z]{2,}/g) ?? []),
  }
}
