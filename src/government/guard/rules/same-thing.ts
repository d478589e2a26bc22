import { sentenceOf } from '../finding.ts'
import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { countWords, likeness, sharedWords, toldApart } from '../reading/words.ts'

/** Two figures that tell of the same thing, as far as their words and units say; of one and the same period fewer words need agree. */
export function isSameThing(a: Figure, b: Figure): boolean {
  if (a.kind !== b.kind || a.unit !== b.unit || toldApart(a, b)) return false
  const shared = sharedWords(a.words, b.words)
  if (shared >= 3 && likeness(a.words, b.words) >= 0.6) return true
  // `Hội nghị ngày 20/9 có 350 đại biểu dự`, `… ngày 20/9, 530 đại biểu dự`: of one day three words behind the number say enough.
  if (/^d/.test(a.period) && a.period === b.period && leads(a, b) && shared >= 3) return true
  const least = Math.min(countWords(a.words), countWords(b.words))
  return a.period !== '' && a.period === b.period && shared >= 4 && shared >= 0.6 * least
}

/** The first three words behind both are the same. */
export const leads = (a: Figure, b: Figure): boolean =>
  a.behind.length >= 3 && a.behind.slice(0, 3).join(' ') === b.behind.slice(0, 3).join(' ')

export const clauseBefore = (read: ReadText, figure: Figure): string =>
  read.text.flat.slice(read.sentences[figure.sentence]!.from, figure.from)

const HAS = /(?:toan )?(?:xa|phuong|huyen|tinh|thanh pho)(?: [a-z]+){0,3}? (?:hien )?(?:co|gom)(?: tat ca| tong cong| tong so)? $/

const ALL_OF = /(?:toan bo|tat ca|tong so|\bca) $/

/** What a place has one of at a time, told bare: `Dân số xã năm 2025 là 8.450 người`. */
const SCALAR =
  /(dan so|dien tich tu nhien|thu nhap binh quan dau nguoi|von dieu le|tong muc dau tu|tong von dau tu)(?: (?:trung binh|cua|toan))*(?: (?:xa|phuong|huyen|tinh))?(?: (?:nam )?\d{4})?(?: la| dat| co|:)? $/

export function isSameScalar(read: ReadText, a: Figure, b: Figure): boolean {
  const nameOf = (one: Figure) => SCALAR.exec(read.text.flat.slice(Math.max(0, one.from - 80), one.from))?.[1]
  const name = nameOf(a)
  return (
    name !== undefined &&
    a.unit === b.unit &&
    (a.period === b.period || ![a, b].some((one) => /\b(?:19|20)\d{2}\b/.test(clauseBefore(read, one)))) &&
    name === nameOf(b) &&
    subjectOf(read, a) === subjectOf(read, b)
  )
}

const MOMENT =
  /\btruoc\b(?! (?:han|va dung|ngay|thoi han|\d))|dau nam|dau nhiem ky|truoc (?:day|do|khi|sap nhap)|ban dau|luc dau|khi moi|sau (?:do|khi|sap nhap|\d|mot|hai|ba)|hien nay|den nay|\bnay\b|hom nay|cuoi (?:nam|ky|thang|quy)|moi chi|ngay dau|\b(?:dot|buoi|lan|khoa|vong|phien|giai doan|tuan|lop) (?:\d{1,2}\b|i+\b|mot|hai|ba|dau|sau|sang|chieu|toi|thu|tiep)|\bca (?:sang|chieu|toi)|buoi sang|buoi chieu|tiep theo|tiep do|\bnua\b/g

/** Told of another moment, as `đầu năm` and `đến nay` are, or of another round. */
export function otherMoment(read: ReadText, a: Figure, b: Figure): boolean {
  const said = (one: Figure) =>
    [...sentenceOf(read, one).matchAll(MOMENT)]
      .map(([word]) => word)
      .sort()
      .join()
  const [x, y] = [said(a), said(b)]
  return x !== y && /dau|truoc|moi chi|lan|dot|buoi|khoa|vong|phien|giai doan|ca |tuan|lop|tiep|nua|sau/.test(`${x},${y}`)
}

