import { holds } from './conditions.ts'
import type { Answers, ProcedureVersion } from './procedure-types.ts'

export interface TimeLimitOfCase {
  value: number
  unit: 'immediate' | 'working_day' | 'calendar_day' | 'working_hour'
  sameDayCutoff?: string | undefined
}

/** The time limit for these answers: the first variant whose condition holds, else the usual one. */
export function timeLimitFor(version: Pick<ProcedureVersion, 'timeLimit'>, answers: Answers): TimeLimitOfCase {
  const variant = version.timeLimit.variants?.find((v) => v.condition && holds(v.condition, answers))
  const { value, unit, sameDayCutoff } = variant ?? version.timeLimit
  return { value, unit, sameDayCutoff }
}
