import type { OldTiers } from './before-2025.ts'
import { type Mapping, matchKey, provinceKey, type Sources, shortKey } from './sources.ts'
import type { World } from './world.ts'

/** Old unit → the communes of 1 July 2025 that the sources say it went into. */
export type Targets = Map<string, { codes: Set<string>; sure: boolean }>

/**
 * Reads every mapping row. A row with an old code speaks of the unit of 30 June 2025; one without is matched by name, old
 * district and province among the units of 2025, then among those of the list of 2024, then by the name without its type
 * (the source mixes `Xã Mỹ Đồng, Huyện Thủy Nguyên` with `Phường Mỹ Đồng, Thành phố Thủy Nguyên`), and at last by name and
 * province alone, which is noted as a doubt.
 */
export function matchMappings(world: World, sources: Sources, old: OldTiers): Targets {
  const targets: Targets = new Map()
  const add = (unitId: string, code: string, sure = true): void => {
    const entry = targets.get(unitId) ?? { codes: new Set(), sure: true }
    entry.codes.add(code)
    entry.sure &&= sure
    targets.set(unitId, entry)
  }
  const keys = new Keys()
  for (const row of sources.mappings) {
    if (row.oldCode === undefined) continue
    const id = old.communes.get(row.oldCode)!
    add(id, row.target)
    keys.put(0, row, id)
  }
  for (const unit of old.listed.values()) {
    const district = sources.districtName.get(unit.parentCode)!
    // The unit of 2025 where the code goes on as the same unit, else the one that had ended.
    const id = old.ended.get(unit.code) ?? old.communes.get(unit.code)!
    keys.put(1, { oldName: unit.name, oldDistrict: district.name, oldProvince: district.province }, id)
  }
  const unmatched = new Set<string>()
  for (const row of sources.mappings) {
    if (row.oldCode !== undefined) continue
    const found = keys.find(row)
    if (found) add(found.id, row.target, found.sure)
    else unmatched.add(`${row.oldName}, ${row.oldDistrict}, ${row.oldProvince}\t${row.target} ${row.targetName}`)
    if (found && !found.sure) {
      world.doubts.push({
        kind: 'by_name_and_province',
        unit: `${row.oldName}, ${row.oldDistrict}, ${row.oldProvince} = ${world.label(found.id)}`,
        targets: [`${row.target} ${row.targetName}`],
      })
    }
  }
  for (const line of unmatched) {
    const [unit, target] = line.split('\t')
    world.doubts.push({ kind: 'no_old_unit', unit: unit!, targets: [target!] })
  }
  return targets
}

type Place = Pick<Mapping, 'oldName' | 'oldDistrict' | 'oldProvince'>

/** Indexes of the old communes from the strictest key to the loosest; a key that two units share decides nothing. */
class Keys {
  readonly #byKey = new Map<string, string | null>()

  put(generation: 0 | 1, place: Place, id: string): void {
    for (const key of keysOf(place)) {
      const full = `${generation}|${key}`
      const known = this.#byKey.get(full)
      this.#byKey.set(full, known === undefined || known === id ? id : null)
    }
  }

  find(place: Place): { id: string; sure: boolean } | undefined {
    const [full, short, province] = keysOf(place)
    for (const key of [full, short, province]) {
      for (const generation of [0, 1]) {
        const id = this.#byKey.get(`${generation}|${key}`)
        if (id) return { id, sure: key !== province }
      }
    }
    return undefined
  }
}

function keysOf({ oldName, oldDistrict, oldProvince }: Place): [string, string, string] {
  const province = provinceKey(oldProvince)
  return [
    `${matchKey(oldName)}|${matchKey(oldDistrict)}|${province}`,
    `${shortKey(oldName)}|${shortKey(oldDistrict)}|${province}`,
    `${matchKey(oldName)}||${province}`,
  ]
}
