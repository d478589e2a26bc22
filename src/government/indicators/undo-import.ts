import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { check, conflict, ensure } from '#platform/errors'
import { changeImport, importForUpdate } from './change-import.ts'
import type { ImportKey } from './import-figures.ts'
import { text } from './messages.ts'
import { mayDeclareFigures, maySign } from './permissions.ts'
import { tables } from './tables.ts'

export const UndoImport = z.object({ reason: z.string().trim().min(10).max(2000) })

/**
 * Takes a sheet back as one step: its drafts go, its published figures are withdrawn and what they replaced is in force again. By whoever may sign, once it was signed. Throws
 * `conflict` where a later figure stands on one of them.
 */
export async function undoImport(ctx: Ctx, key: ImportKey, input: z.input<typeof UndoImport>): Promise<void> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const t = text(ctx).imports
  const { reason } = check(ctx, UndoImport, input)
  await inTransaction(ctx, async (ctx) => {
    const sheet = await importForUpdate(ctx, key)
    if (sheet.status === 'undone') throw conflict(t.already(t.states.undone))
    if (sheet.status === 'signed') {
      ensure(ctx, maySign(ctx.actor, sheet))
      const { rows } = await sql<{ indicator_code: string; period: string }>`select indicator_code, period from indicators.figure
        where agency_id = ${key.agencyId}::uuid and import_id = ${key.id}::uuid and status = 'replaced' limit 1`.execute(ctx.db)
      if (rows[0]) throw conflict(t.laterStands(rows[0].indicator_code, rows[0].period))
      const gone = sql`gone.agency_id = ${key.agencyId}::uuid and gone.import_id = ${key.id}::uuid`
      await sql`update indicators.figure gone set status = 'withdrawn' where ${gone} and gone.status = 'published'`.execute(
        ctx.db,
      )
      await sql`update indicators.figure before set status = 'published' from indicators.figure gone
        where ${gone} and gone.status = 'withdrawn' and before.status = 'replaced' and before.version = (
          select max(other.version) from indicators.figure other
          where other.agency_id = gone.agency_id and other.indicator_code = gone.indicator_code and other.unit_id = gone.unit_id
            and other.place = gone.place and other.period_kind = gone.period_kind and other.period = gone.period
            and other.status = 'replaced' and other.version < gone.version)
          and before.agency_id = gone.agency_id and before.indicator_code = gone.indicator_code and before.unit_id = gone.unit_id
          and before.place = gone.place and before.period_kind = gone.period_kind and before.period = gone.period`.execute(ctx.db)
    } else
      await tables(ctx)
        .deleteFrom('figure')
        .where('agency_id', '=', key.agencyId)
        .where('import_id', '=', key.id)
        .where('status', '=', 'draft')
        .execute()
    const name = 'name' in ctx.actor ? ctx.actor.name : ''
    await changeImport(ctx, key, sheet, {
      set: { status: 'undone', undone_by_name: name, undone_at: ctx.now, undo_reason: reason },
      action: 'indicators.import-undone',
      data: { was: sheet.status, reason },
    })
  })
}