/** Somebody's word on what the text has told; who says it is no part of what is said. */
const SAYS =
  /cho biet|nhan manh|danh gia|khang dinh|phat bieu|chia se|thong tin|bieu duong|ghi nhan|cam on|bao cao|cho hay|cho rang/
const NAMES =
  /(?:Hội|Đoàn|Chi bộ|Chi hội|Tổ|Ban|Phòng|Sở|Khối|Trường|Trạm|Thôn|thôn|Xã|xã|Phường|phường|Huyện|huyện|Tỉnh|tỉnh|Hợp tác xã|Công ty|Chợ|Cụm|Bệnh viện|Trung tâm)(?: \p{Lu}[\p{L}\d]*)+/gu

/** `86 gian hàng của các hợp tác xã trong tỉnh … 68 gian hàng của các hợp tác xã trong tỉnh`: so long a phrase is one thing. */
export function isSamePhrase(read: ReadText, a: Figure, b: Figure): boolean {
  if (a.kind !== 'count' || b.kind !== 'count' || a.unit === '' || b.sentence - a.sentence > 60) return false
  const wordsOf = (text: string) => text.match(/[a-z]{2,}/g) ?? []
  const behind = (one: Figure) =>
    wordsOf(
      read.text.flat.slice(one.numberTo, Math.min(one.numberTo + 60, read.sentences[one.sentence]!.to)).replace(/\d.*$/, ''),
    )
  const [x, y] = [behind(a), behind(b)]
  let same = 0
  while (same < x.length && x[same] === y[same]) same++
  if (same < 3 || (same < 7 && !sharesElse(read, a, b, x.slice(0, same)))) return false
  const before = (one: Figure) => {
    const text = read.text.plain.slice(read.sentences[one.sentence]!.from, one.from)
    return { flat: clauseBefore(read, one), names: [...text.matchAll(NAMES)].map(([name]) => name) }
  }
  const [first, again] = [before(a), before(b)]
  if (/\b(?:them|khac|nua|moi)\b/.test(`${x.join(' ')} ${y.join(' ')}`)) return false
  return again.names.every((name) => first.names.includes(name)) || SAYS.test(again.flat)
}

/** Four words in a row besides the noun: `sau ba tháng chạy thử`. */
function sharesElse(read: ReadText, a: Figure, b: Figure, noun: readonly string[]): boolean {
  const around = (one: Figure) => {
    const { from, to } = read.sentences[one.sentence]!
    const text = read.text.flat.slice(Math.max(from, one.from - 140), Math.min(to, one.to + 140))
    return ` ${(text.match(/[a-z]{2,}/g) ?? []).join(' ')} `.replace(` ${noun.join(' ')} `, ' | ')
  }
  const [x, y] = [around(a), around(b)]
  const words = x.trim().split(' ')
  for (let i = 0; i + 4 <= words.length; i++) {
    const run = words.slice(i, i + 4)
    if (
      !run.includes('|') &&
      !/^(?:tren dia ban|trong thoi gian|xa|toan)/.test(run.join(' ')) &&
      y.includes(` ${run.join(' ')} `)
    )
      return true
  }
  return false
}

/** The commune or larger place last named before a figure. */
function subjectOf(read: ReadText, figure: Figure): string {
  const { plain } = read.text
  const before = plain.slice(Math.max(0, figure.from - 1500), figure.from)
  return [...before.matchAll(AREA)].at(-1)?.[1] ?? ''
}
const AREA = /(?:Xã|xã|Phường|phường|Huyện|huyện|Tỉnh|tỉnh)((?: \p{Lu}[\p{L}\d]*)+)/gu

/** `Xã hiện có 14 thôn` against `Toàn xã có tất cả 15 thôn`: the thing alone, of the whole place. */
export function isWholeOfPlace(read: ReadText, a: Figure, b: Figure): boolean {
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
export const isCellInWords = (a: Figure, b: Figure): boolean => {
  const [cell, words] = a.cell ? [a, b] : [b, a]
  if (!cell.cell || words.cell || a.kind !== b.kind || (a.kind !== 'percent' && a.unit !== b.unit)) return false
  const shared = sharedWords(cell.words, words.words)
  if (cell.cell.named && shared >= 4 && shared >= countWords(cell.before) - 1) return true
  return shared >= 3 && shared >= cell.words.length - 2
}
