import { noteListView } from '#foundation/audit'
import { personNames } from '#foundation/identity'
import type { Ctx, OfficerRole } from '#platform/context'
import { hasRole } from '#platform/context'
import { ensure } from '#platform/errors'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import type { DossierStatus } from './dossier-status.ts'
import { procedureOf } from './procedure-of-dossier.ts'
import { visibleDossiers } from './tables.ts'

export interface DayItem {
  agencyId: string
  id: string
  code: string
  procedureName: string
  applicantName: string
  status: DossierStatus
  dueAt: Date
  step: { order: number; name: string; role: OfficerRole } | undefined
  /** The officer to whom the step is assigned, if to one. */
  holder: string | undefined
  /** Waits for the leader's decision. */
  toDecide: boolean
}

export interface LeadersDay {
  late: DayItem[]
  today: DayItem[]
  tomorrow: DayItem[]
  toDecide: DayItem[]
  /** Where what is late stands: by step and by officer, most first. */
  stuckByStep: { name: string; count: number }[]
  stuckByPerson: { name: string; count: number }[]
  /** More runs than is read here; what is shown falls due first. */
  more: boolean
}

const MOST = 500

/**
 * What a leader sees in the morning: what is late and where it stuck, what falls due today and on the next day, and what waits for a decision. Read
 * from the running dossiers of the agency and its predecessors by due moment, one index scan; for leaders alone.
 */
export async function leadersDay(ctx: Ctx): Promise<LeadersDay> {
  ensure(ctx, hasRole(ctx.actor, 'leader'))
  const rows = await visibleDossiers(ctx)
    // Not the answers: five hundred forms would be read to show a line of each.
    .select([
      'agency_id',
      'id',
      'code',
      'procedure_code',
      'procedure_version_id',
      'procedure_name',
      'applicant_name',
      'status',
      'due_at',
      'current_step',
      'assignee_id',
    ])
    .where('status', 'in', ['accepted', 'inProcess'])
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(MOST + 1)
    .execute()
  const shown = rows.slice(0, MOST)
  const names = await personNames(
    ctx,
    shown.flatMap((row) => row.assignee_id ?? []),
  )
  const items: DayItem[] = []
  for (const row of shown) {
    const procedure = await procedureOf(ctx, row)
    const step = procedure.stepAt(row.current_step)
    items.push({
      agencyId: row.agency_id,
      id: row.id,
      code: row.code,
      procedureName: row.procedure_name,
      applicantName: row.applicant_name,
      status: row.status,
      dueAt: row.due_at!,
      step: step && { order: step.order, name: step.name, role: step.role },
      holder: row.assignee_id ? names.get(row.assignee_id) : undefined,
      toDecide: row.current_step >= procedure.decisionStep.order,
    })
  }
  const today = vietnamDate(ctx.now)
  const endOfToday = vietnamInstant(addDays(today, 1))
  const endOfTomorrow = vietnamInstant(addDays(today, 2))
  await noteListView(ctx, { action: 'dossiers.list-viewed', list: 'leaders-day', filter: {}, shown: items.length })
  const late = items.filter((item) => item.dueAt < ctx.now)
  return {
    late,
    today: items.filter((item) => item.dueAt >= ctx.now && item.dueAt < endOfToday),
    tomorrow: items.filter((item) => item.dueAt >= endOfToday && item.dueAt < endOfTomorrow),
    toDecide: items.filter((item) => item.toDecide),
    stuckByStep: tally(late.map((item) => item.step?.name ?? '')),
    stuckByPerson: tally(late.map((item) => item.holder ?? '')),
    more: rows.length > MOST,
  }
}

function tally(names: string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}
