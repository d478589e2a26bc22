import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { createEventRegistry } from '#platform/events'
import { addDays } from '#platform/time'
import { citizen, officer, testDatabase, testProgram } from '#testing'
import { dissolveTier } from './dissolve-tier.ts'
import { findSuccessors, findSuccessorsOfUnit } from './find-successors.ts'
import { findUnit, findUnitById, getUnit } from './get-unit.ts'
import { listDescendants } from './list-relatives.ts'
import { mergeUnits } from './merge-units.ts'
import { units } from './module.ts'
import { renameUnit } from './rename-unit.ts'
import { splitUnit } from './split-unit.ts'
import { tables, type Unit } from './tables.ts'
import { unitNames } from './unit-names.ts'
import { lineageIds, walkBack } from './walk-lineage.ts'

const START = '2026-07-25'
let ctx: Ctx
let sql: (text: string) => Promise<Record<string, unknown>[]>
beforeAll(async () => {
  const database = await testDatabase()
  const base = testProgram(database, [units]).ctx(undefined, new Date(`${START}T03:00:00Z`))
  // Somebody listens, so that the event is seen as a job.
  ctx = { ...base, ports: { ...base.ports, events: createEventRegistry(new Map([['units.reformed', ['units.reformed→test']]])) } }
  sql = async (text) => (await database.pool.query(text)).rows
})

let lastCode = 90_000
const newCode = () => String(++lastCode)
const communesOf = async (code: string, asOf = START): Promise<Unit[]> => {
  const province = await getUnit(ctx, { code, asOf })
  return (await listDescendants(ctx, { id: province.id, asOf, limit: 200 })).items
}
const basis = (effectiveDate: string) => ({ legalBasis: 'Nghị quyết thử 1/NQ-UBTVQH16', effectiveDate })

