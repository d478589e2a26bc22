import { beforeAll, expect, it } from 'vitest'
import { testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { findUnit } from './get-unit.ts'
import { placeUnits } from './place-units.ts'

const program = testProgram(await testDatabase(), modules)
const ctx = program.ctx()
const TODAY = '2026-11-23'
const BEFORE = '2025-06-30'
const idOf = async (code: string, asOf: string) => (await findUnit(ctx, { code, asOf }))!.id
let province: string
let commune: string
let town: string
let district: string
beforeAll(async () => {
  ;[province, commune, town, district] = await Promise.all([
    idOf('33', TODAY),
    idOf('12472', TODAY),
    idOf('12472', BEFORE),
    idOf('338', BEFORE),
  ])
})

it('leaves units that stand on the day where they are, with those above them', async () => {
  const placed = await placeUnits(ctx, { ids: [commune, province], on: TODAY })
  expect(placed.get(commune)).toEqual([{ unitId: commune, exact: true, above: [province] }])
  expect(placed.get(province)).toEqual([{ unitId: province, exact: true, above: [] }])
})

it('follows merged units to the one that holds their territory', async () => {
  const placed = await placeUnits(ctx, { ids: [town], on: TODAY })
  expect(placed.get(town)).toEqual([{ unitId: commune, exact: true, above: [province] }])
  expect((await placeUnits(ctx, { ids: [town], on: BEFORE })).get(town)).toEqual([
    { unitId: town, exact: true, above: [district, await idOf('34', BEFORE)] },
  ])
})

it('puts what began later on the map of before, as parts of it that are not exact', async () => {
  const placed = (await placeUnits(ctx, { ids: [commune], on: BEFORE })).get(commune)!
  expect(placed.length).toBeGreaterThan(1)
  expect(placed.map((one) => one.unitId)).toContain(town)
  expect(placed.every((one) => !one.exact && one.above.includes(district))).toBe(true)
})

it('places all units of the country at once, each former commune somewhere', async () => {
  const { rows } = await program.database.pool.query<{
    id: string
  }>(`select distinct unit_id as id from units.life f join units.unit u on u.id = f.unit_id
    where u.level = 'commune' and valid_to = '2025-06-30'`)
  const placed = await placeUnits(ctx, { ids: rows.map((row) => row.id), on: TODAY })
  expect(rows.length).toBeGreaterThan(9000)
  expect(placed.size / rows.length).toBeGreaterThan(0.99)
})
