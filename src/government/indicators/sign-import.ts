import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { check, conflict, ensure, invalid } from '#platform/errors'
import { changeImport, importForUpdate } from './change-import.ts'
import type { ImportKey } from './import-figures.ts'
import { text } from './messages.ts'
import { mayDeclareFigures, maySign } from './permissions.ts'
import { saidElsewhere } from './said-elsewhere.ts'
import { tables } from './tables.ts'

export const SignImport = z.object({ explanation: z.string().trim().max(4000).default('') })

/**
 * A leader signs all figures of a sheet at once; each replaces the one in force of its indicator, unit and period. What was found against any of them is explained once, for all
 * that have findings. Throws `invalid` on `explanation`, `conflict`.
 */
export async function signImport(ctx: Ctx, key: ImportKey, input: z.input<typeof SignImport> = {}): Promise<void> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const { explanation } = check(ctx, SignImport, input)
  const t = text(ctx).imports
  await inTransaction(ctx, async (ctx) => {
    const sheet = await importForUpdate(ctx, key)
    ensure(ctx, maySign(ctx.actor, sheet))
    if (sheet.status !== 'confirmed') throw conflict(t.already(t.states[sheet.status]))
    const name = 'name' in ctx.actor ? ctx.actor.name : ''
    const same = sql`before.agency_id = fresh.agency_id and before.indicator_code = fresh.indicator_code and before.unit_id = fresh.unit_id
      and before.place = fresh.place and before.period_kind = fresh.period_kind and before.period = fresh.period`
    const fresh = sql`fresh.agency_id = ${key.agencyId}::uuid and fresh.import_id = ${key.id}::uuid and fresh.status = 'draft'`
    await sql`update indicators.figure fresh set version = coalesce((
        select max(before.version) from indicators.figure before where ${same} and before.status <> 'draft'), 0) + 1
      where ${fresh}`.execute(ctx.db)
    // What was published since the sheet was read: whoever signs one of these alone has to wait for the rows locked above.
    await sql`update indicators.figure fresh set findings = fresh.findings || jsonb_build_array(jsonb_build_object(
        'rule', 'two-values', 'severity', 'error', 'numbers', jsonb_build_array(before.value, fresh.value)))
      from indicators.figure before where ${same} and ${fresh} and before.status = 'published' and before.value <> fresh.value
        and not fresh.findings @> jsonb_build_array(jsonb_build_object('rule', 'two-values', 'numbers', jsonb_build_array(before.value)))`.execute(
      ctx.db,
    )
    const drafts = await tables(ctx)
      .selectFrom('figure')
      .selectAll()
      .where('agency_id', '=', key.agencyId)
      .where('import_id', '=', key.id)
      .where('status', '=', 'draft')
      .execute()
    const elsewhere = await saidElsewhere(ctx, key.agencyId, drafts)
    const contradicted = drafts.flatMap((one) => {
      const value = elsewhere.of(one)
      return value === undefined ? [] : [{ id: one.id, value }]
    })
    if (contradicted.length > 0)
      await sql`update indicators.figure fresh set findings = fresh.findings || jsonb_build_array(jsonb_build_object(
          'rule', 'two-values', 'severity', 'error', 'numbers', jsonb_build_array(said.value, fresh.value)))
        from jsonb_to_recordset(${JSON.stringify(contradicted)}::jsonb) as said (id uuid, value numeric)
        where ${fresh} and fresh.id = said.id`.execute(ctx.db)
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from indicators.figure fresh where ${fresh} and findings <> '[]'`.execute(ctx.db)
    const found = rows[0]!.n
    if (found > 0 && explanation.length < 10) throw invalid(ctx, { explanation: t.explain(found) })
    await sql`update indicators.figure before set status = 'replaced' from indicators.figure fresh
      where ${same} and ${fresh} and before.status = 'published'`.execute(ctx.db)
    await sql`update indicators.figure fresh set status = 'published', signed_by_name = ${name}, signed_at = ${ctx.now},
        explanation = case when findings = '[]'::jsonb then '' else ${explanation} end
      where ${fresh}`.execute(ctx.db)
    await changeImport(ctx, key, sheet, {
      set: { status: 'signed', signed_by_name: name, signed_at: ctx.now },
      action: 'indicators.import-signed',
      data: { rows: sheet.rows.length, findings: found, explanation },
    })
  })
}
