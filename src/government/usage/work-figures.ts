import type { Ctx } from '#platform/context'
import { type RawBuilder, sql } from '#platform/database'
import type { Rule } from './usage-month.ts'

/** A median with the number of cases it is of. */
export interface Median {
  /** Working minutes. */
  minutes: number
  cases: number
}

/** What was done, told fairly: numbers always, medians and shares only from enough cases. */
export interface WorkFigures {
  done: number
  /** Of those that had a deadline. */
  inTime: number
  late: number
  /** 0-100, one decimal; null of too few. */
  shareInTime: number | null
  /** In how many it is known since when they had it. */
  handCases: number
  /** In the hand of the officer; null of too few. */
  hand: Median | null
  /** From coming to the agency to being done, whoever had it; null of too few. */
  open: Median | null
}

interface Counted {
  key: string
  done: number
  inTime: number
  late: number
  handCases: number
  handMedian: number | null
  openMedian: number
}

export const NOTHING: WorkFigures = { done: 0, inTime: 0, late: 0, shareInTime: null, handCases: 0, hand: null, open: null }

/** The figures of the work that fits, by a column. One statement. Asks nothing of the actor: for those who have authorized. */
export async function figuresBy(
  ctx: Ctx,
  key: 'person_id' | 'kind',
  where: RawBuilder<unknown>,
  rule: Rule,
): Promise<Map<string, WorkFigures>> {
  const { rows } = await sql<Counted>`select ${sql.ref(key)}::text as key, count(*)::int as done,
      count(*) filter (where in_time)::int as "inTime", count(*) filter (where not in_time)::int as late,
      count(hand_minutes)::int as "handCases",
      percentile_cont(0.5) within group (order by hand_minutes) as "handMedian",
      percentile_cont(0.5) within group (order by open_minutes) as "openMedian"
    from usage.work where ${where} group by ${sql.ref(key)} order by 1`.execute(ctx.db)
  return new Map(rows.map((row) => [row.key, fair(row, rule)]))
}

/** Of the work that had a deadline; null of too few. */
export const shareInTime = ({ inTime, late }: { inTime: number; late: number }, { minimumCases }: Rule): number | null =>
  inTime + late < minimumCases ? null : Math.round((1000 * inTime) / (inTime + late)) / 10

function fair(row: Counted, rule: Rule): WorkFigures {
  const { done, inTime, late, handCases } = row
  const median = (minutes: number | null, cases: number): Median | null =>
    minutes === null || cases < rule.minimumCases ? null : { minutes: Math.round(minutes), cases }
  return {
    ...{ done, inTime, late, handCases },
    shareInTime: shareInTime(row, rule),
    hand: median(row.handMedian, handCases),
    open: median(row.openMedian, done),
  }
}
