import { getPerson } from '#foundation/identity'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { vietnamDate } from '#platform/time'
import type { Channel, Outcome } from './channels/channel.ts'
import { openChannels } from './channels/open-channels.ts'
import { composeTexts } from './compose-texts.ts'
import { preferencesOf } from './preferences-of.ts'
import { queueSending, type SendingKey } from './queue-sending.ts'
import { quietHoursOn, quietUntil } from './quiet-hours.ts'
import { retryDelay } from './retry-delay.ts'
import { type DeliveryTable, type MessageTable, tables } from './tables.ts'

/**
 * The job `notifications.send`: one attempt on one channel, its outcome and its moment written down. The delivery stays locked meanwhile,
 * so that of two runs, even at once, one sends. Only a crash between the other side's yes and our COMMIT sends again, then
 * under the same Message-ID.
 */
export async function sendMessage(
  outer: Ctx,
  key: SendingKey,
  channel: Channel = openChannels(outer.ports.config)[key.channel],
): Promise<void> {
  await inTransaction(asSystem(outer, 'notifications'), async (ctx) => {
    const delivery = await ofDelivery(tables(ctx).selectFrom('delivery').selectAll(), key).forUpdate().executeTakeFirst()
    if (delivery?.status !== 'queued') return
    // Too early: run twice, or the database's clock goes before ours.
    if (delivery.next_at && delivery.next_at > ctx.now) return queueSending(ctx, key, delivery.next_at)
    const message = await tables(ctx)
      .selectFrom('message')
      .selectAll()
      .where('agency_id', '=', key.agencyId)
      .where('id', '=', key.messageId)
      .executeTakeFirstOrThrow()
    const hours = await quietHoursOn(ctx, vietnamDate(ctx.now), key.agencyId)
    const waits = message.urgent ? undefined : quietUntil(ctx.now, hours)
    if (waits) {
      await ofDelivery(tables(ctx).updateTable('delivery').set({ next_at: waits, changed_at: ctx.now }), key).execute()
      return queueSending(ctx, key, waits)
    }
    await writeOutcome(ctx, delivery, await attempt(ctx, message, channel))
  })
}

async function attempt(ctx: Ctx, message: MessageTable, channel: Channel): Promise<Outcome> {
  const person = await getPerson(ctx, message.person_id)
  const { locale } = await preferencesOf(ctx, message.person_id)
  const [words] = await composeTexts(ctx, [message], {
    form: channel.name === 'email' ? 'full' : 'short',
    locale,
    nameOf: () => person.fullName,
  })
  return channel.send(ctx, {
    id: message.id,
    personId: message.person_id,
    email: person.email,
    phone: person.phone,
    title: words!.title,
    body: words!.body,
    url: words!.url,
  })
}

async function writeOutcome(ctx: Ctx, delivery: DeliveryTable, outcome: Outcome): Promise<void> {
  const key = { agencyId: delivery.agency_id, messageId: delivery.message_id, channel: delivery.channel }
  const number = delivery.attempts + 1
  const pause = outcome.status === 'failed' && outcome.again ? retryDelay(number) : undefined
  const next = pause === undefined ? null : new Date(ctx.now.getTime() + pause)
  const reason = 'reason' in outcome ? outcome.reason : null
  await ofDelivery(
    tables(ctx)
      .updateTable('delivery')
      .set({
        status: next ? 'queued' : outcome.status,
        address: 'address' in outcome ? outcome.address : null,
        reason,
        attempts: number,
        next_at: next,
        changed_at: ctx.now,
      }),
    key,
  ).execute()
  await tables(ctx)
    .insertInto('attempt')
    .values({
      agency_id: key.agencyId,
      message_id: key.messageId,
      channel: key.channel,
      number,
      outcome: outcome.status,
      reason,
      at: ctx.now,
    })
    .execute()
  if (next) queueSending(ctx, key, next)
}

/** Narrows a query to one delivery. */
const ofDelivery = <Q extends { where(column: 'agency_id' | 'message_id' | 'channel', op: '=', value: string): Q }>(
  query: Q,
  key: SendingKey,
): Q => query.where('agency_id', '=', key.agencyId).where('message_id', '=', key.messageId).where('channel', '=', key.channel)
