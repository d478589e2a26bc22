import { noteListView } from '#foundation/audit'
import { type Ctx, hasRole, isOfficer } from '#platform/context'
import { ensure } from '#platform/errors'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import { type PartTable, type TrackTable, tables, visibleParts } from './tables.ts'

const MOST = 100

export interface LateParts {
  /** What this agency does for others and is late with or owes by the end of tomorrow, what is due first. */
  toDo: Pick<PartTable, 'id' | 'step_code' | 'name' | 'dossier_code' | 'applicant_name' | 'lead_agency_id' | 'due_at'>[]
  /** Parts of this agency's dossiers that are late at another. */
  elsewhere: Pick<TrackTable, 'dossier_code' | 'name' | 'doing_agency_id' | 'due_at'>[]
}

/** For leaders: the parts of linked dossiers that need a word today, at their own agency and at others (NĐ 61/2018/NĐ-CP Đ19.8). */
export async function listLateParts(ctx: Ctx): Promise<LateParts> {
  const { actor } = ctx
  ensure(ctx, hasRole(actor, 'leader'))
  if (!isOfficer(actor)) return { toDo: [], elsewhere: [] }
  const endOfTomorrow = vietnamInstant(addDays(vietnamDate(ctx.now), 2))
  const toDo = await visibleParts(ctx)
    .select(['id', 'step_code', 'name', 'dossier_code', 'applicant_name', 'lead_agency_id', 'due_at'])
    .where('state', '=', 'open')
    .where('due_at', '<', endOfTomorrow)
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST)
    .execute()
  const elsewhere = await tables(ctx)
    .selectFrom('track')
    .select(['dossier_code', 'name', 'doing_agency_id', 'due_at'])
    .where('agency_id', 'in', actor.visibleAgencyIds)
    .where('state', '=', 'sent')
    .where('due_at', '<', ctx.now)
    .whereRef('doing_agency_id', '!=', 'agency_id')
    .orderBy('due_at')
    .limit(MOST)
    .execute()
  await noteListView(ctx, {
    action: 'linked.list-viewed',
    list: 'late-parts',
    filter: {},
    shown: toDo.length + elsewhere.length,
  })
  return { toDo, elsewhere }
}
