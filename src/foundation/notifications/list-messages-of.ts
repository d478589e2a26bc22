import { personNames } from '#foundation/identity'
import { type Ctx, personIdOf } from '#platform/context'
import { ensure } from '#platform/errors'
import type { ChannelName, DeliveryStatus } from './channels/channel.ts'
import { composeTexts } from './compose-texts.ts'
import { mayListAllOf } from './permissions.ts'
import { tables } from './tables.ts'

export interface Delivery {
  channel: ChannelName
  status: DeliveryStatus
  /** Masked. */
  address: string | undefined
  /** A code of messages.ts (`reason`) or the other side's own words. */
  reason: string | undefined
  /** When it will be tried (again). */
  nextAt: Date | undefined
  changedAt: Date
  attempts: { number: number; outcome: DeliveryStatus; reason: string | undefined; at: Date }[]
}

export interface SentMessage {
  id: string
  template: string
  /** In the language of the page. */
  title: string
  body: string
  personId: string
  personName: string
  at: Date
  urgent: boolean
  /** Empty while the job has not run, and where the person wants the inbox alone. */
  deliveries: Delivery[]
}

/** More than any dossier has; a subject with more shows its newest. */
const MOST = 200

/**
 * What was told about a subject and what became of it, the newest first, for its timeline. Officers of the agency see all, a person their
 * own; others nothing. Seven statements, however many messages. Errors: unauthenticated.
 */
export async function listMessagesOf(ctx: Ctx, subject: { agencyId: string; subjectId: string }): Promise<SentMessage[]> {
  ensure(ctx, ctx.actor.kind !== 'nobody')
  const own = mayListAllOf(ctx.actor, subject.agencyId) ? undefined : personIdOf(ctx.actor)
  const rows = await tables(ctx)
    .selectFrom('message')
    .selectAll()
    .where('agency_id', '=', subject.agencyId)
    .where('subject_id', '=', subject.subjectId)
    .$if(own !== undefined, (query) => query.where('person_id', '=', own!))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const names = await personNames(
    ctx,
    rows.map((row) => row.person_id),
  )
  const deliveries = await deliveriesOf(ctx, subject.agencyId, ids)
  const nameOf = (row: { person_id: string }) => names.get(row.person_id) ?? ''
  const composed = await composeTexts(ctx, rows, { form: 'full', locale: ctx.locale, nameOf })
  return composed.map((row) => ({
    id: row.id,
    template: row.template,
    title: row.title,
    body: row.body,
    personId: row.person_id,
    personName: nameOf(row),
    at: row.created_at,
    urgent: row.urgent,
    deliveries: deliveries.get(row.id) ?? [],
  }))
}

async function deliveriesOf(ctx: Ctx, agencyId: string, ids: string[]): Promise<Map<string, Delivery[]>> {
  const attempts = await tables(ctx)
    .selectFrom('attempt')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('message_id', 'in', ids)
    .orderBy('number')
    .execute()
  const rows = await tables(ctx)
    .selectFrom('delivery')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('message_id', 'in', ids)
    .orderBy('channel')
    .execute()
  const found = new Map<string, Delivery[]>()
  for (const row of rows) {
    const delivery: Delivery = {
      channel: row.channel,
      status: row.status,
      address: row.address ?? undefined,
      reason: row.reason ?? undefined,
      nextAt: row.next_at ?? undefined,
      changedAt: row.changed_at,
      attempts: attempts
        .filter((attempt) => attempt.message_id === row.message_id && attempt.channel === row.channel)
        .map(({ number, outcome, reason, at }) => ({ number, outcome, reason: reason ?? undefined, at })),
    }
    found.set(row.message_id, [...(found.get(row.message_id) ?? []), delivery])
  }
  return found
}
