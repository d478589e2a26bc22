import { openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { text } from './messages.ts'
import { type TrackTable, tables } from './tables.ts'

/** Writes what became of a track, and into the row at hand. */
export async function setTrack(ctx: Ctx, track: TrackTable, set: Partial<TrackTable>): Promise<void> {
  Object.assign(track, set)
  await tables(ctx)
    .updateTable('track')
    .set(set)
    .where('agency_id', '=', track.agency_id)
    .where('dossier_id', '=', track.dossier_id)
    .where('step_code', '=', track.step_code)
    .execute()
}

/** Work at the lead: a part came back and somebody must see to it. */
export function openReturnedTask(ctx: Ctx, track: TrackTable, applicantName: string): void {
  openTask(ctx, {
    agencyId: track.agency_id,
    kind: 'linked.returned',
    subjectId: track.id,
    title: text('vi').taskReturned(track.name, applicantName),
    reference: track.dossier_code,
    href: `/xu-ly/${track.dossier_code}`,
    role: 'one_stop',
    dueAt: track.due_at,
  })
}
