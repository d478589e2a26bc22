import { accentKey, searchKey, sortKey } from '#platform/vietnamese'
import { buildVietnamUnits } from './build-vietnam-units.ts'

const CHUNK = 1_000

/** Rows for the module's tables, in the order of insertion: table, and a JSON text of at most a thousand rows for jsonb_to_recordset. */
export function* vietnamRows(): Generator<['unit' | 'life' | 'lineage', string]> {
  const { lives, lineage } = buildVietnamUnits()
  const units = new Map(lives.map((life) => [life.unitId, { id: life.unitId, level: life.level }]))
  for (const rows of chunks([...units.values()])) yield ['unit', rows]
  const lifeRows = lives.map((life) => ({
    unit_id: life.unitId,
    valid_from: life.validFrom ?? '-infinity',
    valid_to: life.validTo ?? 'infinity',
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
  for (const rows of chunks(lifeRows)) yield ['life', rows]
  const lineageRows = lineage.map((edge) => ({
    from_id: edge.fromId,
    to_id: edge.toId,
    effective_date: edge.effectiveDate,
    exact: edge.exact,
  }))
  for (const rows of chunks(lineageRows)) yield ['lineage', rows]
}

function* chunks(rows: readonly object[]): Generator<string> {
  for (let i = 0; i < rows.length; i += CHUNK) yield JSON.stringify(rows.slice(i, i + CHUNK))
}
