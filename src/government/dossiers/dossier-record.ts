import { type Ctx, isOfficer } from '#platform/context'
import type { DossierView } from './get-dossier.ts'
import type { DossierEventTable } from './tables.ts'

/** Of an event's data what its page shows the owner too; opinions and names of officers stay in the agency. */
const TOLD_TO_OWNERS = [
  'reason',
  'note',
  'items',
  'atDesk',
  'askedLate',
  'answerBy',
  'dueAt',
  'lawfulDueAt',
  'oldDueAt',
  'number',
  'stage',
] as const

/** A dossier as the interface for programs gives it: to officers whole, to its owner (or their agent) what the page shows them. */
export function dossierRecord(ctx: Ctx, { row, files, events, papers }: DossierView): Record<string, unknown> {
  const inside = isOfficer(ctx.actor) || ctx.actor.kind === 'system'
  const { assignee_id, applicant_folded, ...shown } = row
  const record = inside ? { ...row, files, events, papers } : { ...shown, files, events: events.map(forOwner), papers }
  // Dates as ISO 8601.
  return JSON.parse(JSON.stringify(record))
}

function forOwner({ actor_id, actor_name, step, data, ...event }: DossierEventTable) {
  const told = Object.fromEntries(TOLD_TO_OWNERS.flatMap((name) => (name in data ? [[name, data[name]]] : [])))
  return { ...event, ...(event.kind === 'submit' ? { actor_name } : {}), data: told }
}
