import type { OldTiers } from './before-2025.ts'
import type { Targets } from './match-mappings.ts'
import { matchKey, provinceKey, type Sources, shortKey } from './sources.ts'
import { dayBefore, REFORM, type World } from './world.ts'

const PROVINCES_BY = 'Nghị quyết 202/2025/QH15'
const COMMUNES_BY = 'Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp các đơn vị hành chính cấp xã năm 2025'
const LAST_DAY = dayBefore(REFORM)

/** 1 July 2025: provinces and communes rearranged, the district tier dissolved; then the changes of the patch. */
export function reformOf2025(world: World, sources: Sources, old: OldTiers, targets: Targets): void {
  const oldUnits = world.lives.filter((life) => life.validTo === null).map((life) => life.unitId)
  const provinces = newProvinces(world, sources, old, targets)
  const goesOn = new Set(provinces.values())
  const byTarget = new Map<string, string[]>()
  for (const [unitId, { codes }] of targets) for (const code of codes) byTarget.set(code, [...(byTarget.get(code) ?? []), unitId])
  const communes = new Map<string, string>()
  for (const commune of sources.communes) {
    const parentId = provinces.get(commune.provinceCode)!
    const opening = { since: REFORM, legalBasis: COMMUNES_BY }
    const from = byTarget.get(commune.code) ?? []
    const same = from.length === 1 && isWhole(targets, from[0]!) ? world.last(from[0]!) : undefined
    if (same?.validTo === null && same.code === commune.code && matchKey(same.name) === matchKey(commune.name)) {
      // Not rearranged: the same unit, now directly under its province.
      world.change(same.unitId, REFORM, { name: commune.name, parentId }, opening)
      communes.set(commune.code, same.unitId)
      goesOn.add(same.unitId)
    } else communes.set(commune.code, world.begin('commune', commune.code, commune.name, parentId, opening))
  }
  for (const unitId of oldUnits) if (!goesOn.has(unitId)) world.end(unitId, LAST_DAY)
  for (const [unitId, { codes }] of targets) linkCommune(world, unitId, codes, communes, isWhole(targets, unitId))
  for (const code of sources.islands) {
    const island = communes.get(code)!
    const district = old.islandDistricts.get(shortKey(world.last(island).name))!
    world.link(district, island, REFORM, true)
  }
  for (const change of sources.patch.typeChanges)
    world.change(
      communes.get(change.code)!,
      change.from,
      { name: `${change.type} ${change.name}`, parentId: world.last(communes.get(change.code)!).parentId },
      { since: change.from, legalBasis: change.legalBasis },
    )
  for (const change of sources.patch.provinces)
    world.change(
      provinces.get(change.code)!,
      change.from,
      { name: change.name, parentId: null },
      { since: change.from, legalBasis: change.legalBasis },
    )
  const resolved = new Set([...world.lineage.values()].map((edge) => edge.fromId))
  for (const unitId of old.ended.values()) {
    if (resolved.has(unitId)) continue
    world.doubts.push({ kind: 'no_target', unit: world.label(unitId), targets: [] })
  }
}

const isWhole = (targets: Targets, unitId: string): boolean => {
  const entry = targets.get(unitId)
  return entry?.sure === true && entry.codes.size === 1
}

function linkCommune(world: World, unitId: string, codes: Set<string>, communes: Map<string, string>, whole: boolean): void {
  const names: string[] = []
  for (const code of codes) {
    const to = communes.get(code)
    if (!to) throw new Error(`a mapping leads to ${code}, which no commune bears`)
    names.push(`${code} ${world.last(to).name}`)
    if (to !== unitId) world.link(unitId, to, REFORM, whole)
  }
  if (codes.size < 2) return
  world.doubts.push({ kind: 'several_targets', unit: world.label(unitId), targets: names })
}

/** A province whose territory is that of one old province of the same code and name goes on; all others are new. */
function newProvinces(world: World, sources: Sources, old: OldTiers, targets: Targets): Map<string, string> {
  const provinceOfCommune = new Map(sources.communes.map((commune) => [commune.code, commune.provinceCode]))
  const from = new Map<string, Set<string>>()
  for (const row of sources.mappings) {
    if (row.oldCode === undefined || !targets.has(old.communes.get(row.oldCode)!)) continue
    const code = provinceOfCommune.get(row.target)!
    from.set(code, (from.get(code) ?? new Set()).add(old.provinces.get(provinceKey(row.oldProvince))!))
  }
  const provinces = new Map<string, string>()
  for (const { code, name } of sources.provinces) {
    const sourcesOf = [...(from.get(code) ?? [])]
    const same = sourcesOf.length === 1 ? world.last(sourcesOf[0]!) : undefined
    if (same && same.code === code && matchKey(same.name) === matchKey(name)) {
      provinces.set(code, same.unitId)
      continue
    }
    const id = world.begin('province', code, name, null, { since: REFORM, legalBasis: PROVINCES_BY })
    provinces.set(code, id)
    for (const old of sourcesOf) world.link(old, id, REFORM, true)
  }
  return provinces
}
