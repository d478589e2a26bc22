import { listOfficers, listPostsOf, type PositionsChanged } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { type PostTable, tables } from './tables.ts'

/** Who holds and held a position in an agency, copied: those who never sign in are to be seen too. Twice does nothing more. */
export async function copyPosts(outer: Ctx, agencyId: string): Promise<void> {
  await inTransaction(asSystem(outer, 'usage'), async (ctx) => {
    // One at a time, and read only once it is our turn: two changes told at once would otherwise write the same posts twice.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`usage posts ${agencyId}`}, 0))`.execute(ctx.db)
    const held = [...(await listOfficers(ctx, agencyId)), ...(await listOfficers(ctx, agencyId, { ended: true }))]
    const rows = new Map(
      held.map((one): [string, PostTable] => [
        one.holdingId,
        {
          agency_id: agencyId,
          holding_id: one.holdingId,
          person_id: one.personId,
          person_name: one.personName,
          title: one.title,
          roles: one.roles,
          valid_from: one.from,
          valid_to: one.to,
        },
      ]),
    )
    await tables(ctx).deleteFrom('post').where('agency_id', '=', agencyId).execute()
    if (rows.size > 0)
      await tables(ctx)
        .insertInto('post')
        .values([...rows.values()])
        .execute()
  })
}

/** Somebody's posts have changed: the agencies where they are or were are copied anew. */
export async function whenPositionsChanged(ctx: Ctx, { personId }: PositionsChanged): Promise<void> {
  const before = await tables(ctx).selectFrom('post').select('agency_id').distinct().where('person_id', '=', personId).execute()
  const now = await listPostsOf(ctx, personId)
  const agencies = new Set([...before.map((row) => row.agency_id), ...now.map((post) => post.agencyId)])
  // In one order, so that two of them never wait for each other.
  for (const agencyId of [...agencies].sort()) await copyPosts(ctx, agencyId)
}