describe('a reform', () => {
  it('merges communes into a new one that takes the code of one of them', async () => {
    const [a, b, other] = await communesOf('04')
    const ofProvince = { ...officer(newId(), 'administrator'), provinceId: (await getUnit(ctx, { code: '04' })).id }
    const { unitId } = await mergeUnits(
      { ...ctx, actor: ofProvince },
      {
        ...basis('2026-09-01'),
        unitIds: [a!.id, b!.id],
        into: { name: 'Xã Hợp Nhất', code: a!.code! },
      },
    )
    expect(await findUnit(ctx, { code: a!.code!, asOf: '2026-08-31' })).toMatchObject({ id: a!.id, validTo: '2026-08-31' })
    expect(await findUnit(ctx, { code: a!.code!, asOf: '2026-09-01' })).toMatchObject({
      id: unitId,
      name: 'Xã Hợp Nhất',
      legalBasis: 'Nghị quyết thử 1/NQ-UBTVQH16',
    })
    expect(await findSuccessors(ctx, { code: b!.code!, on: '2026-09-01' })).toMatchObject([{ id: unitId, exact: true }])
    expect(await findSuccessors(ctx, { code: b!.code!, on: '2026-08-31' })).toMatchObject([{ id: b!.id, exact: true }])
    expect((await lineageIds(ctx, [unitId], 'predecessors')).length).toBeGreaterThan(3)
    expect(
      await sql(`select kind, made_by_name, detail->'created' as created from units.reform where effective_date = '2026-09-01'`),
    ).toEqual([{ kind: 'merge', made_by_name: 'Nguyễn Thị Thử', created: [unitId] }])
    expect(await sql(`select count(*)::int as n from platform.queued_job where identifier = 'units.reformed→test'`)).toEqual([
      { n: 1 },
    ])
    expect(other).toBeDefined()
  })
  it('lets one commune take in another and stay itself', async () => {
    const [a, b] = await communesOf('11')
    await mergeUnits(ctx, { ...basis('2026-09-02'), unitIds: [a!.id, b!.id], into: { unitId: a!.id } })
    expect(await findUnitById(ctx, { id: a!.id, asOf: '2026-09-02' })).toMatchObject({ name: a!.name, validFrom: a!.validFrom })
    expect(await findSuccessors(ctx, { code: b!.code!, on: '2026-09-02' })).toMatchObject([{ id: a!.id, exact: true }])
  })
  it('merges provinces, their communes following', async () => {
    const [a, b] = [await getUnit(ctx, { code: '12' }), await getUnit(ctx, { code: '14' })]
    const before = [...(await communesOf('12')), ...(await communesOf('14'))]
    const { unitId } = await mergeUnits(ctx, {
      ...basis('2026-10-01'),
      unitIds: [a.id, b.id],
      into: { name: 'Tỉnh Tây Bắc', code: '14' },
    })
    const after = await communesOf('14', '2026-10-01')
    expect(after.map((unit) => unit.id).sort()).toEqual(before.map((unit) => unit.id).sort())
    expect(after.every((unit) => unit.parent?.id === unitId && unit.validFrom === '2026-10-01')).toBe(true)
    expect(await communesOf('12', '2026-09-30')).toHaveLength(38)
  })
  it('splits a commune: nothing is exact; detaching a part lets it go on', async () => {
    const [a, b] = await communesOf('20')
    const { unitIds } = await splitUnit(ctx, {
      ...basis('2026-09-03'),
      unitId: a!.id,
      parts: [
        { name: 'Xã Một', code: a!.code! },
        { name: 'Phường Hai', code: newCode() },
      ],
    })
    const found = await findSuccessors(ctx, { code: a!.code!, on: '2026-09-03' })
    expect(found.map((unit) => [unit.id, unit.exact]).sort()).toEqual(unitIds.map((id) => [id, false]).sort())
    expect((await walkBack(ctx, unitIds[0]!, '2026-09-03', START)).map((unit) => [unit.id, unit.exact])).toEqual([[a!.id, false]])
    const {
      unitIds: [part],
    } = await splitUnit(ctx, { ...basis('2026-09-03'), unitId: b!.id, goesOn: true, parts: [{ name: 'Xã Ba', code: newCode() }] })
    const heirs = await findSuccessorsOfUnit(ctx, { id: b!.id, since: '2026-09-02', on: '2026-09-03' })
    expect(heirs.map((unit) => [unit.id, unit.exact]).sort()).toEqual(
      [
        [b!.id, false],
        [part, false],
      ].sort(),
    )
  })
  it('renames, with another type, without making another unit', async () => {
    const [a] = await communesOf('22')
    await renameUnit(ctx, { ...basis('2026-09-04'), unitId: a!.id, name: 'Phường Đổi Tên' })
    expect(await findUnit(ctx, { code: a!.code!, asOf: '2026-09-04' })).toMatchObject({
      id: a!.id,
      name: 'Phường Đổi Tên',
      type: 'Phường',
    })
    expect(await findUnitById(ctx, { id: a!.id, asOf: '2026-09-03' })).toMatchObject({ name: a!.name })
    expect(await findSuccessors(ctx, { code: a!.code!, on: '2026-09-04' })).toMatchObject([{ id: a!.id, exact: true }])
  })
  it('dissolves a tier: what was below stands below what was above, and is its heir', async () => {
    const [province, district, commune] = [newId(), newId(), newId()]
    await tables(ctx)
      .insertInto('unit')
      .values([
        { id: province, level: 'province' },
        { id: district, level: 'district' },
        { id: commune, level: 'commune' },
      ])
      .execute()
    const life = {
      valid_from: '2020-01-01',
      valid_to: 'infinity',
      from_known: true,
      to_known: true,
      legal_basis: null,
      reform_id: null,
      accent_key: '',
      search_key: '',
      sort_key: '',
    }
    await tables(ctx)
      .insertInto('life')
      .values([
        { ...life, unit_id: province, code: '98', name: 'Tỉnh Thử', type: 'Tỉnh', parent_id: null },
        { ...life, unit_id: district, code: '998', name: 'Huyện Thử', type: 'Huyện', parent_id: province },
        { ...life, unit_id: commune, code: '99998', name: 'Xã Thử', type: 'Xã', parent_id: district },
      ])
      .execute()
    expect(await dissolveTier(ctx, { ...basis('2026-09-05'), level: 'district' })).toEqual({ ended: [district] })
    expect(await findUnit(ctx, { code: '99998', asOf: '2026-09-05' })).toMatchObject({ id: commune, parent: { id: province } })
    expect(await findUnit(ctx, { code: '99998', asOf: '2026-09-04' })).toMatchObject({ id: commune, parent: { id: district } })
    expect(await findSuccessors(ctx, { code: '998', on: '2026-09-05' })).toMatchObject([{ id: commune }])
  })
})

