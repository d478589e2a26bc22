/** One measured figure beside what the machine itself can do, in the same run. */
export interface Figure {
  scenario: string
  name: string
  /** Median of the repeats. */
  value: number
  unit: string
  /** The machine's own limit, or the goal that stands for one, in the same unit; null where there is none. */
  limit: number | null
  /** value / limit; null without a limit. */
  ratio: number | null
  /** (largest − smallest) / median of the repeats. */
  spread: number
  /** What is asked for, in words: `≥ 0.7`, `≤ 50 ms`. */
  goal?: string
  reached?: boolean
  note?: string
}

export interface Options {
  /** Numbers of dossiers for `worklist` and `search`. */
  dossiers: number[]
  /** How often each figure is taken. */
  repeats: number
  /** Seconds of load a repeat. */
  seconds: number
  /** Minutes of mixed load of `start`. */
  minutes: number
}

export interface Scenario {
  name: string
  /** What it asks and against which limit, one line. */
  title: string
  run(options: Options): Promise<Figure[]>
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** @param share 0.95 for p95; the numbers need not be in order */
export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

const round = (value: number): number => Number(value.toPrecision(4))

/** Says of repeats what one figure says: median and spread, against a limit measured beside each of them. */
export function figure(
  of: Pick<Figure, 'scenario' | 'name' | 'unit'> & { note?: string },
  values: readonly number[],
  limits: readonly number[] | undefined,
  goal?: { text: string; holds: (value: number, ratio: number | null) => boolean },
): Figure {
  const value = median(values)
  const limit = limits && limits.length > 0 ? median(limits) : null
  // Pairs of one moment: a slow minute of the machine slows both.
  const ratio =
    limits && limits.length === values.length ? median(values.map((one, i) => one / limits[i]!)) : limit ? value / limit : null
  const spread = value === 0 ? 0 : (Math.max(...values) - Math.min(...values)) / value
  return {
    ...of,
    value: round(value),
    limit: limit === null ? null : round(limit),
    ratio: ratio === null ? null : round(ratio),
    spread: round(spread),
    ...(goal ? { goal: goal.text, reached: goal.holds(value, ratio) } : {}),
  }
}

export const atMost = (limit: number, unit: string) => ({ text: `≤ ${limit} ${unit}`, holds: (value: number) => value <= limit })
export const atLeastRatio = (limit: number) => ({
  text: `ratio ≥ ${limit}`,
  holds: (_value: number, ratio: number | null) => (ratio ?? 0) >= limit,
})
