import { addWorkingMinutes, type WorkCalendar, workingTimeBetween } from '#foundation/calendar'
import { filedAs, type ProcedureVersion, validAnswers } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import { fold } from '#platform/vietnamese'
import { dueAfter, restartClock } from '../dossier-clock.ts'
import { type DossierAction, nextStatus } from '../dossier-status.ts'
import { procedureOf } from '../procedure-of-dossier.ts'
import type { Channel, DossierEventTable, DossierTable } from '../tables.ts'

/** What is done to one dossier, and when. */
export interface YearPlan {
  version: ProcedureVersion
  channel: Channel
  at: Date
  person: { id: string; name: string }
  acts: { action: DossierAction; at: Date }[]
}
export interface YearDossier {
  row: DossierTable
  events: DossierEventTable[]
}
type Person = YearPlan['person']
type Random = () => number
export interface YearInput {
  agencyId: string
  calendar: WorkCalendar
  /** Civil dates, both included. */
  from: string
  to: string
  count: number
  people: readonly Person[]
  versions: readonly ProcedureVersion[]
  random: Random
}

/** When and how a year's dossiers come, and how each goes on; the same for the same numbers drawn. */
export async function planYear(ctx: Ctx, input: YearInput): Promise<YearPlan[]> {
  const { random, people, calendar } = input
  const arrivals = drawArrivals(input)
  const mix = input.versions.map((version) => weightOf(version.domain))
  const plans: YearPlan[] = []
  for (const { at, channel } of arrivals) {
    const version = input.versions[pick(mix, random)]!
    const person = people[Math.floor(random() * people.length)]!
    plans.push({
      version,
      channel,
      at,
      person,
      acts: await planLife(ctx, input.agencyId, calendar, { version, channel, at }, random),
    })
  }
  return plans
}

/** Certification and civil status are most of what a commune does. */
const weightOf = (domain: string) => (/chứng thực/i.test(domain) ? 12 : /hộ tịch/i.test(domain) ? 6 : 1)

/** Mondays are full, weeks around Tết empty; the counter is asked in the morning, the portal at any hour of any day. */
function drawArrivals({ calendar, from, to, count, random }: YearInput): { at: Date; channel: Channel }[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  const working = days.filter((day) => calendar.isWorkingDay(day))
  const gaps = new Set(working.flatMap((day, i) => (i > 0 && addDays(working[i - 1]!, 5) < day ? [i] : [])))
  const lull = (i: number) => [...gaps].some((gap) => Math.abs(gap - i) <= 8)
  const weights = working.map((day, i) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return (weekday === 1 ? 1.5 : weekday === 5 ? 0.8 : 1) * (lull(i) ? 0.35 : 1)
  })
  const arrivals = Array.from({ length: count }, () => {
    const draw = random()
    const channel: Channel = draw < 0.42 ? 'online' : draw < 0.97 ? 'counter' : 'post'
    if (channel === 'online')
      return { channel, at: minuteOf(days[Math.floor(random() * days.length)]!, 6 * 60 + Math.floor(random() * 16 * 60)) }
    const morning = random() < 0.68
    const minute = morning ? 7 * 60 + 35 + Math.floor(random() ** 1.5 * 200) : 13 * 60 + 35 + Math.floor(random() * 170)
    return { channel, at: minuteOf(working[pick(weights, random)]!, minute) }
  })
  return arrivals.sort((a, b) => a.at.getTime() - b.at.getTime())
}

const minuteOf = (day: string, minutes: number) => new Date(vietnamInstant(day).getTime() + minutes * 60_000)

async function planLife(
  ctx: Ctx,
  agencyId: string,
  calendar: WorkCalendar,
  { version, channel, at }: Pick<YearPlan, 'version' | 'channel' | 'at'>,
  random: Random,
): Promise<YearPlan['acts']> {
  const acts: YearPlan['acts'] = []
  const after = (minutes: number, from = acts.at(-1)?.at ?? at) =>
    addWorkingMinutes(calendar, from, Math.max(1, Math.round(minutes)))
  const act = (action: DossierAction, minutes: number) => acts.push({ action, at: after(minutes) })
  const fate = random()
  const wait = channel === 'counter' ? 5 + random() * 20 : 20 + random() * 300
  if (fate < 0.015) act('refuse', wait)
  else if (fate < 0.022) act('withdraw', wait)
  if (acts.length > 0) return acts
  act('accept', wait)
  const procedure = await procedureOf(ctx, { procedure_code: version.code, procedure_version_id: version.id })
  const limit = filedAs(version, validAnswers(version, 7, vietnamDate(at))).timeLimit
  if (fate < 0.06 && version.supplementClock === 'restart' && limit.unit !== 'immediate') {
    act('requestSupplement', 60 + random() * 400)
    act('supply', 200 + random() * 2500)
  }
  const begun = acts.at(-1)!.at
  const due = await dueAfter(ctx, agencyId, begun, limit)
  const granted = workingTimeBetween(calendar, begun, due)
  const pace = fate > 0.965 ? 1.05 + random() * 0.6 : 0.1 + random() * 0.85
  const steps: DossierAction[] = []
  let step = procedure.stepAfter(1) ?? procedure.decisionStep
  while (step.order < procedure.decisionStep.order) {
    steps.push('finishStep')
    step = procedure.stepAfter(step.order)!
  }
  steps.push(fate > 0.95 && fate < 0.953 ? 'stop' : 'decide')
  const each = (granted * pace) / steps.length
  for (const action of steps) act(action, each)
  if (acts.at(-1)!.action === 'stop') return acts
  if (procedure.issueStep) act('issue', 10 + random() * 120)
  act('return', random() < 0.7 ? 5 + random() * 60 : random() * 1500)
  return acts
}

