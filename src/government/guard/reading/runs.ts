import type { Figure } from './figure.ts'
import type { ReadText } from './read-figures.ts'

/** So many words in a row, the same around two numbers, name one thing: `thanh toán tiền điện, nước`. */
const LEAST = 5
const AIMING =
  /\b(?:phan dau|muc tieu|chi tieu|ke hoach|it nhat|toi thieu|tro len|den nam|den het nam|trong nam|den het|toan xa|toan tinh|toan phuong)\b/g

const PERIOD = /\b(?:nam|thang|quy|ngay|ky) \d[\d/.-]*(?![%\d,])/g
const known = new WeakMap<Figure, string>()

/** A number whose noun stands behind it is told there; any other by what stands before it. */
const NAMED_BEHIND =
  /^ (?!so voi|tro len|tro xuong|(?:va|thi|nhung|trong khi|vao|trong|den|tai|cua|ke hoach|chi tieu)\b)[a-z]{2,}/

/** The words, without marks of punctuation, on the side that tells what a figure is of, as far as the next figure. */
function besideOf(read: ReadText, figure: Figure): string {
  let found = known.get(figure)
  if (found === undefined) {
    const { from, to } = read.sentences[figure.sentence]!
    const { flat } = read.text
    const behind = flat.slice(figure.to, Math.min(to, figure.to + 120))
    const side = NAMED_BEHIND.test(behind)
      ? /^[^\d%]*/.exec(behind)![0]
      : /[^\d%]*$/.exec(flat.slice(Math.max(from, figure.from - 120), figure.from).replace(PERIOD, ' '))![0]
    found = ` ${(side.replace(AIMING, ' ').match(/[a-z]{2,}/g) ?? []).join(' ')} `
    known.set(figure, found)
  }
  return found
}

/** Words that go on with the sentence, not with the name. */
const NEUTRAL =
  /^(?:dat|la|tu|con|cua|toan (?:xa|tinh|phuong|huyen|quoc|thanh)|tren|trong|nam|den|uoc|chiem|tro|moi|da|ca|tinh|xa|phuong|vao|voi|theo|va|hien|phai|duoc|so|bang|thi|nay|len|cao|tang|khong)(?: |$)/
/** No article tells of one thing further apart. */
const FURTHEST = 80

/** Whether many of the words around two figures run alike. */
export function sharesRun(read: ReadText, a: Figure, b: Figure): boolean {
  if (Math.abs(a.sentence - b.sentence) > FURTHEST) return false
  const [x, y] = [besideOf(read, a).trim().split(' '), besideOf(read, b).trim().split(' ')]
  for (let i = 0; i + LEAST <= x.length; i++)
    for (let j = y.indexOf(x[i]!); j >= 0; j = y.indexOf(x[i]!, j + 1)) {
      let length = 1
      while (i + length < x.length && j + length < y.length && x[i + length] === y[j + length]) length++
      // What goes on in two ways is two things: `hồ sơ trực tuyến toàn trình`, `hồ sơ trực tuyến một phần`.
      const [then, other] = [x.slice(i + length, i + length + 2).join(' '), y.slice(j + length, j + length + 2).join(' ')]
      if (length >= LEAST && (then === '' || other === '' || NEUTRAL.test(then) || NEUTRAL.test(other))) return true
    }
  return false
}
