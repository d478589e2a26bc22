import { checkJump } from '#government/indicators'
import type { ReportLine } from './report-kind.ts'

/** What contradicts itself in a report: which rule, what was said where. Kept and published with the signer's explanation. */
export interface ReportFinding {
  rule: string
  severity: 'error' | 'warning'
  /** In Vietnamese, with both numbers. */
  message: string
  /** The lines or quotes that it sets against another. */
  places: string[]
}

/** Values by line code; null where nothing was told. */
export type LineValues = ReadonlyMap<string, number | null>

export interface LineSentences {
  sumMismatch: (line: ReportLine, told: number, sum: number) => string
  partOverWhole: (part: ReportLine, value: number, whole: ReportLine, of: number) => string
  jump: (line: ReportLine, before: number, now: number) => string
  bookDiffers: (line: ReportLine, told: number, counted: number) => string
}

/**
 * Holds the lines of a report against each other, against the period before, and, of lines that the system counts itself, against its own count. Pure.
 * @param counted what the system counts now, by line code
 */
export function checkLines(
  lines: readonly ReportLine[],
  values: LineValues,
  beside: { before: LineValues; counted: LineValues },
  say: LineSentences,
): ReportFinding[] {
  const findings: ReportFinding[] = []
  const byCode = new Map(lines.map((line) => [line.code, line]))
  for (const line of lines) {
    const value = values.get(line.code) ?? null
    if (value === null) continue
    const parts = line.sumOf?.map((code) => values.get(code) ?? null) ?? []
    if (parts.length > 0 && parts.every((part) => part !== null)) {
      const sum = exactSum(parts as number[])
      if (sum !== value)
        findings.push({
          rule: 'sum-mismatch',
          severity: 'error',
          message: say.sumMismatch(line, value, sum),
          places: [line.code, ...line.sumOf!],
        })
    }
    const whole = line.partOf ? (values.get(line.partOf) ?? null) : null
    if (whole !== null && value > whole)
      findings.push({
        rule: 'part-over-whole',
        severity: 'error',
        message: say.partOverWhole(line, value, byCode.get(line.partOf!)!, whole),
        places: [line.code, line.partOf!],
      })
    const before = beside.before.get(line.code) ?? null
    if (before !== null && checkJump(line.share ? 'share' : 'count', value, before).length > 0)
      findings.push({
        rule: 'sudden-jump',
        severity: 'warning',
        message: say.jump(line, before, value),
        places: [line.code],
      })
    const counted = beside.counted.get(line.code) ?? null
    if (counted !== null && counted !== value)
      findings.push({
        rule: 'two-values',
        severity: 'error',
        message: say.bookDiffers(line, value, counted),
        places: [line.code],
      })
  }
  return findings
}

/** Sums of decimals as a person adds them: 0,1 + 0,2 is 0,3. */
export const exactSum = (parts: readonly number[]): number => Number(parts.reduce((sum, part) => sum + part, 0).toPrecision(15))
