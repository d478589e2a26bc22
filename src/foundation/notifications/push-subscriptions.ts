import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { isPushService } from './channels/push-origins.ts'
import { text } from './messages.ts'
import { hasInbox } from './permissions.ts'
import { type PushSubscriptionTable, tables } from './tables.ts'

/** What a browser's `PushSubscription.toJSON()` holds. */
const Subscription = z.object({
  endpoint: z.string().max(1000),
  // A point on P-256 and 16 bytes (RFC 8291 §2).
  keys: z.object({ p256dh: z.string().regex(/^[\w-]{87}=?$/), auth: z.string().regex(/^[\w-]{22}={0,2}$/) }),
})

/** Telephones and computers that a person gets pushes on at most; the oldest goes. */
const MOST_DEVICES = 10

/** Adds this browser to the person's devices. Errors: invalid (`subscription`). */
export async function addSubscription(ctx: Ctx, input: { subscription: string; device: string }): Promise<void> {
  ensure(ctx, hasInbox(ctx.actor))
  const personId = personIdOf(ctx.actor)!
  const { endpoint, keys } = check(ctx, Subscription, parse(input.subscription))
  if (!isPushService(endpoint, ctx.ports.config)) throw invalid(ctx, { subscription: text(ctx).unknownPushService })
  await inTransaction(ctx, async (ctx) => {
    const id = newId()
    const values = { ...keys, device: input.device.slice(0, 100), created_at: ctx.now }
    await tables(ctx)
      .insertInto('push_subscription')
      .values({ person_id: personId, id, endpoint, ...values })
      .onConflict((conflict) => conflict.columns(['person_id', 'endpoint']).doUpdateSet(values))
      .execute()
    const devices = await subscriptionsOf(ctx, personId)
    for (const device of devices.slice(MOST_DEVICES)) await dropSubscription(ctx, personId, device.id)
    appendAudit(ctx, entry(personId, 'notifications.push-added'))
  })
}

/** Takes a device away. One that is not there is no error. */
export async function removeSubscription(ctx: Ctx, id: string): Promise<void> {
  ensure(ctx, hasInbox(ctx.actor))
  const personId = personIdOf(ctx.actor)!
  await inTransaction(ctx, async (ctx) => {
    if (await dropSubscription(ctx, personId, id)) appendAudit(ctx, entry(personId, 'notifications.push-removed'))
  })
}

/** The person's devices, the newest first. Asks nothing of the actor: for the channel and this module's own pages. */
export const subscriptionsOf = (ctx: Ctx, personId: string): Promise<PushSubscriptionTable[]> =>
  tables(ctx)
    .selectFrom('push_subscription')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Returns whether there was one. */
export async function dropSubscription(ctx: Ctx, personId: string, id: string): Promise<boolean> {
  const gone = await tables(ctx)
    .deleteFrom('push_subscription')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

const entry = (personId: string, action: string) => ({
  agencyId: null,
  action,
  subject: { kind: 'person', id: personId },
  concerns: personId,
})

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
