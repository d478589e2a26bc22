import type { ReportPeriod } from '#government/dossiers'
import type { Ctx } from '#platform/context'
import { addDays, vietnamInstant } from '#platform/time'
import { LEVELS, QUESTIONS, type Question } from './rating-rules.ts'
import { type Level, tables } from './tables.ts'

export interface RatingSummary {
  count: number
  /** Of these, given by a code of the counter. */
  byCode: number
  answers: Record<Question, Record<Level, number>>
  /** Dossiers rated "not satisfied" in one of the four. */
  unsatisfiedIds: string[]
}

/** What citizens said in a period, of the dossiers of these agencies. Not for outsiders: for those who may read reports. */
export async function ratingsIn(ctx: Ctx, agencyIds: readonly string[], period: ReportPeriod): Promise<RatingSummary> {
  const rows = await tables(ctx)
    .selectFrom('rating')
    .select(['dossier_id', 'given_by', ...QUESTIONS])
    .where('agency_id', 'in', [...agencyIds])
    .where('rated_at', '>=', vietnamInstant(period.from))
    .where('rated_at', '<', vietnamInstant(addDays(period.to, 1)))
    .execute()
  const tally = (question: Question) =>
    Object.fromEntries(LEVELS.map((level) => [level, rows.filter((row) => row[question] === level).length])) as Record<
      Level,
      number
    >
  return {
    count: rows.length,
    byCode: rows.filter((row) => row.given_by === 'code').length,
    answers: Object.fromEntries(QUESTIONS.map((question) => [question, tally(question)])) as RatingSummary['answers'],
    unsatisfiedIds: rows.filter((row) => QUESTIONS.some((question) => row[question] === 1)).map((row) => row.dossier_id),
  }
}
