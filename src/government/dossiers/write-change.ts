import { type Ctx, personIdOf } from '#platform/context'
import { json, newId } from '#platform/database'
import type { Change } from './change-dossier.ts'
import { type DossierAction, toldStatus } from './dossier-status.ts'
import { type DossierTable, tables } from './tables.ts'

/** Writes a changed dossier in one round trip: its row, its event, and the person's index. */
export async function writeChange(
  ctx: Ctx,
  row: DossierTable,
  set: NonNullable<Change['set']>,
  action: DossierAction,
  data: Record<string, unknown>,
): Promise<void> {
  const { answers, fees, ...columns } = set
  await tables(ctx)
    .with('event', (db) =>
      db
        .insertInto('dossier_event')
        .values({
          agency_id: row.agency_id,
          dossier_id: row.id,
          id: newId(),
          kind: action,
          at: ctx.now,
          actor_id: personIdOf(ctx.actor) ?? null,
          actor_name: 'name' in ctx.actor ? ctx.actor.name : '',
          to_status: row.status,
          step: row.current_step,
          data: json(data),
        })
        .returning('id'),
    )
    .with('index_row', (db) =>
      db
        .updateTable('person_dossier')
        .set({ status: toldStatus(row), due_at: row.due_at, procedure_name: row.procedure_name })
        .where('person_id', 'in', listedFor(row))
        .where('dossier_id', '=', row.id)
        .returning('dossier_id'),
    )
    .updateTable('dossier')
    .set({
      ...columns,
      ...(answers ? { answers: json(answers) } : {}),
      ...(fees ? { fees: json(fees) } : {}),
      status: row.status,
      version: row.version,
    })
    .where('agency_id', '=', row.agency_id)
    .where('id', '=', row.id)
    .execute()
}

/** In whose lists a dossier stands: its owner's, and a mandatary's who filed it. */
export const listedFor = (row: Pick<DossierTable, 'id' | 'person_id' | 'relation' | 'submitter_id'>): string[] => [
  row.person_id ?? row.id,
  ...(row.relation === 'mandate' && row.submitter_id ? [row.submitter_id] : []),
]
