import type { Figure } from '../reading/figure.ts'

/** Units that may count one thing: `hộ`, `hộ nghèo`. */
export const sharesUnit = (a: Figure, b: Figure): boolean =>
  a.unit === b.unit || (a.unit !== '' && b.unit !== '' && (a.unit.startsWith(b.unit) || b.unit.startsWith(a.unit)))

const AIM_WORDS = new Set(['phan', 'dau', 'ke', 'hoach', 'giao', 'muc', 'tieu', 'chi', 'yeu', 'cau', 'de', 'ra', 'dat'])
// `phần` and `đầu` alone are of `một phần`, `đầu tư`.
export const withoutAim = (words: readonly string[]): string[] =>
  words.filter(
    (word, i) =>
      !AIM_WORDS.has(word) || (word === 'phan' && words[i + 1] !== 'dau') || (word === 'dau' && words[i - 1] !== 'phan'),
  )

const OF_TELLING = new Set(
  'ket qua thuc hien toan xa phuong tinh huyen thanh pho ubnd hdnd dang bo dai hoi chu tich lieu thong ke thay ket luan nghi quyet ca cuoi theo tren dia ban con voi'.split(
    ' ',
  ),
)
/** The words that say of what a target is, those of aiming and telling aside. */
export const sayingWhat = (words: readonly string[]): string[] => withoutAim(words).filter((word) => !OF_TELLING.has(word))

/** Each has words that the other lacks: `trực tuyến toàn trình`, `trực tuyến một phần`. */
export function bothSayMore(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [sayingWhat(a), sayingWhat(b)]
  return x.some((word) => !y.includes(word)) && y.some((word) => !x.includes(word))
}
