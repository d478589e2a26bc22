import type { Kind, Op } from './tables.ts'

/** What one figure says, as far as it can contradict itself or its neighbours. */
export interface CheckedFigure {
  kind: Kind
  value: number | null
  numerator: number | null
  denominator: number | null
}

export const RULES = [
  'over-100',
  'below-0',
  'part-over-whole',
  'ratio-mismatch',
  'two-values',
  'target-not-met',
  'sudden-jump',
  'impossible-decimal',
  'zero-denominator',
  'not-whole',
] as const
export type Rule = (typeof RULES)[number]

export interface Finding {
  rule: Rule
  severity: 'error' | 'warning'
  /** The numbers that the finding sets against one another, for its sentence. */
  numbers: number[]
}

/** How many decimals a number is written with; a half that rounds up is the field's habit (facts §13). */
export const decimalsOf = (value: number): number => /\.(\d+)$/.exec(value.toString())?.[1]?.length ?? 0

/** Half up, as figures are printed. Exact for what a figure can hold: decimals go through their text, not through binary halves. */
export function roundHalfUp(value: number, decimals: number): number {
  const shifted = Number(`${value.toPrecision(15)}e${decimals}`)
  return Number(`${Math.floor(shifted + 0.5)}e-${decimals}`)
}

/** What a figure says against itself. Errors are impossible; warnings may have a reason. */
export function checkFigure({ kind, value, numerator, denominator }: CheckedFigure): Finding[] {
  const findings: Finding[] = []
  const say = (rule: Rule, numbers: number[], severity: Finding['severity'] = 'error') =>
    findings.push({ rule, severity, numbers })
  if (value !== null && kind === 'share' && value > 100) say('over-100', [value])
  if (value !== null && kind !== 'rate' && value < 0) say('below-0', [value])
  if (value !== null && kind === 'count' && !Number.isInteger(value)) say('not-whole', [value])
  if (denominator === 0) say('zero-denominator', [numerator ?? 0])
  if (numerator !== null && denominator !== null && numerator > denominator && (kind === 'share' || kind === 'count'))
    say('part-over-whole', [numerator, denominator])
  if (kind === 'share' && value !== null && denominator !== null && denominator > 0) {
    const decimals = decimalsOf(value)
    if (numerator !== null) {
      const told = (100 * numerator) / denominator
      // Cut off instead of rounded is common and misleads nobody by more than the last decimal.
      const cut = Math.floor(told * 10 ** decimals + 1e-9) / 10 ** decimals
      if (roundHalfUp(told, decimals) !== value && cut !== value)
        say('ratio-mismatch', [numerator, denominator, value, roundHalfUp(told, Math.max(1, decimals))])
    } else if (Number.isInteger(denominator) && !isReachable(value, denominator, decimals))
      say('impossible-decimal', [value, denominator])
  }
  if (kind === 'count' && value !== null && numerator !== null && numerator !== value) say('two-values', [value, numerator])
  return findings
}

/** Whether some whole number of the denominator, rounded or cut, gives the percentage. */
function isReachable(percent: number, denominator: number, decimals: number): boolean {
  const near = Math.round((percent / 100) * denominator)
  for (const part of [near - 1, near, near + 1]) {
    if (part < 0 || part > denominator) continue
    const told = (100 * part) / denominator
    if (roundHalfUp(told, decimals) === percent || Math.floor(told * 10 ** decimals + 1e-9) / 10 ** decimals === percent)
      return true
  }
  return false
}

const MEETS: Record<Op, (value: number, target: number) => boolean> = {
  '>=': (value, target) => value >= target,
  '>': (value, target) => value > target,
  '<=': (value, target) => value <= target,
  '<': (value, target) => value < target,
  '=': (value, target) => value === target,
}

export const meets = (value: number, op: Op, target: number): boolean => MEETS[op](value, target)

/** How many times larger than the period before a figure may be before somebody is asked. */
const JUMP = 3

/** Two neighbouring periods of one indicator and place. A warning: growth may be real. */
export function checkJump(kind: Kind, value: number, before: number): Finding[] {
  const jumps =
    kind === 'share'
      ? Math.abs(value - before) > 40
      : kind !== 'rate' && kind !== 'state' && Math.max(value, before) >= 20 && (value > JUMP * before || before > JUMP * value)
  return jumps ? [{ rule: 'sudden-jump', severity: 'warning', numbers: [before, value] }] : []
}
