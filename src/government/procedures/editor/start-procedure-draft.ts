import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, json } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import { listVersions } from '../get-procedure.ts'
import { mayEditProcedures } from '../permissions.ts'
import { tables } from '../tables.ts'
import { contentOf } from './procedure-content.ts'

/** Begins a draft from the newest version; where one is begun already, that one stays. Errors: forbidden, not_found. */
export async function startProcedureDraft(ctx: Ctx, code: string): Promise<void> {
  ensure(ctx, mayEditProcedures(ctx.actor))
  const newest = (await listVersions(ctx, code))[0]
  if (!newest) throw notFound(ctx)
  await inTransaction(ctx, async (ctx) => {
    const begun = await tables(ctx)
      .insertInto('procedure_draft')
      .values({
        code,
        base_version_id: newest.id,
        data: json(contentOf(newest)),
        version: 1,
        changed_by: personIdOf(ctx.actor) ?? null,
        changed_by_name: 'name' in ctx.actor ? ctx.actor.name : '',
        changed_at: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('code')
      .execute()
    if (begun.length === 0) return
    appendAudit(ctx, {
      agencyId: null,
      action: 'procedures.draft-started',
      subject: { kind: 'procedure', id: newest.id, code },
    })
  })
}

/** Throws the draft away; what is published stays. Errors: forbidden. */
export async function discardProcedureDraft(ctx: Ctx, code: string): Promise<void> {
  ensure(ctx, mayEditProcedures(ctx.actor))
  await inTransaction(ctx, async (ctx) => {
    const [gone] = await tables(ctx).deleteFrom('procedure_draft').where('code', '=', code).returning('base_version_id').execute()
    if (!gone) return
    appendAudit(ctx, {
      agencyId: null,
      action: 'procedures.draft-discarded',
      subject: { kind: 'procedure', id: gone.base_version_id, code },
    })
  })
}
