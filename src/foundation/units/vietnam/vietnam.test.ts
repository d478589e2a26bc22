import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { vietnamUnitId } from '../unit-id.ts'
import { buildVietnamUnits, type VietnamUnits } from './build-vietnam-units.ts'
import { describeUnitsData } from './describe-data.ts'
import type { BuiltLife } from './world.ts'

let vietnam: VietnamUnits
beforeAll(() => {
  vietnam = buildVietnamUnits()
})

const days = new Map<string, BuiltLife[]>()
const on = (day: string): BuiltLife[] => {
  const known = days.get(day) ?? vietnam.lives.filter((life) => (life.validFrom ?? '') <= day && (life.validTo ?? '9999') >= day)
  days.set(day, known)
  return known
}
const types = (day: string, level: string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const life of on(day)) if (life.level === level) counts[life.type] = (counts[life.type] ?? 0) + 1
  return counts
}
const bearer = (code: string, day: string): BuiltLife => on(day).find((life) => life.code === code)!
const targetsOf = (unitId: string) => vietnam.lineage.filter((edge) => edge.fromId === unitId)

describe('counts in law', () => {
  it('has the 34 provinces and 3,321 communes of Resolution 202/2025/QH15', () => {
    expect(types('2025-07-01', 'province')).toEqual({ Tỉnh: 28, 'Thành phố': 6 })
    expect(types('2025-07-01', 'commune')).toEqual({ Xã: 2621, Phường: 687, 'Đặc khu': 13 })
    expect(types('2025-07-01', 'district')).toEqual({})
  })
  it('has the city of Đồng Nai and its new wards since 30 April 2026', () => {
    expect(types('2026-04-29', 'province')).toEqual({ Tỉnh: 28, 'Thành phố': 6 })
    for (const day of ['2026-04-30', '2026-07-25']) {
      expect(types(day, 'province')).toEqual({ Tỉnh: 27, 'Thành phố': 7 })
      expect(types(day, 'commune')).toEqual({ Xã: 2611, Phường: 697, 'Đặc khu': 13 })
    }
    expect(bearer('75', '2026-04-29').name).toBe('Tỉnh Đồng Nai')
    expect(bearer('75', '2026-04-30')).toMatchObject({ name: 'Thành phố Đồng Nai', unitId: bearer('75', '2026-04-29').unitId })
  })
  it('has 63 provinces, 696 districts and 10,035 communes on the last day of three tiers', () => {
    const levels = Map.groupBy(on('2025-06-30'), (life) => life.level)
    expect([...levels].map(([level, lives]) => [level, lives.length])).toEqual([
      ['province', 63],
      ['district', 696],
      ['commune', 10_035],
    ])
  })
})

describe('identity', () => {
  it('keeps a code and a unit apart: one code has two bearers', () => {
    expect(bearer('12499', '2025-06-30')).toMatchObject({ name: 'Xã An Thái', validTo: '2025-06-30' })
    expect(bearer('12499', '2025-07-01')).toMatchObject({ name: 'Xã A Sào', validFrom: '2025-07-01', validTo: null })
    expect(bearer('33', '2025-06-30').unitId).not.toBe(bearer('33', '2025-07-01').unitId)
    expect(bearer('12499', '2025-07-01').unitId).toBe(vietnamUnitId('12499', '2025-07-01'))
    expect(bearer('12499', '2025-06-30').unitId).toBe(vietnamUnitId('12499', null))
  })
  it('lets 11 provinces and the communes that were not rearranged go on', () => {
    const before = new Set(on('2025-06-30').map((life) => life.unitId))
    const same = on('2025-07-01').filter((life) => before.has(life.unitId))
    const provinces = same.filter((life) => life.level === 'province').map((life) => life.code)
    expect(provinces.sort()).toEqual(['01', '04', '11', '12', '14', '20', '22', '38', '40', '42', '46'])
    expect(bearer('15607', '2025-07-01').unitId).toBe(bearer('15607', '2025-06-30').unitId)
  })
  it('gives no code to two units on one day, and no unit two lives on one day', () => {
    for (const day of ['2024-01-01', '2025-03-01', '2025-06-30', '2025-07-01', '2026-07-25']) {
      const lives = on(day)
      const codes = lives.flatMap((life) => (life.code ? [`${life.level}/${life.code}`] : []))
      expect(new Set(codes).size).toBe(codes.length)
      expect(new Set(lives.map((life) => life.unitId)).size).toBe(lives.length)
    }
  })
  it('puts each unit under a parent that is valid on the same day', () => {
    for (const day of ['2024-01-01', '2025-03-01', '2025-06-30', '2025-07-01', '2026-07-25']) {
      const alive = new Map(on(day).map((life) => [life.unitId, life]))
      for (const life of alive.values()) {
        if (life.level === 'province') expect(life.parentId).toBeNull()
        else expect(alive.has(life.parentId!), `${life.name} on ${day}`).toBe(true)
      }
    }
  })
  it('pads every commune code to five digits', () => {
    for (const life of vietnam.lives) if (life.level === 'commune') expect(life.code).toMatch(/^\d{5}$/)
  })
})

