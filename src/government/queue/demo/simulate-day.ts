import type { Priority } from '../priority-rule.ts'

/** One visit of a simulated day, all times in minutes since midnight. */
export interface Visit {
  line: number
  priority: Priority | null
  taken: number
  called: number | null
  from: number | null
  finished: number | null
  counter: number | null
}

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Share of the people of each line, and minutes that serving one takes in the middle. */
const LINES = [
  { share: 0.32, minutes: 9 },
  { share: 0.22, minutes: 14 },
  { share: 0.34, minutes: 5 },
  { share: 0.12, minutes: 7 },
]
/** Which counter serves whom: the demo's counters of demo/load-demo.ts. */
const COUNTERS = [[0, 3], [1, 3], [2]]
const KINDS: Priority[] = ['elderly', 'elderly', 'small_child', 'disabled', 'pregnant']

/** A day of a commune's hall: people come most in the first hours of morning and afternoon, and each counter serves one after another. */
export function simulateDay(hours: readonly (readonly [number, number])[], people: number, next: () => number): Visit[] {
  const arrivals = Array.from({ length: people }, () => {
    const [from, to] = hours[next() < 0.65 ? 0 : hours.length - 1]!
    return from + (to - from - 20) * next() ** 2.1
  }).sort((a, b) => a - b)
  const free = COUNTERS.map(() => 0)
  return arrivals.map((taken) => {
    const line = pick(next())
    const priority = next() < 0.14 ? KINDS[Math.floor(next() * KINDS.length)]! : null
    const visit: Visit = { line, priority, taken, called: null, from: null, finished: null, counter: null }
    // A few lose patience.
    if (next() < 0.04) return visit
    const counter = COUNTERS.map((lines, index) => ({
      index,
      at: lines.includes(line) ? free[index]! : Number.POSITIVE_INFINITY,
    })).sort((a, b) => a.at - b.at)[0]!.index
    const called = inHours(hours, Math.max(taken + 0.2 + next(), free[counter]! + 0.3))
    const from = called + 0.4 + next()
    const finished = from + LINES[line]!.minutes * (0.4 + next() * 1.3)
    free[counter] = finished
    return { ...visit, called, from, finished, counter }
  })
}

function pick(at: number): number {
  let sum = 0
  for (const [index, { share }] of LINES.entries()) {
    sum += share
    if (at < sum) return index
  }
  return LINES.length - 1
}

const inHours = (hours: readonly (readonly [number, number])[], at: number): number => {
  const next = hours.find(([, to]) => at < to)
  return next ? Math.max(at, next[0]) : at
}
