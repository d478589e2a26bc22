import { asSystem, type Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { preferencesOf } from './preferences-of.ts'
import { subscriptionsOf } from './push-subscriptions.ts'
import { queueSending } from './queue-sending.ts'
import { quietHoursOn, quietUntil } from './quiet-hours.ts'
import { tables } from './tables.ts'

/**
 * The job `notifications.deliver`: opens a delivery for each channel the person has chosen and queues its sending, for the morning where
 * the quiet hours hold. Run twice, it opens nothing twice. Without a device there is no delivery by push.
 */
export async function deliver(outer: Ctx, key: { agencyId: string; messageId: string }): Promise<void> {
  await inTransaction(asSystem(outer, 'notifications'), async (ctx) => {
    const message = await tables(ctx)
      .selectFrom('message')
      .select(['person_id', 'urgent'])
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.messageId)
      .executeTakeFirst()
    if (!message) return
    const { channels: chosen } = await preferencesOf(ctx, message.person_id)
    const devices = chosen.includes('webpush') ? await subscriptionsOf(ctx, message.person_id) : []
    const channels = chosen.filter((channel) => channel !== 'webpush' || devices.length > 0)
    if (channels.length === 0) return
    const hours = await quietHoursOn(ctx, vietnamDate(ctx.now), key.agencyId)
    const waits = message.urgent ? undefined : quietUntil(ctx.now, hours)
    const opened = await tables(ctx)
      .insertInto('delivery')
      .values(
        channels.map((channel) => ({
          agency_id: key.agencyId,
          message_id: key.messageId,
          channel,
          status: 'queued' as const,
          address: null,
          reason: null,
          attempts: 0,
          next_at: waits ?? null,
          changed_at: ctx.now,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('channel')
      .execute()
    for (const { channel } of opened) queueSending(ctx, { ...key, channel }, waits)
  })
}
