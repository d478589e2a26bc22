import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context'
import { fold } from '#platform/vietnamese'
import { citizen, type TestDatabase, testDatabase, testProgram } from '#testing'
import { findPredecessors, findSuccessors } from './find-successors.ts'
import { findUnit, findUnitById, getUnit } from './get-unit.ts'
import { getUnitStory } from './get-unit-story.ts'
import { listAncestors, listDescendants } from './list-relatives.ts'
import { loadVietnam } from './load-vietnam.ts'
import { units } from './module.ts'
import { searchUnits } from './search-units.ts'
import { vietnamUnitId } from './unit-id.ts'
import { unitNames } from './unit-names.ts'

let database: TestDatabase
let ctx: Ctx
beforeAll(async () => {
  database = await testDatabase()
  ctx = testProgram(database, [units]).ctx(citizen(), new Date('2026-07-25T03:00:00Z'))
})

const codes = (found: { code: string | null; exact: boolean }[]) => found.map((unit) => [unit.code, unit.exact])

describe('a unit on a day', () => {
  it('is the bearer of the code on that day, the last day included', async () => {
    expect(await getUnit(ctx, { code: '12499', asOf: '2025-06-30' })).toMatchObject({
      name: 'Xã An Thái',
      validFrom: null,
      validTo: '2025-06-30',
      parent: { code: '338', name: 'Huyện Quỳnh Phụ' },
    })
    expect(await getUnit(ctx, { code: '12499' })).toMatchObject({
      name: 'Xã A Sào',
      type: 'Xã',
      validFrom: '2025-07-01',
      validTo: null,
      parent: { code: '33' },
    })
    expect(await getUnit(ctx, { code: '33', asOf: '2025-06-01' })).toMatchObject({
      name: 'Tỉnh Hưng Yên',
      validTo: '2025-06-30',
      parent: null,
    })
    expect(await getUnit(ctx, { code: '75', asOf: '2026-04-29' })).toMatchObject({
      name: 'Tỉnh Đồng Nai',
      validFrom: '2025-07-01',
      validTo: '2026-04-29',
    })
    expect(await getUnit(ctx, { code: '75' })).toMatchObject({
      name: 'Thành phố Đồng Nai',
      type: 'Thành phố',
      validFrom: '2026-04-30',
    })
  })
  it('follows the civil day of Vietnam', async () => {
    const lateEvening = { ...ctx, now: new Date('2025-06-30T17:30:00Z') }
    expect((await getUnit(lateEvening, { code: '12499' })).name).toBe('Xã A Sào')
  })
  it('is not found, with the reason, where the code is unknown or not in use', async () => {
    await expect(getUnit(ctx, { code: '99999' })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('99999'),
    })
    await expect(getUnit(ctx, { code: '12520' })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('2026-07-25'),
    })
  })
  it('keeps its id: by id, names of many in one statement', async () => {
    const [old, now] = [vietnamUnitId('12499', null), vietnamUnitId('12499', '2025-07-01')]
    expect(await findUnitById(ctx, { id: old })).toBeUndefined()
    expect(await findUnitById(ctx, { id: old, asOf: '2025-06-30' })).toMatchObject({ code: '12499' })
    expect(await findUnitById(ctx, { id: 'no uuid' })).toBeUndefined()
    database.statements.length = 0
    const names = await unitNames(ctx, [old, now, vietnamUnitId('75', '2025-07-01'), '00000000-0000-4000-8000-000000000000'])
    expect(database.statements).toHaveLength(1)
    expect([...names.values()].map((unit) => unit.name).sort()).toEqual(['Thành phố Đồng Nai', 'Xã A Sào', 'Xã An Thái'])
    expect(
      (await unitNames(ctx, [vietnamUnitId('75', '2025-07-01')], '2025-12-31')).get(vietnamUnitId('75', '2025-07-01'))!.name,
    ).toBe('Tỉnh Đồng Nai')
    expect(await unitNames(ctx, [])).toEqual(new Map())
  })
  it('has the units above and below it on that day', async () => {
    const anThai = (await findUnit(ctx, { code: '12499', asOf: '2025-06-30' }))!
    expect((await listAncestors(ctx, { id: anThai.id, asOf: '2025-06-30' })).map((unit) => unit.code)).toEqual(['338', '34'])
    const aSao = (await findUnit(ctx, { code: '12499' }))!
    expect((await listAncestors(ctx, { id: aSao.id })).map((unit) => unit.name)).toEqual(['Tỉnh Hưng Yên'])
    const thaiBinh = (await findUnit(ctx, { code: '34', asOf: '2025-06-30' }))!
    expect(await allBelow(thaiBinh.id, '2025-06-30')).toHaveLength(8 + 242)
    expect(await allBelow((await getUnit(ctx, { code: '33' })).id, '2026-07-25')).toHaveLength(104)
    expect((await listDescendants(ctx, { id: thaiBinh.id, asOf: '2025-06-30', depth: 'children' })).items).toHaveLength(8)
  })
})

