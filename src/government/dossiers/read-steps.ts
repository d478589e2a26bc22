import { type WorkCalendar, workingTimeBetween } from '#foundation/calendar'
import { isRunningSegment, readClock } from './read-clock.ts'
import type { DossierEventTable } from './tables.ts'

/** A step of the procedure as it was really taken. */
export interface StepTaken {
  order: number
  from: Date
  /** null while it lasts. */
  to: Date | null
  /** Who finished it; undefined while it lasts. */
  by: string | undefined
  byId: string | undefined
  /** Working minutes while the clock ran; a pause is not the officer's time. */
  minutes: number
}

type Event = Pick<DossierEventTable, 'kind' | 'at' | 'data' | 'step' | 'actor_name' | 'actor_id'>

/** Steps that end where the dossier leaves the agency's hands. */
const ENDS = new Set(['decide', 'issue', 'return', 'stop', 'withdraw'])

/**
 * The steps of a dossier with the time that each took (form 06), told from its events: acceptance opens the first, each finished step the next.
 */
export function readSteps(events: readonly Event[], resumes: boolean, calendar: WorkCalendar, now: Date): StepTaken[] {
  const running = readClock(events, resumes).filter(isRunningSegment)
  const taken: StepTaken[] = []
  let open: { order: number; from: Date } | undefined
  const close = (to: Date | null, event?: Event) => {
    if (!open) return
    const until = to ?? now
    const { from } = open
    const minutes = running.reduce((sum, segment) => {
      const begin = segment.from > from ? segment.from : from
      const end = segment.to && segment.to < until ? segment.to : until
      return sum + workingTimeBetween(calendar, begin, end)
    }, 0)
    taken.push({ ...open, to, minutes, by: event?.actor_name, byId: event?.actor_id ?? undefined })
    open = undefined
  }
  for (const event of events) {
    if (event.kind === 'accept') open = { order: event.step ?? 1, from: event.at }
    else if (event.kind === 'finishStep' || ENDS.has(event.kind)) {
      const before = open?.order
      close(event.at, event)
      const goesOn = event.kind === 'finishStep' || event.kind === 'decide' || event.kind === 'issue'
      if (goesOn && event.step && event.step !== before) open = { order: event.step, from: event.at }
    }
  }
  close(null)
  return taken
}
