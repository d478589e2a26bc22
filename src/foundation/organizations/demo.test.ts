// First: it teaches Zod to describe the API before any schema is made.
import '#platform/api'

import { beforeAll, describe, expect, it } from 'vitest'
import { findPredecessors, findUnit } from '#foundation/units'
import { testDatabase, testProgram } from '#testing'
import { agencyRegister, lineageOf } from './agency-register.ts'
import { DEMO_AGENCIES } from './data/demo.ts'
import { demoAgencyId, loadDemo } from './demo.ts'
import { successorsOf } from './get-agency.ts'
import { agencyForUnit, findAgencyByCode, getAgency, listAgencies } from './index.ts'
import { organizations } from './module.ts'

const database = await testDatabase()
const program = testProgram(database, [organizations])
const ctx = program.ctx(undefined, new Date('2026-11-23T05:00:00Z'))

beforeAll(async () => {
  for (let i = 0; i < 2; i++) await loadDemo(ctx, () => {})
})

describe('the demo’s agencies', () => {
  it('stand where the units of Vietnam stand, before and after 1 July 2025', async () => {
    const named = { ubnd_xa: /^UBND (xã|thị trấn) [^,]+/, ubnd_huyen: /^UBND huyện [^,]+/, ubnd_tinh: /^UBND tỉnh .+/ }
    for (const row of DEMO_AGENCIES) {
      const unit = await findUnit(ctx, { code: row.unit, asOf: row.until ?? '2025-07-01' })
      expect((await getAgency(ctx, demoAgencyId(row.slug))).unitId, row.slug).toBe(unit!.id)
      const pattern = named[row.kind as keyof typeof named]
      if (pattern) expect(`UBND ${unit!.name}`.toLowerCase()).toBe(pattern.exec(row.name)![0].toLowerCase())
    }
  })

  it('follow each other as their units do: every commune sees exactly its former communes and its district', async () => {
    const register = await agencyRegister(ctx)
    for (const row of DEMO_AGENCIES.filter((r) => r.kind === 'ubnd_xa' && !r.until)) {
      const units = await findPredecessors(ctx, { code: row.unit, on: '2025-06-30' })
      const lineage = lineageOf(register, demoAgencyId(row.slug), '2025-07-01').map((id) => register.byId.get(id)!)
      const former = lineage.filter((a) => a.kind === 'ubnd_xa' && a.validTo)
      expect(new Set(former.map((a) => a.unitId)), row.slug).toEqual(new Set(units.map((unit) => unit.id)))
      expect(lineage.filter((a) => a.kind === 'ubnd_huyen')).toHaveLength(1)
      expect(lineageOf(register, demoAgencyId(row.slug), '2025-06-30')).toHaveLength(1)
    }
  })

  it('bear codes marked as invented', async () => {
    for (const row of DEMO_AGENCIES) {
      const agency = await getAgency(ctx, demoAgencyId(row.slug))
      expect(agency.codes).toEqual([
        { from: row.from, to: row.until ?? null, code: row.code, basis: expect.stringContaining('minh họa') },
      ])
    }
    expect((await findAgencyByCode(ctx, 'H54.20', '2026-11-23'))?.id).toBe(demoAgencyId('huyen-quynh-phu'))
  })

  it('answer for old ones: Quảng Hợp leads to Quảng Ngọc, the old centre to the new', async () => {
    const heirs = async (slug: string) => (await successorsOf(ctx, demoAgencyId(slug))).map((a) => a.name)
    expect(await heirs('xa-quang-hop-cu')).toEqual(['UBND xã Quảng Ngọc, tỉnh Thanh Hóa'])
    expect(await heirs('trung-tam-thai-binh')).toEqual(['Trung tâm Phục vụ hành chính công tỉnh Hưng Yên'])
    const old = await findUnit(ctx, { code: '12499', asOf: '2025-06-30' })
    expect((await agencyForUnit(ctx, old!.id, 'commune'))?.id).toBe(demoAgencyId('xa-a-sao'))
    expect((await agencyForUnit(ctx, old!.id, 'province'))?.id).toBe(demoAgencyId('trung-tam-hung-yen'))
    const elsewhere = await findUnit(ctx, { code: '12523' })
    expect((await agencyForUnit(ctx, elsewhere!.id, 'province'))?.id).toBe(demoAgencyId('trung-tam-hung-yen'))
  })

  it('are found without marks', async () => {
    const { items } = await listAgencies(ctx, { name: 'quynh phu' })
    expect(items.map((a) => a.name)).toEqual([
      'Bảo hiểm xã hội cơ sở Quỳnh Phụ, tỉnh Hưng Yên',
      'Công an xã Quỳnh Phụ, tỉnh Hưng Yên',
      'UBND xã Quỳnh Phụ, tỉnh Hưng Yên',
    ])
  })
})
