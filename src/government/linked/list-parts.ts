import { noteListView } from '#foundation/audit'
import type { Ctx } from '#platform/context'
import { decodeCursor, type Page, pageOf, sql } from '#platform/database'
import { ensure } from '#platform/errors'
import { mayListParts } from './permissions.ts'
import { type PartState, type PartTable, visibleParts } from './tables.ts'

const COLUMNS = ['id', 'name', 'dossier_code', 'applicant_name', 'lead_agency_id', 'state', 'due_at', 'result_number'] as const
export type PartItem = Pick<PartTable, (typeof COLUMNS)[number]>

const LIMIT = 30

/** The parts of the officer's agencies in a state, what is due first; an officer's own are left out. */
export async function listParts(ctx: Ctx, filter: { state: PartState; after?: string | undefined }): Promise<Page<PartItem>> {
  ensure(ctx, mayListParts(ctx.actor))
  const [at, id] = decodeCursor(filter.after) ?? []
  let query = visibleParts(ctx)
    .select([...COLUMNS])
    .where('state', '=', filter.state)
    .orderBy('due_at')
    .orderBy('id')
    .limit(LIMIT + 1)
  if (typeof at === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(at)))
    query = query.where(sql<boolean>`(due_at, id) > (${at}::timestamptz, ${id}::uuid)`)
  const page = pageOf(await query.execute(), LIMIT, (row) => [row.due_at.toISOString(), row.id])
  await noteListView(ctx, {
    action: 'linked.list-viewed',
    list: 'parts',
    filter: { state: filter.state, further: filter.after !== undefined },
    shown: page.items.length,
  })
  return page
}
