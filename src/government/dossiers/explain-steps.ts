import { type WorkCalendar, workingTimeBetween } from '#foundation/calendar'
import type { OfficerRole } from '#platform/context'
import { afterLegalHours } from './dossier-clock.ts'
import type { ProcedureOfDossier } from './procedure-of-dossier.ts'
import { readSteps } from './read-steps.ts'
import type { DossierEventTable } from './tables.ts'

export interface ExplainedStep {
  order: number
  name: string
  role: OfficerRole
  from: Date
  to: Date | null
  by: string | undefined
  /** Working minutes it took, and those that the internal procedure grants it; none where it is not counted. */
  minutes: number
  granted: number | undefined
}

/** The steps as they were taken, beside what the internal procedure grants each. */
export function explainSteps(
  events: readonly DossierEventTable[],
  procedure: ProcedureOfDossier,
  calendar: WorkCalendar,
  now: Date,
): ExplainedStep[] {
  return readSteps(events, procedure.version.supplementClock === 'resume', calendar, now).map((taken) => {
    const step = procedure.stepAt(taken.order)
    const granted =
      step && step.hours > 0
        ? workingTimeBetween(calendar, taken.from, afterLegalHours(calendar, taken.from, step.hours))
        : undefined
    return { ...taken, name: step?.name ?? '', role: step?.role ?? 'one_stop', granted }
  })
}
