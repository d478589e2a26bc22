import type { Figure } from '../reading/figure.ts'
import type { ReadText } from '../reading/read-figures.ts'

/** Whether a percentage is what a fraction gives: rounded half up at its decimals, or cut there. */
export function agrees(part: number, whole: number, percent: Pick<Figure, 'value' | 'decimals'>): boolean {
  const unit = 10 ** -percent.decimals
  const over = percent.value - (100 * part) / whole
  // A whole step below is wrong, though binary fractions make 2,49 − 2,5 a hair less than it.
  return over <= unit * 0.500001 && over > -unit * 0.999999
}

/** How far a sum may be off by the rounding of its parts: nothing where all are told in full. Not the whole bound: each part would have to stand on its edge. */
export function slackOf(figures: readonly Figure[], read: ReadText): number {
  if (figures.every((one) => one.decimals === 0)) return 1e-6
  return figures.reduce((all, one) => all + 0.4999 * unitOf(one, read), 0)
}

/** What the last digit of a number is worth: `1,25 tỷ đồng` → 10 triệu. */
export function unitOf(figure: Figure, read: ReadText): number {
  const last = 10 ** -figure.decimals
  const digits = /^[\d.]+(?:,\d+)?/.exec(read.text.flat.slice(figure.from, figure.numberTo))?.[0]
  const plain =
    digits === undefined
      ? Number.NaN
      : Number(figure.decimals > 0 && !digits.includes(',') ? digits : digits.replaceAll('.', '').replace(',', '.'))
  return plain > 0 ? last * Math.max(1, Math.round(figure.value / plain)) : last
}

const MEASURE = /^(?:ha|km2?|m[23]?|tan|ta|kg)\b/

/** Whether a percentage can be `of(part, whole)` of numbers that themselves were rounded where they are printed. */
export function agreesRounded(
  read: ReadText,
  part: Figure,
  whole: Figure,
  percent: Pick<Figure, 'value' | 'decimals'>,
  of: (part: number, whole: number) => number = (a, b) => (100 * a) / b,
): boolean {
  // People and papers are counted; money and fields are measured.
  const isCounted = (one: Figure) =>
    one.kind !== 'money' && one.decimals === 0 && !MEASURE.test(one.unit) && unitOf(one, read) === 1
  const half = (one: Figure) => (isCounted(one) ? 0 : 0.5 * unitOf(one, read))
  const [a, b] = [half(part), half(whole)]
  const ends = [-a, a].flatMap((x) => [-b, b].map((y) => of(part.value + x, whole.value + y)))
  const unit = 10 ** -percent.decimals
  // Rounded half up at its decimals, or cut there.
  return percent.value <= Math.max(...ends) + unit * 0.500001 && percent.value > Math.min(...ends) - unit * 0.999999
}
