import type { Ctx } from '#platform/context'
import { inTransaction, json, newId } from '#platform/database'
import { conflict, ensure } from '#platform/errors'
import { changeImport, importForUpdate } from './change-import.ts'
import type { ImportKey } from './import-figures.ts'
import { text } from './messages.ts'
import { mayDeclareFigures } from './permissions.ts'
import { tables } from './tables.ts'

/** Rows of one INSERT: PostgreSQL takes 65,535 values. */
const BATCH = 1500

/** Enters the figures of a sheet in which nothing was wrong: all of them, waiting for a leader's signature, or none. Throws `conflict`. */
export async function confirmImport(ctx: Ctx, key: ImportKey): Promise<void> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const t = text(ctx).imports
  await inTransaction(ctx, async (ctx) => {
    const sheet = await importForUpdate(ctx, key)
    if (sheet.status !== 'read') throw conflict(t.already(t.states[sheet.status]))
    if (sheet.problems.length > 0) throw conflict(t.problemsFirst)
    for (let from = 0; from < sheet.rows.length; from += BATCH)
      await tables(ctx)
        .insertInto('figure')
        .values(
          sheet.rows.slice(from, from + BATCH).map((row) => ({
            ...{ agency_id: key.agencyId, id: newId(), indicator_code: row.indicatorCode, unit_id: row.unitId, place: '' },
            ...{ place_kind: '', period_kind: row.periodKind, period: row.period, value: row.value, state: null },
            ...{ numerator: row.numerator, denominator: row.denominator, qualifiers: [], as_printed: row.asPrinted },
            ...{ note: row.note, said_by: row.source || t.saidBy(sheet.name, row.row), origin: 'imported' as const },
            ...{ import_id: key.id, import_row: row.row, findings: json(row.findings), explanation: '' },
            ...{ proof_name: sheet.name, proof_sha256: sheet.sha256, proof_media_type: sheet.media_type },
            ...{ version: 1, status: 'draft' as const, entered_by_name: sheet.entered_by_name, entered_at: ctx.now },
            ...{ signed_by_name: '', signed_at: null },
          })),
        )
        .execute()
    await changeImport(ctx, key, sheet, {
      set: { status: 'confirmed' },
      action: 'indicators.import-confirmed',
      data: { rows: sheet.rows.length },
    })
  })
}
