import type { Answers, ProcedureVersion } from './procedure-types.ts'
import { sisterFor, type TimeLimitFor, timeLimitFor } from './time-limit-for.ts'

export interface FiledAs {
  /** What the citizen asked for, as papers and worklists name it: the sister procedure's name where the answers file that one. */
  name: string
  timeLimit: TimeLimitFor
}

/** What these answers file on this form, e.g. temporary in place of permanent residence (1.004194 on the form of 1.004222). */
export const filedAs = (
  version: Pick<ProcedureVersion, 'name' | 'timeLimit' | 'variants' | 'form'>,
  answers: Answers,
): FiledAs => ({
  name: sisterFor(version, answers)?.name ?? version.name,
  timeLimit: timeLimitFor(version, answers),
})