/** The rows that the operations would leave after this life, as far as it has come by the present; nothing beyond `ctx.now`. */
export async function tellLife(ctx: Ctx, agencyId: string, plan: YearPlan, code: string): Promise<YearDossier> {
  const { version, at, person, acts } = plan
  const procedure = await procedureOf(ctx, { procedure_code: version.code, procedure_version_id: version.id })
  const answers = validAnswers(version, 7, vietnamDate(at))
  const limit = filedAs(version, answers).timeLimit
  const row = newRow(agencyId, plan, code, answers)
  const events: DossierEventTable[] = []
  const note = (kind: string, at: Date, data: Record<string, unknown>, actor: Person = deskOf(kind)) =>
    events.push({
      agency_id: agencyId,
      dossier_id: row.id,
      id: newId(),
      kind,
      at,
      actor_id: actor.id,
      actor_name: actor.name,
      to_status: row.status,
      step: row.current_step,
      data,
    })
  note('submit', at, {}, person)
  for (const { action, at: now } of acts) {
    if (now > ctx.now) break
    const set: Partial<DossierTable> = {}
    if (action === 'accept') {
      const dueAt = await dueAfter(ctx, agencyId, now, limit)
      Object.assign(set, {
        due_at: dueAt,
        lawful_due_at: dueAt,
        accepted_at: now,
        current_step: (procedure.stepAfter(row.current_step) ?? procedure.decisionStep).order,
      })
    } else if (action === 'requestSupplement') {
      const { due_at: paused_due_at, lawful_due_at: paused_lawful_due_at } = row
      Object.assign(set, {
        due_at: null,
        lawful_due_at: null,
        paused_at: now,
        paused_due_at,
        paused_lawful_due_at,
        resume_status: 'inProcess',
      })
    } else if (action === 'supply') Object.assign(set, await restartClock({ ...ctx, now }, row, limit), { resume_status: null })
    else if (action === 'finishStep') set.current_step = procedure.stepAfter(row.current_step)!.order
    else if (action === 'decide') {
      const next = procedure.stepAfter(procedure.decisionStep.order)
      Object.assign(set, {
        outcome: 'granted',
        decision_note: '',
        decided_at: now,
        current_step: next?.order ?? row.current_step,
      })
      if (!procedure.issueStep) set.issued_at = now
    } else if (action === 'issue') {
      const next = procedure.stepAfter(procedure.issueStep?.order ?? row.current_step)
      Object.assign(set, { issued_at: now, current_step: next?.order ?? row.current_step })
    } else if (action === 'return') set.returned_at = now
    else if (action === 'refuse') Object.assign(set, { outcome: 'refused', decision_note: REASON })
    else Object.assign(set, { due_at: null, ...(action === 'stop' ? { decision_note: REASON } : {}) })
    const status = nextStatus(row.status, action, row.resume_status)
    if (!status) throw new Error(`a generated life does ${action} from ${row.status}`)
    Object.assign(row, set, { status, version: row.version + 1 })
    const clock =
      'due_at' in set ? { dueAt: row.due_at?.toISOString() ?? null, lawfulDueAt: row.lawful_due_at?.toISOString() ?? null } : {}
    note(action, now, clock, action === 'supply' || action === 'withdraw' ? person : undefined)
  }
  return { row, events }
}

const REASON = 'Không đủ điều kiện theo quy định.'
/** Who sits where; the same few officers the whole year. */
const DESK: Person = { id: '00000000-0000-7000-8000-0000000000a1', name: 'Lê Thị Một' }
const SPECIALIST: Person = { id: '00000000-0000-7000-8000-0000000000a2', name: 'Phạm Văn Hai' }
const LEADER: Person = { id: '00000000-0000-7000-8000-0000000000a3', name: 'Đỗ Văn Ba' }
const deskOf = (kind: string): Person =>
  kind === 'decide' ? LEADER : kind === 'finishStep' || kind === 'requestSupplement' || kind === 'stop' ? SPECIALIST : DESK

const newRow = (agencyId: string, plan: YearPlan, code: string, answers: Record<string, unknown>): DossierTable => ({
  agency_id: agencyId,
  id: newId(),
  code,
  procedure_code: plan.version.code,
  procedure_version_id: plan.version.id,
  procedure_name: filedAs(plan.version, answers).name,
  status: 'submitted',
  resume_status: null,
  person_id: plan.person.id,
  applicant_name: plan.person.name,
  applicant_folded: fold(plan.person.name),
  channel: plan.channel,
  answers,
  fees: [],
  current_step: 1,
  assignee_id: null,
  submitted_at: plan.at,
  accepted_at: null,
  due_at: null,
  lawful_due_at: null,
  paused_at: null,
  paused_due_at: null,
  paused_lawful_due_at: null,
  apologized_at: null,
  stop_asked_at: null,
  warned_due_at: null,
  lapsed_due_at: null,
  on_the_spot: false,
  submitter_id: null,
  submitter_name: null,
  relation: 'self',
  mandate_id: null,
  owner_consent: null,
  awaits_parts: 0,
  partner_ids: [],
  decided_at: null,
  outcome: null,
  decision_note: null,
  issued_at: null,
  returned_at: null,
  version: 1,
})

function pick(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left <= 0) return index
  }
  return weights.length - 1
}
