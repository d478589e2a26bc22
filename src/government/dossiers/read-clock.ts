import { addWorkingMinutes, type WorkCalendar, workingTimeBetween } from '#foundation/calendar'
import type { DossierEventTable } from './tables.ts'

export type ClockState = 'waitingForDesk' | 'running' | 'paused' | 'ended'
/** Why the clock does what it does; the sentence and its article stand in the messages (`clockRule`). */
export type ClockRule =
  | 'received'
  | 'accepted'
  | 'acceptedSameDay'
  | 'acceptedByHours'
  | 'deskAsked'
  | 'supplementAsked'
  | 'supplementRestarts'
  | 'supplementResumes'
  | 'paymentAsked'
  | 'paymentDone'
  | 'apologized'
  | 'decided'
  | 'stopped'
  | 'refused'
  | 'withdrawn'

export interface ClockSegment {
  state: ClockState
  rule: ClockRule
  from: Date
  /** null while it lasts. */
  to: Date | null
  /** The date promised while this lasts. */
  dueAt: Date | null
}

type Event = Pick<DossierEventTable, 'kind' | 'at' | 'data'>

/**
 * The clock of a dossier, told again from its events alone: what ran or stood from when to when, and by which rule. Events come in the order
 * in which they happened. Those that leave the clock as it is (a step finished, a warning) make no new segment.
 */
export function readClock(events: readonly Event[], resumes: boolean): ClockSegment[] {
  const segments: ClockSegment[] = []
  let accepted = false
  for (const event of events) {
    const turn = turnOf(event, accepted, resumes)
    if (event.kind === 'accept') accepted = true
    if (!turn) continue
    const last = segments.at(-1)
    if (last?.state === 'ended') break
    if (last) last.to = event.at
    const due = event.data.dueAt
    segments.push({ ...turn, from: event.at, to: null, dueAt: typeof due === 'string' ? new Date(due) : null })
  }
  return segments
}

/** How the time limit counts from acceptance, where it does not count in days. */
const ACCEPTED: Record<string, ClockRule> = { immediate: 'acceptedSameDay', working_hour: 'acceptedByHours' }

function turnOf({ kind, data }: Event, accepted: boolean, resumes: boolean): { state: ClockState; rule: ClockRule } | undefined {
  switch (kind) {
    case 'submit':
      return { state: 'waitingForDesk', rule: 'received' }
    case 'accept':
      return { state: 'running', rule: ACCEPTED[(data.limit as { unit?: string } | undefined)?.unit ?? ''] ?? 'accepted' }
    case 'requestSupplement':
      return accepted ? { state: 'paused', rule: 'supplementAsked' } : { state: 'paused', rule: 'deskAsked' }
    case 'supply':
      if (!accepted) return { state: 'waitingForDesk', rule: 'received' }
      return { state: 'running', rule: resumes ? 'supplementResumes' : 'supplementRestarts' }
    case 'requestPayment':
      return { state: 'paused', rule: 'paymentAsked' }
    case 'confirmPayment':
      return { state: 'running', rule: 'paymentDone' }
    case 'apologize':
      return { state: 'running', rule: 'apologized' }
    case 'decide':
      return { state: 'ended', rule: 'decided' }
    case 'stop':
      return { state: 'ended', rule: 'stopped' }
    case 'refuse':
      return { state: 'ended', rule: 'refused' }
    case 'withdraw':
      return { state: 'ended', rule: 'withdrawn' }
    default:
      return undefined
  }
}

export const isRunningSegment = (segment: ClockSegment): boolean => segment.state === 'running'

/**
 * Working minutes beyond the time limit, over all times that the clock ran: waiting for the citizen is nobody's lateness, and an apology extends nothing.
 * The limit is told anew on acceptance and by a restart; a pause moves it by as long as it lasts, unless it had passed already.
 */
export function minutesOver(segments: readonly ClockSegment[], end: Date, calendar: WorkCalendar): number {
  let limit: Date | null = null
  let left: number | undefined
  let minutes = 0
  for (const { state, rule, from, to, dueAt } of segments) {
    if (state === 'paused') left = limit && limit > from ? workingTimeBetween(calendar, from, limit) : undefined
    if (state !== 'running') continue
    if (BEGINS.has(rule)) limit = dueAt
    else if (rule !== 'apologized' && left !== undefined) limit = addWorkingMinutes(calendar, from, left)
    const until = to ?? end
    if (limit && until > limit) minutes += workingTimeBetween(calendar, from > limit ? from : limit, until)
  }
  return minutes
}

const BEGINS = new Set<ClockRule>(['accepted', 'acceptedSameDay', 'acceptedByHours', 'supplementRestarts'])
