import { z } from 'zod'
import { listKnownFigures } from '#government/indicators'
import { type Ctx, isOfficer } from '#platform/context'
import { check, ensure, tooLarge } from '#platform/errors'
import { checkText } from './check-text.ts'
import { type Place, placeOf, type Rule } from './finding.ts'
import { text as messages } from './messages.ts'

/** UTF-16 units. */
export const LONGEST = 200_000

export const CheckFigures = z.object({ text: z.string() })

export interface Finding {
  rule: Rule
  severity: 'error' | 'warning'
  /** In plain words of the reader's language, with both numbers. */
  message: string
  /** Every text that the finding sets against another. */
  places: Place[]
  /** Where the text differs from the book of published figures: the page of that figure. */
  published?: string
}

export type Sentences = (rule: Rule, quotes: readonly string[], computed: number | undefined) => string

export interface FoundFigure extends Place {
  value: number
  /** `percent`, `money`, `count`, `points`, or `bare` where no unit was read. */
  kind: string
  unit: string
  /** The words that say what it is, without marks. */
  name: string
  /** As the guard keeps it: `2025`, `q3/2025`, `m9/2025`, '' for none. */
  period: string
}

/**
 * The contradiction guard over free text: the figures it finds in an article or draft, and which of them cannot all be true, with each
 * other or with the book of published figures. Nothing is kept of the text. For officers. Throws `too_large` above 200,000 UTF-16 units.
 */
export async function checkFigures(
  ctx: Ctx,
  input: z.input<typeof CheckFigures>,
): Promise<{ figures: FoundFigure[]; findings: Finding[] }> {
  ensure(ctx, isOfficer(ctx.actor))
  const { text } = check(ctx, CheckFigures, input)
  const t = messages(ctx)
  if (text.length > LONGEST) throw tooLarge(ctx, t.tooLong)
  const { read, findings } = checkText(text, t.finding, await listKnownFigures(ctx))
  const figures = read.figures.map((figure) => ({
    ...placeOf(read, figure),
    ...{ value: figure.value, kind: figure.kind, unit: figure.unit, name: figure.words.join(' '), period: figure.period },
  }))
  return { figures, findings }
}
