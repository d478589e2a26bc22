import { asSystem, type Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { formatDate, vietnamDate } from '#platform/time'
import { type MandateTable, tables } from './tables.ts'
import { tell } from './tell-sides.ts'

/** At most so many in one run: after a long standstill the rest follows with the next, an hour later. */
const PER_RUN = 500

/** Tells both sides once that a mandate which served has run out (BLDS 2015 Đ140.3). A job; returns how many mandates it told of. */
export async function tellWhenExpired(outer: Ctx): Promise<number> {
  const ctx = asSystem(outer, 'mandates')
  const rows = await tables(ctx)
    .selectFrom('mandate')
    .selectAll()
    .where('valid_to', '<', vietnamDate(ctx.now))
    .where('expiry_told_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('accepted_at', 'is not', null)
    .orderBy('valid_to')
    .limit(PER_RUN)
    .execute()
  let told = 0
  let broken: unknown
  for (const row of rows)
    try {
      if (await tellBoth(ctx, row)) told++
    } catch (error) {
      // One broken mandate, first by its date on every run, must not keep all others from being told.
      ctx.log.error({ err: error, mandateId: row.id }, 'the two sides could not be told that their mandate ran out')
      broken ??= error
    }
  if (broken) throw broken
  return told
}

const tellBoth = (ctx: Ctx, row: MandateTable): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const marked = await tables(ctx)
      .updateTable('mandate')
      .set({ expiry_told_at: ctx.now })
      .where('person_id', '=', row.person_id)
      .where('id', '=', row.id)
      .where('expiry_told_at', 'is', null)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute()
    if (marked.length === 0) return false
    const data = { owner: row.owner_name, agent: row.agent_name, until: formatDate(row.valid_to) }
    for (const personId of [row.person_id, row.agent_id])
      await tell(ctx, {
        personId,
        template: 'mandate.expired',
        data,
        about: { kind: 'mandate', id: row.id },
        agencyId: row.agency_id,
      })
    return true
  })
