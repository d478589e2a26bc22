import { addDays } from '#platform/time'
import { vietnamUnitId } from '../unit-id.ts'
import { typeOf } from './sources.ts'

export type Level = 'province' | 'district' | 'commune'

/** A stretch of a unit's life during which its data did not change. Dates are days included; null where open or not known. */
export interface BuiltLife {
  unitId: string
  level: Level
  code: string | null
  name: string
  type: string
  parentId: string | null
  validFrom: string | null
  validTo: string | null
  /** False where the sources show that something changed before July 2025 but not on which day. */
  fromKnown: boolean
  toKnown: boolean
  /** What brought this stretch about. */
  legalBasis: string | null
}

export interface BuiltLineage {
  fromId: string
  toId: string
  effectiveDate: string
  /** The whole of `from` went into `to`. */
  exact: boolean
}

/** A mapping that is not exact, and why; listed in docs/units-data.md. */
export interface Doubt {
  kind: 'several_targets' | 'by_code_only' | 'by_name_only' | 'by_name_and_province' | 'no_old_unit' | 'no_target'
  unit: string
  targets: string[]
}

/**
 * The sources know two moments before July 2025: a list of early 2024 and the units of 30 June 2025. What differs was
 * changed by the rearrangement of 2023-2025, most of it on this day; such days carry `fromKnown` and `toKnown: false`.
 */
export const REARRANGED = '2025-01-01'
/** Districts end, provinces and communes are rearranged (Resolution 202/2025/QH15; Law 72/2025/QH15). */
export const REFORM = '2025-07-01'

export const dayBefore = (day: string): string => addDays(day, -1)

/** Where the units are put together: lives in order of time, lineage without doubles. */
export class World {
  readonly lives: BuiltLife[] = []
  readonly lineage = new Map<string, BuiltLineage>()
  readonly doubts: Doubt[] = []
  readonly #last = new Map<string, BuiltLife>()

  begin(level: Level, code: string | null, name: string, parentId: string | null, from: Opening = {}): string {
    const since = from.since ?? null
    const unitId = vietnamUnitId(code ?? `${name}/${parentId}`, since)
    this.#add({ unitId, level, code, name, type: typeOf(name), parentId, validFrom: since, validTo: null, ...knowledge(from) })
    return unitId
  }

  /** The same unit under other data from a day on; nothing happens when the data are the same. */
  change(unitId: string, since: string, data: { name: string; parentId: string | null }, from: Opening = {}): void {
    const before = this.last(unitId)
    if (before.name === data.name && before.parentId === data.parentId) return
    before.validTo = dayBefore(since)
    before.toKnown = from.datesKnown ?? true
    this.#add({ ...before, ...data, type: typeOf(data.name), validFrom: since, validTo: null, ...knowledge(from) })
  }

  end(unitId: string, lastDay: string, known = true): void {
    const life = this.last(unitId)
    life.validTo ??= lastDay
    life.toKnown = known
  }

  link(fromId: string, toId: string, effectiveDate: string, exact: boolean): void {
    this.lineage.set(`${fromId}/${toId}`, { fromId, toId, effectiveDate, exact })
  }

  /** `12499 Xã An Thái, Huyện Quỳnh Phụ, Tỉnh Thái Bình` */
  label(unitId: string): string {
    const { code, name, parentId } = this.last(unitId)
    const places = [code ? `${code} ${name}` : name]
    for (let id = parentId; id; id = this.last(id).parentId) places.push(this.last(id).name)
    return places.join(', ')
  }

  last(unitId: string): BuiltLife {
    const life = this.#last.get(unitId)
    if (!life) throw new Error(`no unit ${unitId}`)
    return life
  }

  #add(life: BuiltLife): void {
    if (life.validFrom && life.validTo && life.validFrom > life.validTo) throw new Error(`${life.name} ends before it begins`)
    this.lives.push(life)
    this.#last.set(life.unitId, life)
  }
}

interface Opening {
  since?: string
  datesKnown?: boolean
  legalBasis?: string
}

const knowledge = (from: Opening) => ({
  fromKnown: from.since !== undefined && (from.datesKnown ?? true),
  toKnown: true,
  legalBasis: from.legalBasis ?? null,
})
