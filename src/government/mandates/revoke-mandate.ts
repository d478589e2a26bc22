import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, isUuid, rememberResult } from '#platform/database'
import { conflict, ensure, ensureVisible, unauthenticated } from '#platform/errors'
import { formatDateTime } from '#platform/time'
import { text } from './messages.ts'
import { may } from './permissions.ts'
import { tables } from './tables.ts'
import { tell } from './tell-sides.ts'

/**
 * The owner takes a mandate back; from this moment it serves no more, and what was filed before stays filed (BLDS 2015 Đ569). Throws not_found for another's; `conflict`
 * where it was taken back already.
 */
export async function revokeMandate(ctx: Ctx, id: string): Promise<void> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  ensure(ctx, may.revoke(ctx.actor, { person_id: personId }))
  await inTransaction(ctx, async (ctx) => {
    const rows = tables(ctx).selectFrom('mandate').selectAll().where('person_id', '=', personId)
    const row = ensureVisible(ctx, isUuid(id) ? await rows.where('id', '=', id).forUpdate().executeTakeFirst() : undefined)
    if (row.revoked_at) throw conflict(text(ctx).revokedAlready(formatDateTime(row.revoked_at)))
    await tables(ctx)
      .updateTable('mandate')
      .set({ revoked_at: ctx.now, revoked_by: 'owner' })
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .execute()
    const entry = { agencyId: row.agency_id, action: 'mandates.revoked', subject: { kind: 'mandate', id } }
    appendAudit(ctx, { ...entry, concerns: personId })
    appendAudit(ctx, { ...entry, concerns: row.agent_id })
    const data = { owner: row.owner_name, agent: row.agent_name, when: formatDateTime(ctx.now) }
    for (const side of [personId, row.agent_id])
      await tell(ctx, {
        personId: side,
        template: 'mandate.revoked',
        data,
        about: { kind: 'mandate', id },
        agencyId: row.agency_id,
      })
    rememberResult(ctx, { location: '/uy-quyen', status: 204 })
  })
}
