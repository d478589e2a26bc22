import type { KnownFigure } from '#government/indicators'
import type { Figure } from '../reading/figure.ts'
import { mapText } from '../reading/mapped-text.ts'
import type { ReadText } from '../reading/read-figures.ts'
import { contentWords } from '../reading/words.ts'

/** A figure of the text that says another value than the book of published figures for the same indicator, place and period. */
export interface AgainstBook {
  figure: Figure
  known: KnownFigure
}

interface Entry {
  known: KnownFigure
  words: string[]
  place: string
  /** `xa`, `tinh` …, where the book names it. */
  type: string | undefined
  period: string
}

/** The key by which the reader keeps a period (reading/periods.ts): `2022-Q3` → `q3/2022`. */
export function periodKeyOf({ periodKind, period }: Pick<KnownFigure, 'periodKind' | 'period'>): string | undefined {
  const [year = '', rest = ''] = period.split('-')
  if (periodKind === 'year' && rest === '') return year
  if (periodKind === 'quarter') return `${rest.toLowerCase()}/${year}`
  if (periodKind === 'month') return `m${Number(rest)}/${year}`
  const months = /^(\d{4})-01\/\1-(\d{2})$/.exec(period)
  if (periodKind === 'months' && months) return `${Number(months[2])}m/${months[1]}`
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(period)
  return day ? `d${day[3]}/${day[2]}/${day[1]}` : undefined
}

const TYPE = /^(thanh pho|thi xa|thi tran|phuong|tinh|huyen|quan|xa|dac khu) /
const TYPE_BEFORE = /(?<![a-z])(thanh pho|thi xa|thi tran|phuong|tinh|huyen|quan|xa|dac khu) $/

/** The place in this sentence, and not as the name of a unit of another kind: `tỉnh Hưng Yên` is not `Xã Hưng Yên`. */
function isNamed(sentence: string, { place, type }: Entry): boolean {
  for (let at = sentence.indexOf(place); at >= 0; at = sentence.indexOf(place, at + 1)) {
    const said = TYPE_BEFORE.exec(sentence.slice(Math.max(0, at - 12), at))?.[1]
    if (said === undefined || type === undefined || said === type) return true
  }
  return false
}

/** Equal as far as the text's decimals tell: `89,2%` is what the book's 89,16 rounds to. A count told in full is exact. */
function isSame(figure: Figure, known: KnownFigure): boolean {
  if (known.kind === 'count' && figure.decimals === 0) return Math.abs(known.value - figure.value) <= 1e-9
  const unit = 10 ** -figure.decimals
  const over = figure.value - known.value
  return over <= unit * 0.500001 && over > -unit * 0.999999
}

/** Compares only what the text itself names: the indicator by all its words, the unit by its name, and the period. Else it says nothing. */
export function againstBook(read: ReadText, book: readonly KnownFigure[]): AgainstBook[] {
  const entries = book.flatMap((known): Entry[] => {
    const period = periodKeyOf(known)
    const name = mapText(known.place || known.unitName).flat
    const type = TYPE.exec(name)?.[1]
    const place = known.place ? name : name.replace(TYPE, '')
    if (!period || place === '' || !read.text.flat.includes(place)) return []
    return [{ known, words: contentWords(mapText(known.indicatorName).flat), place, type, period }]
  })
  if (entries.length === 0) return []
  const found: AgainstBook[] = []
  for (const figure of read.figures) {
    if (figure.rough || figure.ranged || figure.aimed || figure.period === '' || figure.period === 'before') continue
    const { from, to } = read.sentences[figure.sentence]!
    const sentence = read.text.flat.slice(from, to)
    const said = new Set(figure.words)
    const entry = entries.find(
      (one) =>
        one.period === figure.period &&
        (one.known.kind === 'share' || one.known.kind === 'rate') === (figure.kind === 'percent') &&
        one.words.length >= 3 &&
        one.words.every((word) => said.has(word)) &&
        isNamed(sentence, one),
    )
    if (entry && !isSame(figure, entry.known)) found.push({ figure, known: entry.known })
  }
  return found
}
