import { appendAudit } from '#foundation/audit'
import { type Ctx, isSamePerson, personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { conflict, ensure, ensureVisible } from '#platform/errors'
import { formatDateTime } from '#platform/time'
import { ensureLevelToAssist } from './ensure-level-to-assist.ts'
import { text } from './messages.ts'
import { type AssistanceTable, tables } from './tables.ts'

/**
 * The owner's consent behind a helper's draft, where it still holds. Throws `conflict` with the rule: taken back, run out, already filed; `not_found`
 * where the owner agreed to nothing for this draft. One statement.
 */
export async function validAssistance(
  ctx: Ctx,
  key: { ownerId: string; helperId: string; draftId: string },
): Promise<AssistanceTable> {
  ensure(ctx, isSamePerson(ctx.actor, key.helperId))
  ensureLevelToAssist(ctx)
  const row = ensureVisible(
    ctx,
    isUuid(key.draftId)
      ? await tables(ctx)
          .selectFrom('assistance')
          .selectAll()
          .where('person_id', '=', key.ownerId)
          .where('draft_id', '=', key.draftId)
          .where('helper_id', '=', key.helperId)
          .executeTakeFirst()
      : undefined,
  )
  const t = text(ctx)
  if (row.cancelled_at) throw conflict(t.assistanceCancelled(row.owner_name, formatDateTime(row.cancelled_at)))
  if (row.filed_at) throw conflict(t.assistanceFiled(row.dossier_code ?? ''))
  if (row.file_by && ctx.now > row.file_by) throw conflict(t.assistanceRanOut(formatDateTime(row.file_by)))
  return row
}

/** The one filing has been made; joins the caller's transaction. Throws `conflict` where the owner took the consent back at the same moment. */
export async function closeAssistance(ctx: Ctx, assistance: AssistanceTable, dossierCode: string): Promise<void> {
  ensure(ctx, personIdOf(ctx.actor) === assistance.helper_id)
  const closed = await tables(ctx)
    .updateTable('assistance')
    .set({ filed_at: ctx.now, dossier_code: dossierCode })
    .where('person_id', '=', assistance.person_id)
    .where('id', '=', assistance.id)
    .where('filed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .returning('id')
    .execute()
  if (closed.length === 0) throw conflict(text(ctx).codeGone)
  appendAudit(ctx, {
    agencyId: null,
    action: 'mandates.code-filed',
    subject: { kind: 'assistance', id: assistance.id },
    concerns: assistance.person_id,
    data: { code: dossierCode },
  })
}
