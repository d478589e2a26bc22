import type { Ctx } from '#platform/context'
import { ensure, notFound } from '#platform/errors'
import { getProcedureVersion } from '../get-procedure.ts'
import { mayEditProcedures } from '../permissions.ts'
import type { ProcedureVersion } from '../procedure-types.ts'
import { tables } from '../tables.ts'
import type { ProcedureContent } from './procedure-content.ts'

export interface ProcedureDraft {
  code: string
  /** The version it was begun from. */
  base: ProcedureVersion
  content: ProcedureContent
  /** Counts the changes; each change names the one it began from. */
  version: number
  changedByName: string
  changedAt: Date
}

/** The draft of a procedure, if one has been begun. Errors: forbidden. */
export async function findDraft(ctx: Ctx, code: string): Promise<ProcedureDraft | undefined> {
  ensure(ctx, mayEditProcedures(ctx.actor))
  const row = await tables(ctx).selectFrom('procedure_draft').selectAll().where('code', '=', code).executeTakeFirst()
  if (!row) return undefined
  return {
    code,
    base: await getProcedureVersion(ctx, row.base_version_id),
    content: row.data,
    version: row.version,
    changedByName: row.changed_by_name,
    changedAt: row.changed_at,
  }
}

/** Errors: forbidden, not_found. */
export async function getDraft(ctx: Ctx, code: string): Promise<ProcedureDraft> {
  const draft = await findDraft(ctx, code)
  if (!draft) throw notFound(ctx)
  return draft
}
