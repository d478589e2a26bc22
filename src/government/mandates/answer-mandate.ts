import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, rememberResult } from '#platform/database'
import { check, conflict, ensure } from '#platform/errors'
import { formatDate, formatDateTime } from '#platform/time'
import { text } from './messages.ts'
import { may } from './permissions.ts'
import { tables } from './tables.ts'
import { tell } from './tell-sides.ts'
import { getMandate } from './valid-mandate.ts'

export const AnswerMandate = z.object({ answer: z.enum(['accept', 'decline']) })

/**
 * The agent takes a mandate on, or gives it up: at once, or later (BLDS 2015 Đ562: an agreement of two; Đ569.2: the agent too may end it). Throws
 * not_found for whoever is no party; forbidden for the owner; `conflict` where it ended already.
 */
export async function answerMandate(
  ctx: Ctx,
  key: { ownerId: string; mandateId: string },
  input: z.input<typeof AnswerMandate>,
): Promise<void> {
  const { answer } = check(ctx, AnswerMandate, input)
  await inTransaction(ctx, async (ctx) => {
    const row = await getMandate(ctx, key, 'update')
    ensure(ctx, may.answer(ctx.actor, row))
    if (row.revoked_at) throw conflict(text(ctx).revokedAlready(formatDateTime(row.revoked_at)))
    if (answer === 'accept' && row.accepted_at) throw conflict(text(ctx).acceptedAlready(formatDateTime(row.accepted_at)))
    await tables(ctx)
      .updateTable('mandate')
      .set(answer === 'accept' ? { accepted_at: ctx.now } : { revoked_at: ctx.now, revoked_by: 'agent' })
      .where('person_id', '=', row.person_id)
      .where('id', '=', row.id)
      .execute()
    const action = answer === 'accept' ? 'mandates.accepted' : 'mandates.declined'
    const entry = { agencyId: row.agency_id, action, subject: { kind: 'mandate', id: row.id } }
    for (const concerns of [row.person_id, personIdOf(ctx.actor)!]) appendAudit(ctx, { ...entry, concerns })
    const told = { personId: row.person_id, about: { kind: 'mandate', id: row.id }, agencyId: row.agency_id } as const
    const agent = row.agent_name
    if (answer === 'accept')
      await tell(ctx, { ...told, template: 'mandate.accepted', data: { agent, until: formatDate(row.valid_to) } })
    else await tell(ctx, { ...told, template: 'mandate.declined', data: { agent, when: formatDateTime(ctx.now) } })
    rememberResult(ctx, { location: '/uy-quyen', status: 204 })
  })
}
