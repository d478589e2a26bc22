import { calendarOf } from '#foundation/calendar'
import { agencyNames } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { ensure } from '#platform/errors'
import { inFull } from '#platform/pdf'
import { type ExplainedStep, explainSteps } from './explain-steps.ts'
import { type DossierView, getDossierView } from './get-dossier.ts'
import { text } from './messages.ts'
import { agencyToday, headOf } from './papers/agency-head.ts'
import type { HandOver } from './papers/paper-data.ts'
import { controlSlip } from './papers/papers.ts'
import { procedureOf } from './procedure-of-dossier.ts'

/**
 * The control slip (form 06) of a dossier as PDF: who handed it to whom, when, and whether each step kept its time, told from the events. For officers
 * of the agency; opening it is written to the audit like opening the dossier.
 */
export async function printControlSlip(ctx: Ctx, code: string): Promise<{ name: string; bytes: Uint8Array }> {
  ensure(ctx, ctx.actor.kind === 'officer')
  const view = await getDossierView(ctx, code)
  const { row, events } = view
  const [procedure, calendar, agency, partners] = await Promise.all([
    procedureOf(ctx, row),
    calendarOf(ctx, row.agency_id),
    agencyToday(ctx, row.agency_id),
    agencyNames(ctx, row.partner_ids),
  ])
  const due = events.find((event) => event.kind === 'accept')?.data.dueAt
  const first = procedure.stepAt(1)
  const bytes = await controlSlip({
    ...headOf(ctx, agency),
    code: row.code,
    checkUrl: `${ctx.ports.config.publicUrl ?? 'http://localhost:3000'}/kiem-tra/${row.code}`,
    sealed: false,
    procedure: row.procedure_name,
    holder: row.applicant_name,
    partners: [...partners.values()].map(inFull),
    acceptedAt: row.accepted_at ?? undefined,
    dueAt: typeof due === 'string' ? new Date(due) : undefined,
    handOvers: handOvers(view, first ? `${first.order}. ${first.name}` : '', explainSteps(events, procedure, calendar, ctx.now)),
  })
  return { name: `${row.code}-phieu-kiem-soat.pdf`, bytes }
}

/** From the applicant to the desk, then from step to step; on a screen giving and taking are one moment. */
function handOvers({ row, events }: DossierView, firstStep: string, steps: readonly ExplainedStep[]): HandOver[] {
  const t = text('vi')
  const accepted = events.find((event) => event.kind === 'accept')
  const desk: HandOver = {
    unit: t.stepRole.one_stop,
    step: firstStep,
    givenBy: row.relation === 'desk' ? row.applicant_name : (row.submitter_name ?? row.applicant_name),
    givenAt: row.submitted_at,
    takenBy: accepted?.actor_name,
    takenAt: accepted?.at,
    doneAt: accepted?.at,
    result: accepted ? t.slip.accepted : t.status[row.status],
    note: '',
  }
  const inside = steps.map((step, i): HandOver => {
    const done = step.to
      ? events.find((event) => event.at.getTime() === step.to!.getTime() && event.kind !== 'assign')
      : undefined
    const assigned = events.findLast((event) => event.kind === 'assign' && event.step === step.order)
    const said = [done?.data.opinion, done?.data.note, done?.data.reason]
    return {
      unit: t.stepRole[step.role],
      step: `${step.order}. ${step.name}`,
      givenBy: steps[i - 1]?.by ?? accepted?.actor_name,
      givenAt: step.from,
      takenBy: step.by ?? (typeof assigned?.data.to === 'string' ? assigned.data.to : undefined),
      takenAt: step.from,
      doneAt: step.to ?? undefined,
      result: resultOf(step),
      note: said.find((part): part is string => typeof part === 'string' && part !== '') ?? '',
    }
  })
  return [desk, ...inside]
}

/** Early, on time or late against the hours of the internal procedure; a step that is not counted has no such result. */
function resultOf({ minutes, granted, to }: ExplainedStep): string {
  const { slip } = text('vi')
  if (granted !== undefined && minutes > granted) return slip.late
  if (!to) return slip.open
  if (granted === undefined) return slip.notCounted
  return minutes < granted ? slip.early : slip.onTime
}
