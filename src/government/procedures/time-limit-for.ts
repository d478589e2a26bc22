import { holds } from './conditions.ts'
import { countedAnswers } from './form-tree.ts'
import type { Answers, Condition, ProcedureVersion } from './procedure-types.ts'

export interface TimeLimitFor {
  value: number
  unit: 'immediate' | 'working_day' | 'calendar_day' | 'working_hour'
  sameDayCutoff?: string | undefined
}

/** Sister procedures that the same form files: the data say when in words, these conditions say it to the program. */
const SISTERS: Record<string, Condition> = {
  '1.000689': { field: 'parents.recognition', equals: true },
  '1.004194': { field: 'registration', equals: 'temporary' },
}

/** The sister procedure that these answers file, e.g. temporary in place of permanent residence. */
export const sisterFor = (version: Pick<ProcedureVersion, 'variants' | 'form'>, answers: Answers) =>
  version.variants?.find(({ code }) => SISTERS[code] && holds(SISTERS[code], countedAnswers(version, answers)))

/** The time limit for these answers: the sister procedure's, else the first variant whose condition holds, else the usual one. */
export function timeLimitFor(version: Pick<ProcedureVersion, 'timeLimit' | 'variants' | 'form'>, answers: Answers): TimeLimitFor {
  const counted = countedAnswers(version, answers)
  const variant = version.timeLimit.variants?.find((one) => one.condition && holds(one.condition, counted))
  const { value, unit, sameDayCutoff } = sisterFor(version, answers)?.timeLimit ?? variant ?? version.timeLimit
  return { value, unit, sameDayCutoff }
}
