import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { tables } from './tables.ts'

/** How often this happened to a dossier, e.g. supplements asked for; the next paper's number follows from it. */
export async function countEvents(ctx: Ctx, row: { agency_id: string; id: string }, kind: string): Promise<number> {
  const { n } = await tables(ctx)
    .selectFrom('dossier_event')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('agency_id', '=', row.agency_id)
    .where('dossier_id', '=', row.id)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return n
}
