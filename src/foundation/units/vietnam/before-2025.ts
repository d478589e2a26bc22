import { type ListedUnit, type Mapping, matchKey, provinceKey, type Sources, shortKey } from './sources.ts'
import { dayBefore, REARRANGED, type World } from './world.ts'

/** The three-tier units, by the keys under which later steps find them. */
export interface OldTiers {
  /** provinceKey → unit of 30 June 2025. */
  provinces: Map<string, string>
  /** Districts without communes of their own: short name → unit. */
  islandDistricts: Map<string, string>
  /** Old code → the commune that bore it on 30 June 2025. */
  communes: Map<string, string>
  /** Old code → the commune of the list of 2024 that had ended by then. */
  ended: Map<string, string>
  listed: Map<string, ListedUnit>
}

const LAST_DAY_OF_LIST = dayBefore(REARRANGED)
const uncertain = { since: REARRANGED, datesKnown: false }
const nameKey = (name: string, district: string, province: string): string =>
  `${shortKey(name)}|${shortKey(district)}|${provinceKey(province)}`
const districtKey = (name: string, province: string): string => `${matchKey(name)}|${provinceKey(province)}`

/** Builds the provinces, districts and communes up to 30 June 2025 from the list of 2024 and the rows that carry an old code. */
export function buildOldTiers(world: World, sources: Sources): OldTiers {
  const provinces = new Map<string, string>()
  const provinceOfCode = new Map<string, ListedUnit>()
  for (const listed of sources.oldProvinces) {
    provinceOfCode.set(listed.code, listed)
    const id = world.begin('province', listed.code, listed.name, null)
    provinces.set(provinceKey(listed.name), id)
    const renamed = sources.earlier.renamedProvinces.find((change) => change.code === listed.code)
    if (renamed)
      world.change(
        id,
        renamed.from,
        { name: renamed.name, parentId: null },
        { since: renamed.from, legalBasis: renamed.legalBasis },
      )
  }
  const coded = sources.mappings.filter((m): m is Mapping & { oldCode: string } => m.oldCode !== undefined)
  const listed = new Map(sources.oldCommunes.map((unit) => [unit.code, unit]))
  const districts = buildDistricts(world, sources, coded, listed, provinces, provinceOfCode)

  const communes = new Map<string, string>()
  const ended = new Map<string, string>()
  for (const row of coded) {
    const parentId = districts.in2025.get(districtKey(row.oldDistrict, row.oldProvince))!
    const before = listed.get(row.oldCode)
    if (before && shortKey(before.name) === shortKey(row.oldName)) {
      const sameName = matchKey(before.name) === matchKey(row.oldName)
      const id = world.begin(
        'commune',
        row.oldCode,
        sameName ? row.oldName : before.name,
        districts.ofCode.get(before.parentCode)!,
      )
      world.change(id, REARRANGED, { name: row.oldName, parentId }, uncertain)
      communes.set(row.oldCode, id)
      continue
    }
    const id = world.begin('commune', row.oldCode, row.oldName, parentId, uncertain)
    communes.set(row.oldCode, id)
    if (!before) continue
    const earlier = world.begin('commune', before.code, before.name, districts.ofCode.get(before.parentCode)!)
    endOfList(world, earlier)
    ended.set(before.code, earlier)
    // Its code lives on under another name: merged there, wholly or in part.
    world.link(earlier, id, REARRANGED, false)
    world.doubts.push({ kind: 'by_code_only', unit: world.label(earlier), targets: [`${row.oldCode} ${row.oldName}`] })
  }
  const ofName = new Map<string, string | null>()
  for (const row of coded) {
    const key = nameKey(row.oldName, row.oldDistrict, row.oldProvince)
    ofName.set(key, ofName.has(key) ? null : communes.get(row.oldCode)!)
  }
  for (const unit of sources.oldCommunes) {
    if (communes.has(unit.code)) continue
    const district = sources.districtName.get(unit.parentCode)!
    const id = world.begin('commune', unit.code, unit.name, districts.ofCode.get(unit.parentCode)!)
    ended.set(unit.code, id)
    const merger = sources.earlier.merged.find((change) => change.code === unit.code)
    if (merger) {
      world.end(id, dayBefore(merger.from))
      world.link(id, communes.get(merger.into)!, merger.from, true)
      continue
    }
    endOfList(world, id)
    // Its name goes on under the code of another: merged there.
    const successor = ofName.get(nameKey(unit.name, district.name, district.province))
    if (!successor) continue
    world.link(id, successor, REARRANGED, false)
    const { code, name } = world.last(successor)
    world.doubts.push({ kind: 'by_name_only', unit: world.label(id), targets: [`${code} ${name}`] })
  }
  return { provinces, islandDistricts: districts.islands, communes, ended, listed }
}

