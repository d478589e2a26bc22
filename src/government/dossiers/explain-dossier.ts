import { actionName, listAccesses, listEntries } from '#foundation/audit'
import { calendarOf } from '#foundation/calendar'
import { type Ctx, hasRole, isSamePerson } from '#platform/context'
import { isRunning } from './dossier-status.ts'
import { type ExplainedStep, explainSteps } from './explain-steps.ts'
import { type DossierView, getDossierView } from './get-dossier.ts'
import { type ProcedureOfDossier, procedureOf } from './procedure-of-dossier.ts'
import { type ClockSegment, minutesOver, readClock } from './read-clock.ts'
import { type SupplementBy, supplementBy } from './supplement-by.ts'
import { requestOf } from './supplement-requests.ts'

export interface Explanation {
  view: DossierView
  procedure: ProcedureOfDossier
  /** Where it is now, since when, and by which rule of the clock. */
  where: {
    step: ExplainedStep | undefined
    since: Date
    clock: ClockSegment
    asked: { label: string; reason: string }[]
    /** By when the agency may still ask for a supplement. */
    askBy: SupplementBy | undefined
  }
  steps: ExplainedStep[]
  /** By how many working minutes it is (or was) late against the law's own time limit, and the steps that took longer than granted. */
  late: { lawfulDue: Date; minutes: number; slow: ExplainedStep[]; apology: string | undefined } | undefined
  /** Why it was not granted: the reason in writing, by whom, when, and what the law calls it. */
  refused: { kind: 'refuse' | 'decide' | 'stop'; reason: string; by: string; at: Date } | undefined
  /** Who opened it; undefined where this is not for the reader's eyes. */
  looked: { at: Date; who: string; agency: string | null; what: string }[] | undefined
}

/** "Why late, why refused, who looked, where is it now", told from the evidence alone (design §1.7). For whoever may see the dossier. */
export async function explainDossier(ctx: Ctx, code: string): Promise<Explanation> {
  const view = await getDossierView(ctx, code)
  const { row, events } = view
  const [procedure, calendar] = await Promise.all([procedureOf(ctx, row), calendarOf(ctx, row.agency_id)])
  const resumes = procedure.version.supplementClock === 'resume'
  const segments = readClock(events, resumes)
  const clock = segments.at(-1)!
  const steps = explainSteps(events, procedure, calendar, ctx.now)
  const here = steps.findLast((step) => step.to === null)
  const lastChange = events.findLast(({ kind }) => kind !== 'warn' && kind !== 'lapse')
  const asked = events.findLast((event) => event.kind === 'requestSupplement')
  return {
    view,
    procedure,
    steps,
    where: {
      step: here,
      // In work since its step began: an apology or an assignment does not begin it anew.
      since: (isRunning(row.status) && here?.from) || lastChange?.at || row.submitted_at,
      clock,
      askBy: await supplementBy(ctx, row),
      asked: row.status === 'awaitingSupplement' ? requestOf(asked?.data ?? {}).items : [],
    },
    late: lateness(),
    refused: refusal(view),
    looked: await whoLooked(ctx, view),
  }

  function lateness(): Explanation['late'] {
    if (!row.lawful_due_at) return undefined
    const end = isRunning(row.status) ? ctx.now : row.decided_at
    if (!end || end <= row.lawful_due_at) return undefined
    const apology = events.find((event) => event.kind === 'apologize')?.data.reason
    return {
      lawfulDue: row.lawful_due_at,
      minutes: minutesOver(segments, end, calendar),
      slow: steps.filter((step) => step.granted !== undefined && step.minutes > step.granted),
      apology: typeof apology === 'string' ? apology : undefined,
    }
  }
}

function refusal({ row, events }: DossierView): Explanation['refused'] {
  const refuses = (kind: string) => kind === 'refuse' || kind === 'stop' || (kind === 'decide' && row.outcome === 'refused')
  const event = events.findLast(({ kind }) => refuses(kind))
  if (!event) return undefined
  return {
    kind: event.kind as 'refuse' | 'decide' | 'stop',
    reason: String(event.data.reason ?? event.data.note ?? ''),
    by: event.actor_name,
    at: event.at,
  }
}

/** The person concerned sees it from their own trail; leaders and administrators from the agency's. */
async function whoLooked(ctx: Ctx, { row }: DossierView): Promise<Explanation['looked']> {
  const opened = (action: string) => action === 'dossiers.open' || action === 'files.opened'
  if (isSamePerson(ctx.actor, row.person_id)) {
    const { items } = await listAccesses(ctx, { personId: row.person_id!, limit: 200 })
    return items
      .filter((access) => access.subject.code === row.code && opened(access.action) && !access.actor.own)
      .map((access) => ({
        at: access.at,
        who: access.actor.name,
        agency: access.actor.agencyName,
        what: actionName(access.action, ctx.locale),
      }))
  }
  if (!hasRole(ctx.actor, 'leader', 'administrator')) return undefined
  const { items } = await listEntries(ctx, { agencyId: row.agency_id, subject: { kind: 'dossier', id: row.id }, limit: 200 })
  return items
    .filter((entry) => opened(entry.action))
    .map((entry) => ({
      at: entry.at,
      who: entry.actor.name,
      agency: entry.actor.agencyName,
      what: actionName(entry.action, ctx.locale),
    }))
}
