import { z } from 'zod'
import { type Ctx, isOfficer } from '#platform/context'
import { check, ensure, ensureVisible, invalid } from '#platform/errors'
import { isCivilDate, vietnamDate } from '#platform/time'
import { decide } from './decide-setup.ts'
import { text } from './messages.ts'
import { mayAdministerQueue } from './permissions.ts'
import { tables } from './tables.ts'

export const CloseInQueue = z.object({ agencyId: z.uuid(), kind: z.enum(['line', 'counter']), id: z.uuid(), lastDay: z.string() })

/** The last day of a line or a counter: today or later, so that whoever waits is still served. */
export async function closeInQueue(ctx: Ctx, input: z.input<typeof CloseInQueue>): Promise<void> {
  const { agencyId, kind, id, lastDay } = check(ctx, CloseInQueue, input)
  ensure(ctx, mayAdministerQueue(ctx.actor, agencyId))
  if (!isCivilDate(lastDay) || (isOfficer(ctx.actor) && lastDay < vietnamDate(ctx.now)))
    throw invalid(ctx, { lastDay: text(ctx).pastDay })
  const row = { agency_id: agencyId, id }
  await decide(ctx, agencyId, 'queue.closed', id, { kind, lastDay }, async (ctx) => {
    const found = await tables(ctx)
      .selectFrom(kind)
      .select('valid_from')
      .where((eb) => eb.and(row))
      .forUpdate()
      .executeTakeFirst()
    const { valid_from } = ensureVisible(ctx, found)
    // What has begun today and ends at once keeps today: a span without a day is none.
    await tables(ctx)
      .updateTable(kind)
      .set({ valid_to: lastDay < valid_from ? valid_from : lastDay })
      .where((eb) => eb.and(row))
      .execute()
  })
}
