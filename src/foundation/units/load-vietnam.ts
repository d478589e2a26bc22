import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { accentKey, searchKey, sortKey } from '#platform/vietnamese'
import { OPEN_END, OPEN_START, tables } from './tables.ts'
import { buildVietnamUnits } from './vietnam/build-vietnam-units.ts'

const CHUNK = 2_000

/** Loads Vietnam's units into an empty installation, in one transaction of about two seconds; does nothing where there are units. */
export async function loadVietnam(ctx: Ctx): Promise<void> {
  if (await tables(ctx).selectFrom('unit').select('id').limit(1).executeTakeFirst()) return
  const { lives, lineage } = buildVietnamUnits()
  const units = new Map(lives.map((life) => [life.unitId, { id: life.unitId, level: life.level }]))
  await inTransaction(ctx, async (ctx) => {
    for (const rows of chunks([...units.values()]))
      await sql`insert into units.unit (id, level) select id, level from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, level text)`.execute(
        ctx.db,
      )
    const lifeRows = lives.map((life) => ({
      unit_id: life.unitId,
      valid_from: life.validFrom ?? OPEN_START,
      valid_to: life.validTo ?? OPEN_END,
      code: life.code,
      name: life.name,
      type: life.type,
      parent_id: life.parentId,
      from_known: life.fromKnown,
      to_known: life.toKnown,
      legal_basis: life.legalBasis,
      search_key: ` ${searchKey(life.name)}`,
      accent_key: ` ${accentKey(life.name)}`,
      sort_key: sortKey(life.name),
    }))
    for (const rows of chunks(lifeRows))
      await sql`
        insert into units.life (unit_id, valid_from, valid_to, code, name, type, parent_id, from_known, to_known, legal_basis, search_key, accent_key, sort_key)
        select * from jsonb_to_recordset(${rows}::jsonb) as r(unit_id uuid, valid_from date, valid_to date, code text, name text, type text, parent_id uuid,
          from_known boolean, to_known boolean, legal_basis text, search_key text, accent_key text, sort_key text)`.execute(
        ctx.db,
      )
    for (const rows of chunks(lineage))
      await sql`
        insert into units.lineage (from_id, to_id, effective_date, exact)
        select "fromId", "toId", "effectiveDate", exact
        from jsonb_to_recordset(${rows}::jsonb) as r("fromId" uuid, "toId" uuid, "effectiveDate" date, exact boolean)`.execute(
        ctx.db,
      )
    // The first questions come before autovacuum does.
    await sql`analyze units.unit, units.life, units.lineage`.execute(ctx.db)
  })
}

function* chunks<T>(rows: readonly T[]): Generator<string> {
  for (let i = 0; i < rows.length; i += CHUNK) yield JSON.stringify(rows.slice(i, i + CHUNK))
}
