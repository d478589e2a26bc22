import { formatDate, formatNumber, isCivilDate } from '#platform/time'
import type { ComputedValue } from '../compute-value.ts'
import type { Figure } from '../list-figures.ts'
import type { Indicator } from '../list-indicators.ts'
import type { text } from '../messages.ts'
import { parseFigure } from '../parse-figure.ts'
import type { Asked } from '../unit-figures.ts'

type T = ReturnType<typeof text>

/** A number with its unit, as figures are read: `96,8 %`, `3.612 hồ sơ`; the space does not break. */
export function withUnit(value: number, indicator: Pick<Indicator, 'unit'>, decimals = 0): string {
  const number = value.toLocaleString('vi-VN', { minimumFractionDigits: decimals, maximumFractionDigits: 4 })
  return indicator.unit ? `${number}\u00a0${indicator.unit}` : number
}

export const computedWords = (value: ComputedValue, indicator: Indicator, t: T): string =>
  value.value === null ? t.noValue : withUnit(value.value, indicator)

export const fractionWords = ({ numerator, denominator }: { numerator: number | null; denominator: number | null }): string =>
  numerator === null || denominator === null ? '' : `${formatNumber(numerator)}/${formatNumber(denominator)}`

/** What a declared figure says, with how sure its source is. */
export function figureWords(figure: Figure, indicator: Indicator, t: T): string {
  if (figure.state !== null) return t.states[figure.state] ?? figure.state
  if (figure.value === null) return t.noValue
  return [
    ...figure.qualifiers.map((one) => t.qualifiers[one] ?? one),
    withUnit(figure.value, indicator, typedDecimals(figure)),
  ].join(' ')
}

/** `8,0 %` was measured to a tenth and is not `8 %`: a figure keeps the decimals that it was told with. */
const typedDecimals = ({ as_printed, value }: Pick<Figure, 'as_printed' | 'value'>): number =>
  parseFigure(as_printed) === value ? (/,(\d{1,4})\D*$/.exec(as_printed)?.[1]?.length ?? 0) : 0

/** `2022-Q3` → `Q3/2022`, `2024-12-23` → `23/12/2024`. */
export function periodWords(period: string): string {
  if (isCivilDate(period)) return formatDate(period)
  return period
    .split('/')
    .map((one) => one.split('-').reverse().join('/'))
    .join(' – ')
}

/** The addresses of a unit's pages, with the period and map asked for. */
export function hrefOf(
  asked: Pick<Asked, 'unit' | 'key' | 'calendar' | 'on'>,
  rest = '',
  more: Record<string, string> = {},
): string {
  const search = new URLSearchParams({ ky: asked.key, lich: asked.calendar, ngay: asked.on, ...more })
  return `/so-lieu/don-vi/${asked.unit.id}${rest}?${search}`
}
