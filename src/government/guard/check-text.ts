import type { KnownFigure } from '#government/indicators'
import type { Finding, Sentences } from './check-figures.ts'
import { placeOf, type RawFinding, type RuleOf } from './finding.ts'
import { mapText } from './reading/mapped-text.ts'
import { type ReadText, readText } from './reading/read-figures.ts'
import { againstBook } from './rules/book.ts'
import { impossibleDecimal, missingUnit } from './rules/decimals.ts'
import { suddenJump } from './rules/jumps.ts'
import { partOverWhole } from './rules/parts.ts'
import { overHundred, ratioMismatch } from './rules/shares.ts'
import { sumMismatch } from './rules/sums.ts'
import { targetTwoWays } from './rules/target-two-ways.ts'
import { targetNotMet } from './rules/targets.ts'
import { twoValues } from './rules/values.ts'

const RULES: RuleOf[] = [
  overHundred,
  partOverWhole,
  ratioMismatch,
  sumMismatch,
  targetNotMet,
  targetTwoWays,
  twoValues,
  impossibleDecimal,
  suddenJump,
  missingUnit,
]

const WARNINGS = new Set(['sudden-jump', 'missing-unit'])

/**
 * Reads a text and holds its figures against each other. Pure.
 * @param sentences write what was found in the reader's language
 * @param book published figures that the text is held against too
 */
export function checkText(
  text: string,
  sentences: Sentences,
  book: readonly KnownFigure[] = [],
): { read: ReadText; findings: Finding[] } {
  const read = readText(mapText(text))
  const raw = withoutEchoes(RULES.flatMap((rule) => rule(read)))
  const findings = raw.map((one) => written(read, one, sentences))
  for (const { figure, known } of againstBook(read, book)) {
    const place = placeOf(read, figure)
    const told = `${known.value.toLocaleString('vi-VN', { maximumFractionDigits: 4 })} ${known.unit}`.trim()
    findings.push({
      rule: 'two-values',
      severity: 'error',
      message: sentences('two-values', [place.text.trim(), told], undefined),
      places: [place],
      published: `/so-lieu/so/${known.agencyId}/${known.id}`,
    })
  }
  findings.sort((a, b) => a.places[0]!.start - b.places[0]!.start)
  return { read, findings }
}

/** One target told two ways is no thing with two values besides. */
function withoutEchoes(raw: readonly RawFinding[]): RawFinding[] {
  const ways = raw.filter((one) => one.rule === 'target-two-ways')
  return raw.filter(
    (one) => one.rule !== 'two-values' || !ways.some((way) => way.figures.every((figure) => one.figures.includes(figure))),
  )
}

function written(read: ReadText, { rule, figures, computed }: RawFinding, sentences: Sentences): Finding {
  const places = figures.map((figure) => placeOf(read, figure))
  return {
    rule,
    severity: WARNINGS.has(rule) ? 'warning' : 'error',
    message: sentences(
      rule,
      places.map((one) => one.text.trim()),
      computed,
    ),
    places,
  }
}
