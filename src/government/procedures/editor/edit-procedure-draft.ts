import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { check, conflict, ensure, invalid, notFound } from '#platform/errors'
import { formatDateTime } from '#platform/time'
import { mayEditProcedures } from '../permissions.ts'
import { tables } from '../tables.ts'
import { editorText } from './editor-messages.ts'
import { ProcedureContent } from './procedure-content.ts'

/**
 * Changes a draft, if it still is as it was when the change began (`version`). What does not fit the type is refused; what does not
 * fit together yet is kept and told by `checkContent`. Errors: forbidden, not_found, invalid, conflict with who changed it and when.
 * @returns the draft's new version
 */
export async function editProcedureDraft(
  ctx: Ctx,
  at: { code: string; version: number },
  change: (content: ProcedureContent) => unknown,
): Promise<number> {
  ensure(ctx, mayEditProcedures(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const row = await tables(ctx)
      .selectFrom('procedure_draft')
      .selectAll()
      .where('code', '=', at.code)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound(ctx)
    if (row.version !== at.version)
      throw conflict(editorText(ctx).changedMeanwhile(row.changed_by_name, formatDateTime(row.changed_at)))
    const content = check(ctx, ProcedureContent, change(row.data))
    if (content.code !== at.code) throw invalid(ctx, { code: editorText(ctx).otherCode(content.code, at.code) })
    const version = row.version + 1
    await tables(ctx)
      .updateTable('procedure_draft')
      .set({
        data: json(content),
        version,
        changed_by: personIdOf(ctx.actor) ?? null,
        changed_by_name: 'name' in ctx.actor ? ctx.actor.name : '',
        changed_at: ctx.now,
      })
      .where('code', '=', at.code)
      .execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'procedures.draft-changed',
      subject: { kind: 'procedure', id: row.base_version_id, code: at.code },
      data: { version },
    })
    return version
  })
}