describe('a reform is refused, and nothing is written,', () => {
  const cases: [string, (a: Unit, b: Unit) => Promise<unknown>, object][] = [
    [
      'of one unit only',
      (a) => mergeUnits(ctx, { ...basis('2026-09-01'), unitIds: [a.id, a.id], into: { unitId: a.id } }),
      { status: 422 },
    ],
    [
      'with the code of a third',
      async (a, b) =>
        mergeUnits(ctx, {
          ...basis('2026-09-01'),
          unitIds: [a.id, b.id],
          into: { name: 'Xã Mới', code: (await communesOf('40'))[7]!.code! },
        }),
      { fields: { 'into.code': expect.stringContaining('đang thuộc') } },
    ],
    [
      'with a name without a type',
      (a, b) => mergeUnits(ctx, { ...basis('2026-09-01'), unitIds: [a.id, b.id], into: { name: 'Hợp Nhất', code: a.code! } }),
      { fields: { 'into.name': expect.any(String) } },
    ],
    [
      'with a code of another level',
      (a) => renameUnit(ctx, { ...basis('2026-09-01'), unitId: a.id, name: 'Xã Mới', code: '123' }),
      { fields: { code: expect.any(String) } },
    ],
    [
      'of another level',
      async (a) =>
        mergeUnits(ctx, {
          ...basis('2026-09-01'),
          unitIds: [a.id, (await getUnit(ctx, { code: '40' })).id],
          into: { unitId: a.id },
        }),
      { fields: { unitIds: expect.any(String) } },
    ],
    ['before the unit began', (a) => renameUnit(ctx, { ...basis('2025-06-01'), unitId: a.id, name: 'Xã Mới' }), { status: 409 }],
    [
      'of a unit that ended',
      async () =>
        renameUnit(ctx, {
          ...basis('2026-09-01'),
          unitId: (await getUnit(ctx, { code: '34', asOf: '2025-06-30' })).id,
          name: 'Tỉnh Mới',
        }),
      { status: 409 },
    ],
    [
      'on a day the calendar lacks',
      (a) => renameUnit(ctx, { ...basis('2026-02-30'), unitId: a.id, name: 'Xã Mới' }),
      { fields: { effectiveDate: expect.any(String) } },
    ],
    ['of the province tier', () => dissolveTier(ctx, { ...basis('2026-09-01'), level: 'province' }), { status: 422 }],
    [
      'into parts that forget a unit below',
      async () =>
        splitUnit(ctx, {
          ...basis('2026-09-01'),
          unitId: (await getUnit(ctx, { code: '38' })).id,
          parts: [
            { name: 'Tỉnh Một', code: '38' },
            { name: 'Tỉnh Hai', code: '39' },
          ],
        }),
      { fields: { parts: expect.any(String) } },
    ],
    [
      'by an officer who is no administrator',
      (a) => renameUnit({ ...ctx, actor: officer(newId(), 'leader') }, { ...basis('2026-09-01'), unitId: a.id, name: 'Xã Mới' }),
      { status: 403 },
    ],
    [
      'by a citizen',
      (a) => renameUnit({ ...ctx, actor: citizen() }, { ...basis('2026-09-01'), unitId: a.id, name: 'Xã Mới' }),
      { status: 403 },
    ],
  ]
  it.each(cases)('%s', async (_, reform, error) => {
    const [a, b] = await communesOf('40')
    const before = await sql('select (select count(*) from units.life) as lives, (select count(*) from units.reform) as reforms')
    await expect(reform(a!, b!)).rejects.toMatchObject(error)
    expect(
      await sql('select (select count(*) from units.life) as lives, (select count(*) from units.reform) as reforms'),
    ).toEqual(before)
  })
  it('where two come at once: the second is told', async () => {
    const [a] = await communesOf('42')
    const both = await Promise.allSettled(
      ['Xã Nhanh', 'Xã Chậm'].map((name) => renameUnit(ctx, { ...basis('2026-09-01'), unitId: a!.id, name })),
    )
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

type Step = { kind: 'merge' | 'absorb' | 'split' | 'detach' | 'rename'; at: number; size: number }

describe('after any series of reforms', () => {
  const steps = fc.array(
    fc.record<Step>({
      kind: fc.constantFrom('merge', 'absorb', 'split', 'detach', 'rename'),
      at: fc.nat(5),
      size: fc.integer({ min: 2, max: 4 }),
    }),
    { minLength: 3, maxLength: 9 },
  )
  const provinces = '01 08 15 19 24 25 31 33 37 38 44 46 48 51 52 56 66 68 80 82'.split(' ')
  let worlds = 0

  it('no old unit is lost, exact steps lead back, and the parts make the whole', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        // Each run, and each step of shrinking, has six communes to itself.
        const world = worlds++
        const from = Math.floor(world / provinces.length) * 6
        const old = (await communesOf(provinces[world % provinces.length]!)).slice(from, from + 6)
        let alive = old.map((unit) => unit.id)
        let day = START
        for (const step of steps) {
          day = addDays(day, 10)
          alive = await carryOut(step, alive, day)
        }
        await holdsTogether(old, alive, day)
      }),
      { numRuns: 20 },
    )
  })

  async function carryOut({ kind, at, size }: Step, alive: string[], day: string): Promise<string[]> {
    const chosen = Array.from({ length: size }, (_, i) => alive[(at + i) % alive.length]!).filter(
      (id, i, all) => all.indexOf(id) === i,
    )
    const rest = alive.filter((id) => !chosen.includes(id))
    const [first] = chosen as [string]
    const name = `Xã Thử ${newCode()}`
    const parts = Array.from({ length: size }, (_, i) => ({ name: `${name} ${i}`, code: newCode() }))
    if (kind === 'rename' || chosen.length < 2) return renameUnit(ctx, { ...basis(day), unitId: first, name }).then(() => alive)
    if (kind === 'merge')
      return [...rest, (await mergeUnits(ctx, { ...basis(day), unitIds: chosen, into: { name, code: newCode() } })).unitId]
    if (kind === 'absorb')
      return [...rest, (await mergeUnits(ctx, { ...basis(day), unitIds: chosen, into: { unitId: first } })).unitId]
    const { unitIds } = await splitUnit(ctx, { ...basis(day), unitId: first, goesOn: kind === 'detach', parts })
    return [...alive.filter((id) => id !== first || kind === 'detach'), ...unitIds]
  }

  async function holdsTogether(old: Unit[], alive: string[], day: string): Promise<void> {
    const reachedBy = new Map<string, Set<string>>()
    for (const unit of old) {
      // Yesterday's map is untouched.
      expect(await findUnitById(ctx, { id: unit.id, asOf: START })).toMatchObject({
        code: unit.code,
        name: unit.name,
        parent: unit.parent,
      })
      const heirs = await findSuccessorsOfUnit(ctx, { id: unit.id, since: START, on: day })
      expect(heirs.length).toBeGreaterThan(0)
      if (heirs.length > 1) expect(heirs.some((heir) => heir.exact)).toBe(false)
      for (const heir of heirs) {
        expect(alive).toContain(heir.id)
        reachedBy.set(heir.id, (reachedBy.get(heir.id) ?? new Set()).add(unit.id))
      }
    }
    for (const id of alive) {
      const origins = (await walkBack(ctx, id, day, START)).map((origin) => origin.id)
      expect(new Set(origins)).toEqual(reachedBy.get(id))
    }
    const names = await unitNames(ctx, [...old.map((unit) => unit.id), ...alive], day)
    expect(names.size).toBe(new Set([...old.map((unit) => unit.id), ...alive]).size)
    for (const id of alive) expect(names.get(id)?.name).toBe((await findUnitById(ctx, { id, asOf: day }))?.name)
    // No unit has two lives on one day, no code two bearers.
    expect(
      await sql(
        `select 1 from units.life a join units.life b on a.unit_id = b.unit_id and a.valid_from < b.valid_from and a.valid_to >= b.valid_from`,
      ),
    ).toEqual([])
    expect(
      await sql(
        `select code from units.life where valid_to >= '${day}' and valid_from <= '${day}' and code is not null group by code having count(*) > 1`,
      ),
    ).toEqual([])
  }
})