function buildDistricts(
  world: World,
  sources: Sources,
  coded: (Mapping & { oldCode: string })[],
  listed: Map<string, ListedUnit>,
  provinces: Map<string, string>,
  provinceOfCode: Map<string, ListedUnit>,
) {
  const ofCode = new Map<string, string>()
  const in2025 = new Map<string, string>()
  const islands = new Map<string, string>()
  const byShortName = new Map<string, ListedUnit>()
  const inhabited = new Set(sources.oldCommunes.map((unit) => unit.parentCode))
  for (const district of sources.oldDistricts) {
    const province = provinceOfCode.get(district.parentCode)!.name
    const id = world.begin('district', district.code, district.name, provinces.get(provinceKey(province))!)
    ofCode.set(district.code, id)
    if (!inhabited.has(district.code)) islands.set(shortKey(district.name), id)
    byShortName.set(`${shortKey(district.name)}|${provinceKey(province)}`, district)
    in2025.set(districtKey(district.name, province), id)
  }
  // Which districts of 2024 gave communes to which districts of 2025.
  const gave = new Map<string, Set<string>>()
  const alive = new Set(islands.values())
  for (const row of coded) {
    const key = districtKey(row.oldDistrict, row.oldProvince)
    let id = in2025.get(key)
    if (!id) {
      const earlier = byShortName.get(`${shortKey(row.oldDistrict)}|${provinceKey(row.oldProvince)}`)
      const parentId = provinces.get(provinceKey(row.oldProvince))!
      // `Huyện An Dương` that became `Quận An Dương` is the same district; a new name is a new one, its code not in the sources.
      if (earlier && !MERGED_UNDER_ONE_NAME.has(key)) {
        id = ofCode.get(earlier.code)!
        world.change(id, REARRANGED, { name: row.oldDistrict, parentId }, uncertain)
      } else id = world.begin('district', null, row.oldDistrict, parentId, uncertain)
      in2025.set(key, id)
    }
    alive.add(id)
    const from = listed.get(row.oldCode)?.parentCode
    if (from) gave.set(ofCode.get(from)!, (gave.get(ofCode.get(from)!) ?? new Set()).add(id))
  }
  for (const id of ofCode.values()) {
    if (alive.has(id)) {
      for (const to of gave.get(id) ?? []) if (world.last(to).code === null) world.link(id, to, REARRANGED, false)
      continue
    }
    endOfList(world, id)
    const targets = [...(gave.get(id) ?? [])]
    for (const to of targets) world.link(id, to, REARRANGED, targets.length === 1)
  }
  return { ofCode, in2025, islands }
}

/** Thành phố Hoa Lư was made of Thành phố Ninh Bình and Huyện Hoa Lư: a new unit, not the district of that name. */
const MERGED_UNDER_ONE_NAME = new Set([districtKey('Thành phố Hoa Lư', 'Tỉnh Ninh Bình')])

function endOfList(world: World, id: string): void {
  world.end(id, LAST_DAY_OF_LIST, false)
}
