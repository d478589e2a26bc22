import { type Ctx, isSamePerson } from '#platform/context'
import { isUuid } from '#platform/database'
import { type AppError, conflict, ensure, ensureVisible } from '#platform/errors'
import { formatDate, formatDateTime } from '#platform/time'
import { type Use, type WhyNot, whyNot } from './mandate-state.ts'
import { text } from './messages.ts'
import { may } from './permissions.ts'
import { type MandateTable, tables } from './tables.ts'

export type Mandate = MandateTable

/** One mandate, for its two sides and for offices; otherwise as if it did not exist. */
export async function getMandate(ctx: Ctx, key: { ownerId: string; mandateId: string }, lock?: 'update'): Promise<Mandate> {
  if (!isUuid(key.ownerId) || !isUuid(key.mandateId)) return ensureVisible<Mandate>(ctx, undefined)
  const query = tables(ctx).selectFrom('mandate').selectAll().where('person_id', '=', key.ownerId).where('id', '=', key.mandateId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return ensureVisible(ctx, row && may.see(ctx.actor, row) ? row : undefined)
}

/** The mandates that the agent has of this owner and that serve this use at this moment, the one that lasts longest first. */
async function serving(ctx: Ctx, { ownerId, agentId, ...use }: Sides & Use): Promise<Mandate | undefined> {
  const rows = await tables(ctx)
    .selectFrom('mandate')
    .selectAll()
    .where('person_id', '=', ownerId)
    .where('agent_id', '=', agentId)
    .orderBy('valid_to', 'desc')
    .orderBy('id')
    .execute()
  return rows.find((row) => !whyNot(row, use))
}

export interface Sides {
  ownerId: string
  agentId: string
}

/** A mandate of the owner to the agent that serves at `at`, or undefined. For both sides, offices and the system. One statement. */
export async function findMandate(ctx: Ctx, wanted: Sides & Use): Promise<Mandate | undefined> {
  const { actor } = ctx
  const sees = actor.kind === 'system' || actor.kind === 'officer'
  ensure(ctx, sees || isSamePerson(actor, wanted.ownerId) || isSamePerson(actor, wanted.agentId))
  return serving(ctx, wanted)
}

/**
 * This mandate, where it serves this use at `at`. Throws `conflict` with the rule that refuses it: expired on, revoked on, other procedure, other
 * purpose; `not_found` where the two have no such mandate. One statement.
 */
export async function validMandate(ctx: Ctx, wanted: Sides & Use & { mandateId: string }): Promise<Mandate> {
  const row = await getMandate(ctx, wanted)
  ensureVisible(ctx, row.agent_id === wanted.agentId ? row : undefined)
  const why = whyNot(row, wanted)
  if (why) throw mandateRefusal(ctx, row, why)
  return row
}

const mandateRefusal = (ctx: Ctx, row: Mandate, why: WhyNot): AppError => conflict(mandateRule(ctx, row, why))

/** The rule that refuses it, in one sentence with its article. */
export function mandateRule(ctx: Ctx, row: Mandate, why: WhyNot): string {
  const t = text(ctx)
  return {
    revoked: () => t.refusedRevoked(row.agent_name, row.revoked_at ? formatDateTime(row.revoked_at) : ''),
    notAccepted: () => t.refusedNotAccepted(row.agent_name),
    expired: () => t.refusedExpired(row.agent_name, formatDate(row.valid_to)),
    notYet: () => t.refusedNotYet(formatDate(row.valid_from)),
    otherPurpose: () => (row.for_filing ? t.refusedNotCollecting : t.refusedNotFiling),
    otherProcedure: () => t.refusedOtherProcedure(row.procedure_name ?? ''),
  }[why]()
}