async function allBelow(id: string, asOf: string): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await listDescendants(ctx, { id, asOf, limit: 100, after })
    ids.push(...page.items.map((unit) => unit.id))
    after = page.next ?? undefined
  } while (after)
  expect(new Set(ids).size).toBe(ids.length)
  return ids
}

describe('successors and predecessors', () => {
  it.each([
    ['12499', [['12499', true]]],
    ['12475', [['12499', true]]],
    ['12520', [['12472', true]]],
    ['16471', [['16498', true]]],
    ['34', [['33', true]]],
    ['33', [['33', true]]],
    ['38', [['38', true]]],
    ['75', [['75', true]]],
    ['318', [['11948', true]]],
    ['15607', [['15607', true]]],
    ['15790', [['15772', true]]],
  ])('of %s today are %j', async (code, expected) => {
    expect(codes(await findSuccessors(ctx, { code }))).toEqual(expected)
  })
  it('are the unit itself before anything changed', async () => {
    expect(await findSuccessors(ctx, { code: '12499', on: '2025-06-30' })).toMatchObject([{ name: 'Xã An Thái', exact: true }])
    expect(await findSuccessors(ctx, { code: '75', on: '2025-12-31' })).toMatchObject([{ name: 'Tỉnh Đồng Nai', exact: true }])
  })
  it('are several, and none exact, where a unit was split or a tier dissolved', async () => {
    const split = await findSuccessors(ctx, { code: '16651' })
    expect(codes(split).sort()).toEqual([
      ['16609', false],
      ['16645', false],
      ['16654', false],
    ])
    const quynhPhu = await findSuccessors(ctx, { code: '338' })
    expect(quynhPhu.map((unit) => unit.code)).toContain('12499')
    expect(quynhPhu.map((unit) => unit.code)).toContain('12472')
    expect(quynhPhu.every((unit) => !unit.exact && unit.parent?.code === '33')).toBe(true)
  })
  it('of a unit that vanished without a known heir lie in its former district', async () => {
    const found = await findSuccessors(ctx, { code: '12235' })
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((unit) => !unit.exact && unit.parent?.code === '33')).toBe(true)
  })
  it('go back to where a unit came from', async () => {
    // An Đồng, An Hiệp, An Khê, An Thái: in alphabetical order.
    const origins = await findPredecessors(ctx, { code: '12499', on: '2025-06-30' })
    expect(codes(origins)).toEqual(['12478', '12490', '12475', '12499'].map((code) => [code, true]))
    expect(codes(await findPredecessors(ctx, { code: '33', on: '2025-06-30' }))).toEqual([
      ['33', true],
      ['34', true],
    ])
    expect(codes(await findPredecessors(ctx, { code: '38', on: '2020-01-01' }))).toEqual([['38', true]])
    expect(await findPredecessors(ctx, { code: '12499', on: '2025-07-01' })).toMatchObject([{ name: 'Xã A Sào', exact: true }])
  })
  it('exist for every code ever borne, and exact ones lead back', async () => {
    const { rows } = await database.pool.query<{ code: string }>(
      `select distinct code from units.life where code is not null and (code like '1249%' or code like '155%' or length(code) = 2 or (length(code) = 3 and code like '%48')) order by code`,
    )
    for (const { code } of rows) {
      const found = await findSuccessors(ctx, { code, on: '2025-07-01' })
      expect(found.length, code).toBeGreaterThan(0)
      if (found.length > 1) expect(found.some((unit) => unit.exact)).toBe(false)
      for (const unit of found.filter((unit) => unit.exact)) {
        const back = await findPredecessors(ctx, { code: unit.code!, on: '2025-06-30' })
        const before = await findUnit(ctx, { code, asOf: '2025-06-30' })
        if (before)
          expect(
            back.map((origin) => origin.code),
            code,
          ).toContain(code)
      }
    }
  })
})

