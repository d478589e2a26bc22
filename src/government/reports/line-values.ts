import { roundHalfUp } from '#government/indicators'
import type { LineValues } from './check-report.ts'
import type { ReportLine } from './report-kind.ts'
import type { Origin, Scope } from './tables.ts'

export interface ShownLine {
  line: ReportLine
  /** Null where nothing was told, or a share has no whole. */
  value: number | null
  origin: Origin
  /** Of a share: the lines that it is made of. */
  numerator?: number | null
  denominator?: number | null
}

/** Whether a line is typed by an officer. */
export const isEntered = (line: ReportLine, scope: Scope): boolean => scope === 'own' && !line.indicator && !line.share

/**
 * The lines of a report with their values: shares made anew from their fraction, whatever was kept. Pure.
 * @param kept what was typed, counted or summed, by line code
 */
export function lineValues(lines: readonly ReportLine[], kept: LineValues, scope: Scope): ShownLine[] {
  return lines.map((line) => {
    if (!line.share) {
      const origin: Origin = scope === 'aggregate' ? 'summed' : line.indicator ? 'computed' : 'entered'
      return { line, value: kept.get(line.code) ?? null, origin }
    }
    const numerator = kept.get(line.share.of) ?? null
    const denominator = kept.get(line.share.in) ?? null
    const value =
      numerator === null || denominator === null || denominator === 0
        ? null
        : roundHalfUp((100 * numerator) / denominator, line.share.decimals)
    return { line, value, origin: 'derived', numerator, denominator }
  })
}

export const valuesOf = (shown: readonly ShownLine[]): LineValues => new Map(shown.map((one) => [one.line.code, one.value]))
