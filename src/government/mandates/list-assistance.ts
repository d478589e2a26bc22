import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, isUuid, rememberResult } from '#platform/database'
import { conflict, ensure, ensureVisible, unauthenticated } from '#platform/errors'
import { formatDateTime } from '#platform/time'
import { text } from './messages.ts'
import { may } from './permissions.ts'
import { type AssistanceTable, tables } from './tables.ts'
import { tell } from './tell-sides.ts'

/** The person's own codes, the newest first: who used each, for what, and what became of it. */
export async function listAssistance(ctx: Ctx): Promise<AssistanceTable[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  ensure(ctx, may.give(ctx.actor))
  return tables(ctx)
    .selectFrom('assistance')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(30)
    .execute()
}

/** The owner takes a consent back while nothing has been filed by it. Throws not_found; `conflict` where it was filed. */
export async function cancelAssistance(ctx: Ctx, id: string): Promise<void> {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  ensure(ctx, may.revoke(ctx.actor, { person_id: personId }))
  await inTransaction(ctx, async (ctx) => {
    const own = tables(ctx).selectFrom('assistance').selectAll().where('person_id', '=', personId)
    const row = ensureVisible(ctx, isUuid(id) ? await own.where('id', '=', id).forUpdate().executeTakeFirst() : undefined)
    if (row.filed_at) throw conflict(text(ctx).assistanceFiled(row.dossier_code ?? ''))
    await tables(ctx)
      .updateTable('assistance')
      .set({ cancelled_at: row.cancelled_at ?? ctx.now })
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .execute()
    await tables(ctx).deleteFrom('assistance_code').where('person_id', '=', personId).where('assistance_id', '=', id).execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'mandates.code-cancelled',
      subject: { kind: 'assistance', id },
      concerns: personId,
    })
    if (row.helper_id && !row.cancelled_at)
      await tell(ctx, {
        personId: row.helper_id,
        template: 'assistance.cancelled',
        data: { owner: row.owner_name, procedure: row.procedure_name, when: formatDateTime(ctx.now) },
        about: { kind: 'assistance', id },
      })
    rememberResult(ctx, { location: '/uy-quyen', status: 204 })
  })
}