describe('lineage', () => {
  it('gives every commune of 30 June 2025 a commune of today, and every new one an origin', () => {
    const today = new Set(on('2026-07-25').map((life) => life.unitId))
    const bornBefore = new Set(on('2025-06-30').map((life) => life.unitId))
    const from = Map.groupBy(vietnam.lineage, (edge) => edge.fromId)
    const into = new Set(vietnam.lineage.map((edge) => edge.toId))
    for (const life of on('2025-06-30')) {
      if (life.level === 'district') continue
      if (today.has(life.unitId)) continue
      const targets = from.get(life.unitId) ?? []
      expect(targets.length, `${life.code} ${life.name}`).toBeGreaterThan(0)
      for (const edge of targets) expect(today.has(edge.toId)).toBe(true)
    }
    for (const life of on('2025-07-01'))
      expect(bornBefore.has(life.unitId) || into.has(life.unitId), `${life.code} ${life.name}`).toBe(true)
    for (const edge of vietnam.lineage) expect(edge.fromId).not.toBe(edge.toId)
  })
  it('calls a step exact only where it is the only one of its day', () => {
    for (const edges of Map.groupBy(vietnam.lineage, (edge) => `${edge.fromId}/${edge.effectiveDate}`).values())
      if (edges.length > 1) expect(edges.some((edge) => edge.exact)).toBe(false)
  })
  it('is complete for Thái Bình and Thanh Hóa, the units of the list of 2024 included', () => {
    const origin = new Set(vietnam.lineage.map((edge) => edge.fromId))
    for (const [code, communes, listed] of [
      ['34', 242, 260],
      ['38', 547, 559],
    ] as const) {
      const province = bearer(code, '2024-01-01').unitId
      for (const [day, count] of [
        ['2025-06-30', communes],
        ['2024-01-01', listed],
      ] as const) {
        const lives = on(day)
        const districts = new Set(lives.filter((life) => life.parentId === province).map((life) => life.unitId))
        const inside = lives.filter((life) => districts.has(life.parentId ?? ''))
        expect(inside).toHaveLength(count)
        const today = new Set(on('2025-07-01').map((life) => life.unitId))
        for (const life of inside) expect(today.has(life.unitId) || origin.has(life.unitId), life.name).toBe(true)
      }
    }
    const open = vietnam.doubts.filter((doubt) => doubt.kind === 'no_target' || doubt.kind === 'no_old_unit')
    expect(open.filter((doubt) => /Tỉnh (Thái Bình|Thanh Hóa)$/.test(doubt.unit))).toEqual([])
  })
  it('joins the provinces that were merged', () => {
    const origins = (code: string) =>
      vietnam.lineage
        .filter((edge) => edge.toId === bearer(code, '2025-07-01').unitId)
        .map((edge) =>
          on('2025-06-30')
            .find((life) => life.unitId === edge.fromId)!
            .name.replace(/^(Tỉnh|Thành phố) /, ''),
        )
        .sort()
    expect(origins('33')).toEqual(['Hưng Yên', 'Thái Bình'])
    expect(origins('25')).toEqual(['Hoà Bình', 'Phú Thọ', 'Vĩnh Phúc'])
    expect(origins('79')).toEqual(['Bà Rịa - Vũng Tàu', 'Bình Dương', 'Hồ Chí Minh'])
    const provinces = new Set(on('2025-06-30').flatMap((life) => (life.level === 'province' ? [life.unitId] : [])))
    expect(vietnam.lineage.filter((edge) => provinces.has(edge.fromId))).toHaveLength(52)
  })
  it.each([
    ['12520', '12472', 'Xã Quỳnh Phụ'],
    ['12523', '12523', 'Xã Phụ Dực'],
    ['12475', '12499', 'Xã A Sào'],
    ['12478', '12499', 'Xã A Sào'],
    ['12490', '12499', 'Xã A Sào'],
    ['12499', '12499', 'Xã A Sào'],
    ['16471', '16498', 'Xã Quảng Ngọc'],
    ['19012', '19021', 'Xã Phú Trạch'],
  ])('leads %s into %s %s, exactly', (from, to, name) => {
    const edges = targetsOf(bearer(from, '2025-06-30').unitId)
    expect(edges).toEqual([expect.objectContaining({ toId: bearer(to, '2025-07-01').unitId, exact: true })])
    expect(bearer(to, '2025-07-01').name).toBe(name)
  })
  it('makes a special zone of an island district', () => {
    for (const code of ['11948', '19742', '20333', '21548', '26732']) {
      const zone = bearer(code, '2025-07-01')
      const origin = vietnam.lineage.filter((edge) => edge.toId === zone.unitId)
      expect(zone.type).toBe('Đặc khu')
      expect(origin).toHaveLength(1)
      expect(on('2025-06-30').find((life) => life.unitId === origin[0]!.fromId)!.level).toBe('district')
    }
  })
})

it('lists every doubt in docs/units-data.md', () => {
  const path = `${import.meta.dirname}/../../../../docs/units-data.md`
  expect(readFileSync(path, 'utf8'), 'run: node --conditions=dinh-source src/foundation/units/vietnam/write-units-data.ts').toBe(
    describeUnitsData(vietnam),
  )
})
