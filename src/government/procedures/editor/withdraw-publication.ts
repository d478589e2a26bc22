import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { afterCommit, inTransaction, json } from '#platform/database'
import { check, conflict, ensure, ensureVisible } from '#platform/errors'
import { formatDate, vietnamDate } from '#platform/time'
import { mayEditProcedures } from '../permissions.ts'
import { forgetRegister } from '../procedure-register.ts'
import { tables } from '../tables.ts'
import { editorText } from './editor-messages.ts'

export const WithdrawPublication = z.object({
  code: z.string().max(20),
  id: z.uuid(),
  reason: z.string().trim().min(5).max(500),
})

/**
 * Takes a publication back before its first day: the version before it runs on as if nothing had been published, and the content
 * becomes the draft again unless another one has been begun. Errors: forbidden, not_found, invalid, conflict once it has begun.
 */
export async function withdrawPublication(ctx: Ctx, input: z.input<typeof WithdrawPublication>): Promise<void> {
  ensure(ctx, mayEditProcedures(ctx.actor))
  const t = editorText(ctx)
  const { code, id, reason } = check(ctx, WithdrawPublication, input)
  await inTransaction(ctx, async (ctx) => {
    const versions = await tables(ctx)
      .selectFrom('procedure_version')
      .selectAll()
      .where('code', '=', code)
      .orderBy('valid_from')
      .forUpdate()
      .execute()
    const gone = ensureVisible(
      ctx,
      versions.find((one) => one.id === id),
    )
    if (gone.published_at === null) throw conflict(t.notPublishedHere)
    if (gone.valid_from <= vietnamDate(ctx.now)) throw conflict(t.hasBegun(formatDate(gone.valid_from)))
    const before = versions.findLast((one) => one.valid_from < gone.valid_from)
    await tables(ctx).deleteFrom('procedure_version').where('id', '=', id).execute()
    if (before && gone.ends_previous)
      await tables(ctx).updateTable('procedure_version').set({ valid_to: gone.valid_to }).where('id', '=', before.id).execute()
    await tables(ctx)
      .insertInto('procedure_draft')
      .values({
        code,
        base_version_id: before?.id ?? versions[0]!.id,
        data: json(gone.data),
        version: 1,
        changed_by: personIdOf(ctx.actor) ?? null,
        changed_by_name: 'name' in ctx.actor ? ctx.actor.name : '',
        changed_at: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    // A draft begun from what is taken back stands on what was there before it.
    if (before)
      await tables(ctx)
        .updateTable('procedure_draft')
        .set({ base_version_id: before.id })
        .where('base_version_id', '=', id)
        .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'procedures.publication-withdrawn',
      subject: { kind: 'procedure', id, code },
      reason,
      data: { validFrom: gone.valid_from },
    })
    afterCommit(ctx, () => forgetRegister(ctx))
  })
}
