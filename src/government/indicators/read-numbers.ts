import type { Ctx } from '#platform/context'
import { invalid } from '#platform/errors'
import { roundHalfUp } from './check-figure.ts'
import type { Indicator } from './list-indicators.ts'
import { text } from './messages.ts'
import { parseFigure } from './parse-figure.ts'

export interface Numbers {
  value: number
  numerator: number | null
  denominator: number | null
}

/** The numbers as typed; a sentence at the field for what is none. A share may be made of its fraction. */
export function readNumbers(
  ctx: Ctx,
  indicator: Indicator,
  given: Record<'value' | 'numerator' | 'denominator', string>,
): Numbers {
  const t = text(ctx)
  const errors: Record<string, string> = {}
  const read = (key: 'value' | 'numerator' | 'denominator'): number | null => {
    if (given[key] === '') return null
    const number = parseFigure(given[key])
    if (number === undefined) errors[key] = t.noNumber
    else if ((key !== 'value' || indicator.kind === 'count') && !Number.isInteger(number)) errors[key] = t.wholeOnly(given[key])
    return number ?? null
  }
  const [value, numerator, denominator] = [read('value'), read('numerator'), read('denominator')]
  if ((numerator === null) !== (denominator === null))
    errors[numerator === null ? 'numerator' : 'denominator'] ??= t.bothOfFraction
  if (denominator === 0) errors.denominator ??= t.zeroDenominator
  const made =
    value ??
    (indicator.kind === 'share' && numerator !== null && denominator ? roundHalfUp((100 * numerator) / denominator, 2) : null)
  if (made === null) errors.value ??= t.valueNeeded
  if (Object.keys(errors).length > 0) throw invalid(ctx, errors)
  return { value: made!, numerator, denominator }
}
