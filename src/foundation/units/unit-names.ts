import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { today } from './get-unit.ts'

export interface UnitName {
  code: string | null
  name: string
  type: string
}

/**
 * Names of many units by id, in one statement: as of a day (today by default); a unit that no longer exists then answers with
 * its last name, one that does not exist yet with its first. Unknown ids are left out.
 */
export async function unitNames(ctx: Ctx, ids: readonly string[], asOf = today(ctx)): Promise<Map<string, UnitName>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<UnitName & { unit_id: string }>`
    select distinct on (unit_id) unit_id, code, name, type from units.life
    where unit_id = any(${[...new Set(ids)]}::uuid[])
    order by unit_id, valid_from <= ${asOf}::date desc, case when valid_from <= ${asOf}::date then valid_from end desc nulls last, valid_from`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ unit_id, ...name }) => [unit_id, name]))
}