describe('search', () => {
  const names = async (input: Parameters<typeof searchUnits>[1]) => (await searchUnits(ctx, input)).items.map((unit) => unit.name)
  it.each(['Quỳnh Phụ', 'quynh phu', 'QUỲNH PHỤ'.normalize('NFD'), 'xã Quỳnh Phụ'])('finds Xã Quỳnh Phụ by %s', async (name) => {
    expect(await names({ name })).toContain('Xã Quỳnh Phụ')
    if (fold(name) !== name) expect((await names({ name }))[0]).toBe('Xã Quỳnh Phụ')
  })
  it('takes either tone placement', async () => {
    expect(await names({ name: 'Thanh Hoá', level: 'province' })).toEqual(['Tỉnh Thanh Hóa'])
    expect(await names({ name: 'Thanh Hóa', level: 'province' })).toEqual(['Tỉnh Thanh Hóa'])
    expect(await names({ name: 'Hoà Bình' })).toEqual(await names({ name: 'Hòa Bình' }))
  })
  it('puts the name with its marks first, and a whole name before a part', async () => {
    const found = await names({ name: 'An Thái', asOf: '2025-06-30', limit: 100 })
    expect(found[0]).toMatch(/An Thái$/)
    expect(found.findLastIndex((name) => / An Thái$/.test(name))).toBeLessThan(
      found.findIndex((name) => / An Thai$/.test(name)) >>> 0,
    )
  })
  it('finds former units as of their day, or when all are asked', async () => {
    expect(await names({ name: 'Quỳnh Hải' })).toEqual([])
    expect(await names({ name: 'Quỳnh Hải', asOf: '2025-06-30' })).toEqual(['Xã Quỳnh Hải'])
    expect(await names({ name: 'Quỳnh Hải', ever: true })).toEqual(['Xã Quỳnh Hải'])
  })
  it('finds by code, and pages through everything once', async () => {
    expect(await names({ name: '12499' })).toEqual(['Xã A Sào'])
    const ids: string[] = []
    let after: string | undefined
    do {
      const page = await searchUnits(ctx, { name: 'thanh', ever: true, limit: 17, after })
      ids.push(...page.items.map((unit) => unit.id + unit.name))
      after = page.next ?? undefined
    } while (after)
    expect(ids.length).toBeGreaterThan(100)
    expect(new Set(ids).size).toBe(ids.length)
  })
  it.each(["'; drop", '%%%', '\\', '   ', '😀'])('answers %j without harm', async (name) => {
    expect(Array.isArray(await names({ name }))).toBe(true)
  })
  it('starts at the beginning on a cursor that is none of ours', async () => {
    expect(await names({ name: 'Quỳnh Phụ', after: 'bm90IGpzb24' })).toContain('Xã Quỳnh Phụ')
  })
})

it('tells both lives of a code', async () => {
  const [now, before] = await getUnitStory(ctx, '12499')
  expect(now).toMatchObject({ inForce: true, heirs: [], lives: [{ name: 'Xã A Sào' }] })
  expect(now!.origins.map((origin) => origin.name).sort()).toEqual(['Xã An Hiệp', 'Xã An Khê', 'Xã An Thái', 'Xã An Đồng'])
  expect(before).toMatchObject({ inForce: false, lives: [{ name: 'Xã An Thái' }], heirs: [{ name: 'Xã A Sào', exact: true }] })
  expect((await getUnitStory(ctx, '38'))[0]!.below.count).toBe(166)
})

it('loads once only', async () => {
  database.statements.length = 0
  await loadVietnam(testProgram(database, [units]).ctx())
  expect(database.statements).toHaveLength(1)
})

it('finds by code through the index', async () => {
  const { rows } = await database.pool.query(
    `explain select * from units.life where code = '12499' and valid_to >= '2025-06-30' and valid_from <= '2025-06-30'`,
  )
  expect(rows.map((row) => Object.values(row)[0]).join('\n')).toContain('life_by_code')
})
