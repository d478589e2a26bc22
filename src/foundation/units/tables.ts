import type { Ctx } from '#platform/context'
import { defineTables, sql } from '#platform/database'
import type { Level } from './vietnam/world.ts'

export const OPEN_START = '-infinity'
export const OPEN_END = 'infinity'

export interface UnitTable {
  id: string
  level: Level
}

export interface LifeTable {
  unit_id: string
  valid_from: string
  valid_to: string
  code: string | null
  name: string
  type: string
  parent_id: string | null
  from_known: boolean
  to_known: boolean
  legal_basis: string | null
  reform_id: string | null
  search_key: string
  accent_key: string
  sort_key: string
}

export interface LineageTable {
  from_id: string
  to_id: string
  effective_date: string
  exact: boolean
  reform_id: string | null
}

export interface ReformTable {
  id: string
  kind: 'merge' | 'split' | 'rename' | 'dissolve_tier'
  legal_basis: string
  effective_date: string
  detail: unknown
  made_by: string | null
  made_by_name: string
  made_at: Date
}

export const tables = defineTables<{ unit: UnitTable; life: LifeTable; lineage: LineageTable; reform: ReformTable }>('units')

/** A unit as it was on a day. */
export interface Unit {
  id: string
  /** Null for the few former districts whose code no source gives. */
  code: string | null
  /** With its type: `Xã A Sào`, `Tỉnh Hưng Yên`. */
  name: string
  type: string
  level: Level
  /** The first and last day, both included, on which exactly these data held; null where not known, or in force. */
  validFrom: string | null
  validTo: string | null
  /** False where the sources do not give the day (docs/units-data.md). */
  fromKnown: boolean
  toKnown: boolean
  legalBasis: string | null
  parent: { id: string; code: string | null; name: string; type: string } | null
}

/** Every read of units on a day starts here; the parent is the one of that day. */
export const unitsOn = (ctx: Pick<Ctx, 'db'>, day: string) =>
  tables(ctx)
    .selectFrom('life as f')
    .innerJoin('unit as u', 'u.id', 'f.unit_id')
    .leftJoin('life as p', (join) =>
      join.onRef('p.unit_id', '=', 'f.parent_id').on('p.valid_from', '<=', day).on('p.valid_to', '>=', day),
    )
    .where('f.valid_from', '<=', day)
    .where('f.valid_to', '>=', day)
    .select([...LIFE_COLUMNS, 'u.level'])
    .select(['p.code as parent_code', 'p.name as parent_name', 'p.type as parent_type'])

/** Every stretch of life, whenever it was; the parent is the one of its last day, which is the one people remember. */
export const livesEver = (ctx: Pick<Ctx, 'db'>) =>
  tables(ctx)
    .selectFrom('life as f')
    .innerJoin('unit as u', 'u.id', 'f.unit_id')
    .leftJoin('life as p', (join) =>
      join
        .onRef('p.unit_id', '=', 'f.parent_id')
        .on(sql<boolean>`p.valid_from <= f.valid_to`)
        .on(sql<boolean>`p.valid_to >= f.valid_to`),
    )
    .select([...LIFE_COLUMNS, 'u.level'])
    .select(['p.code as parent_code', 'p.name as parent_name', 'p.type as parent_type'])

const LIFE_COLUMNS = [
  'f.unit_id',
  'f.valid_from',
  'f.valid_to',
  'f.code',
  'f.name',
  'f.type',
  'f.parent_id',
  'f.from_known',
  'f.to_known',
  'f.legal_basis',
] as const

export interface UnitRow extends Omit<LifeTable, 'reform_id' | 'search_key' | 'accent_key' | 'sort_key'> {
  level: Level
  parent_code: string | null
  parent_name: string | null
  parent_type: string | null
}

export const unitOf = (row: UnitRow): Unit => ({
  id: row.unit_id,
  code: row.code,
  name: row.name,
  type: row.type,
  level: row.level,
  validFrom: row.valid_from === OPEN_START ? null : row.valid_from,
  validTo: row.valid_to === OPEN_END ? null : row.valid_to,
  fromKnown: row.from_known,
  toKnown: row.to_known,
  legalBasis: row.legal_basis,
  parent:
    row.parent_id && row.parent_name && row.parent_type
      ? { id: row.parent_id, code: row.parent_code, name: row.parent_name, type: row.parent_type }
      : null,
})
