import { describe, expect, it } from 'vitest'
import { newId, sql } from '#platform/database'
import { citizen, officer, testDatabase, testProgram } from '#testing'
import { changeAgencyCode } from './change-agency-code.ts'
import { successorsOf } from './get-agency.ts'
import {
  agencyCode,
  agencyForUnit,
  agencyNames,
  createAgency,
  dissolveAgency,
  findAgencyByCode,
  getAgency,
  listAgencies,
  listPostsOf,
} from './index.ts'
import { organizations } from './module.ts'
import { renameAgency } from './rename-agency.ts'

const database = await testDatabase()
const program = testProgram(database, [organizations])
const NOON = new Date('2026-11-23T05:00:00Z')
const system = () => program.ctx(undefined, NOON)

let made = 0
function freshCode(): string {
  made += 1
  return `H54.${made}.7`
}

async function commune(name: string, more: Partial<Parameters<typeof createAgency>[1]> = {}) {
  const input = { kind: 'ubnd_xa' as const, name, code: freshCode(), validFrom: '2025-07-01', ...more }
  const { id } = await createAgency(system(), input)
  return { id, code: input.code as string }
}

describe('an agency code through time', () => {
  it('is the one of the day; an old one still finds its agency', async () => {
    const { id, code } = await commune('UBND xã Mã Số', { validFrom: '2021-01-01' })
    const changed = freshCode()
    await changeAgencyCode(system(), { agencyId: id, code: changed, from: '2025-07-01', basis: 'QĐ 1/QĐ-UBND' })
    expect(await agencyCode(system(), id, '2025-06-30')).toBe(code)
    expect(await agencyCode(system(), id, '2025-07-01')).toBe(changed)
    expect((await findAgencyByCode(system(), code))?.id).toBe(id)
    expect((await findAgencyByCode(system(), changed, '2021-01-01'))?.id).toBe(id)
    expect(await findAgencyByCode(system(), 'H01.99.99')).toBeUndefined()
  })

  it('is given once and never again, and says who bore it', async () => {
    const first = await commune('UBND xã Thứ Nhất', { validFrom: '2021-01-01' })
    const same = { kind: 'ubnd_xa' as const, name: 'UBND xã Thứ Hai', code: first.code, validFrom: '2025-07-01' }
    await expect(createAgency(system(), same)).rejects.toMatchObject({
      code: 'invalid',
      fields: { code: expect.stringContaining('UBND xã Thứ Nhất') },
    })
    await dissolveAgency(system(), { agencyId: first.id, lastDay: '2025-06-30' })
    const closed = {
      code: 'invalid',
      fields: { code: expect.stringMatching(/UBND xã Thứ Nhất đến hết ngày 30\/06\/2025.*không được cấp lại/) },
    }
    await expect(createAgency(system(), same)).rejects.toMatchObject(closed)
    const other = await commune('UBND xã Thứ Ba')
    const change = (agencyId: string, code: string, from: string) => changeAgencyCode(system(), { agencyId, code, from })
    await expect(change(other.id, first.code, '2026-01-01')).rejects.toMatchObject(closed)
    // Nor does it come back to who once bore it.
    await change(other.id, freshCode(), '2026-01-01')
    await expect(change(other.id, other.code, '2026-03-01')).rejects.toMatchObject({
      fields: { code: expect.stringContaining('không được cấp lại') },
    })
    for (const day of ['2021-01-01', '2025-06-30', '2025-07-01', '2026-11-23'])
      expect((await findAgencyByCode(system(), first.code, day))?.id).toBe(first.id)
  })

  it('leads to who bore it on the day asked, where it was given twice before that was refused; in the former form too', async () => {
    const first = await commune('UBND xã Trước', { validFrom: '2021-01-01', code: 'H54.88.01' })
    const second = await commune('UBND xã Sau')
    await dissolveAgency(system(), { agencyId: first.id, lastDay: '2025-06-30', successorIds: [second.id] })
    await sql`insert into organizations.agency_code (agency_id, valid_from, code) values (${second.id}, '2025-07-02', ${first.code})`.execute(
      database.db,
    )
    await sql`update organizations.agency_version set version = version + 1`.execute(database.db)
    const fresh = { ...system(), ports: { ...system().ports } }
    const bearer = async (code: string, day?: string) => (await findAgencyByCode(fresh, code, day))?.id
    expect(await bearer(first.code, '2025-06-30')).toBe(first.id)
    expect(await bearer(first.code, '2025-07-01')).toBe(first.id)
    expect(await bearer(first.code)).toBe(second.id)
    expect(await bearer('000.01.88.H54', '2025-06-30')).toBe(first.id)
  })

  it('is refused with a sentence when it has not the form of the law', async () => {
    await expect(commune('UBND xã Sai Mã', { code: 'QP-01' })).rejects.toMatchObject({
      fields: { code: expect.stringContaining('H56.12.27') },
    })
  })

  it('belongs to one of two that ask at once', async () => {
    const code = freshCode()
    const ask = (name: string) => createAgency(system(), { kind: 'ubnd_xa', name, code, validFrom: '2025-07-01' })
    const answers = await Promise.allSettled([ask('UBND xã Bên Trái'), ask('UBND xã Bên Phải')])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a name through time', () => {
  it('is the one of the day', async () => {
    const { id } = await commune('UBND xã Tên Cũ', { validFrom: '2021-01-01' })
    await renameAgency(system(), { agencyId: id, name: 'UBND xã Tên Mới', from: '2026-01-01' })
    expect((await agencyNames(system(), [id, newId()], '2025-12-31')).get(id)).toBe('UBND xã Tên Cũ')
    expect((await agencyNames(system(), [id])).get(id)).toBe('UBND xã Tên Mới')
    expect((await getAgency(system(), id, '2025-01-01')).name).toBe('UBND xã Tên Cũ')
  })
})

describe('succession', () => {
  it('gives the successor sight of every agency before it, transitively, from the day on', async () => {
    const oldest = await commune('UBND xã Ông', { validFrom: '2015-01-01' })
    const older = await commune('UBND xã Cha', { validFrom: '2020-01-01' })
    const sibling = await commune('UBND xã Chú', { validFrom: '2020-01-01' })
    const today = await commune('UBND xã Con', { structure: 'commune' })
    await dissolveAgency(system(), { agencyId: oldest.id, lastDay: '2019-12-31', successorIds: [older.id] })
    for (const id of [older.id, sibling.id])
      await dissolveAgency(system(), { agencyId: id, lastDay: '2025-06-30', successorIds: [today.id] })
    expect((await successorsOf(system(), oldest.id)).map((a) => a.id)).toEqual([today.id])
    expect((await successorsOf(system(), oldest.id, '2022-01-01')).map((a) => a.id)).toEqual([older.id])
    expect((await successorsOf(system(), today.id)).map((a) => a.id)).toEqual([today.id])

    const { appointOfficer } = await import('./index.ts')
    const personId = newId()
    await appointOfficer(system(), {
      agencyId: today.id,
      position: 'one_stop',
      personId,
      personName: 'Đặng Thị Huệ',
      from: '2025-07-01',
    })
    const [post] = await listPostsOf(system(), personId)
    expect(post).toMatchObject({ agencyId: today.id, agencyName: 'UBND xã Con', roles: ['one_stop'] })
    expect(new Set(post!.visibleAgencyIds)).toEqual(new Set([today.id, older.id, sibling.id, oldest.id]))
    expect(await listPostsOf(system(), personId, '2025-06-30')).toEqual([])
  })

  it('follows a split to every part', async () => {
    const parts = [await commune('UBND xã Đông'), await commune('UBND xã Tây')]
    const whole = await commune('UBND huyện Cả', { kind: 'ubnd_huyen', validFrom: '2020-01-01' })
    await dissolveAgency(system(), { agencyId: whole.id, lastDay: '2025-06-30', successorIds: parts.map((p) => p.id) })
    expect(new Set((await successorsOf(system(), whole.id)).map((a) => a.id))).toEqual(new Set(parts.map((p) => p.id)))
  })

  it('refuses a successor that does not stand, and a second dissolution', async () => {
    const gone = await commune('UBND xã Đã Hết', { validFrom: '2020-01-01' })
    await dissolveAgency(system(), { agencyId: gone.id, lastDay: '2024-12-31' })
    const other = await commune('UBND xã Muốn Nhập', { validFrom: '2020-01-01' })
    for (const successor of [gone.id, other.id, newId()])
      await expect(
        dissolveAgency(system(), { agencyId: other.id, lastDay: '2025-06-30', successorIds: [successor] }),
      ).rejects.toMatchObject({ fields: { successorIds: expect.any(String) } })
    await expect(dissolveAgency(system(), { agencyId: gone.id, lastDay: '2025-06-30' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('the agency of a unit', () => {
  it('is the commune’s committee, its successor after a reform, or the centre of the province', async () => {
    const [unit, oldUnit, provinceUnit] = [newId(), newId(), newId()]
    const province = await commune('UBND tỉnh Thử', { kind: 'ubnd_tinh', unitId: provinceUnit })
    const parentId = province.id
    const centre = await commune('Trung tâm Thử', { kind: 'trung_tam_phuc_vu_hanh_chinh_cong', unitId: provinceUnit, parentId })
    const mine = await commune('UBND xã Ta', { unitId: unit, parentId })
    const before = await commune('UBND xã Xưa', { unitId: oldUnit, validFrom: '2020-01-01' })
    await dissolveAgency(system(), { agencyId: before.id, lastDay: '2025-06-30', successorIds: [mine.id] })
    const idOf = async (...args: [string, 'commune' | 'province', string?]) => (await agencyForUnit(system(), ...args))?.id
    expect(await idOf(unit, 'commune')).toBe(mine.id)
    expect(await idOf(oldUnit, 'commune', '2025-06-30')).toBe(before.id)
    expect(await idOf(oldUnit, 'commune')).toBe(mine.id)
    expect(await idOf(provinceUnit, 'province')).toBe(centre.id)
    expect(await idOf(unit, 'province')).toBe(centre.id)
    expect(await idOf(oldUnit, 'province')).toBe(centre.id)
  })
})

describe('the list of agencies', () => {
  it('is paged in Vietnamese order, found with or without marks, of a day', async () => {
    for (const name of ['UBND xã Zét Đ', 'UBND xã Zét A', 'UBND xã Zét Ă', 'UBND xã Zét D']) await commune(name)
    const gone = await commune('UBND xã Zét Cũ', { validFrom: '2020-01-01' })
    await dissolveAgency(system(), { agencyId: gone.id, lastDay: '2025-06-30' })
    const first = await listAgencies(program.ctx({ kind: 'nobody' }, NOON), { name: 'zet', limit: 3 })
    const second = await listAgencies(system(), { name: 'ZÉT', limit: 3, after: first.next! })
    const names = [...first.items, ...second.items].map((a) => a.name.slice(-1))
    expect(names).toEqual(['A', 'Ă', 'D', 'Đ'])
    expect(second.next).toBeNull()
    expect((await listAgencies(system(), { name: 'zet cu', onDate: '2025-06-30' })).items.map((a) => a.id)).toEqual([gone.id])
    expect((await listAgencies(system(), { name: gone.code, onDate: 'all' })).items.map((a) => a.id)).toEqual([gone.id])
  })
})

describe('who may change agencies', () => {
  it('is the administrator of the agency or of the one above; a successor cannot take rows by itself', async () => {
    const above = await commune('UBND tỉnh Trên', { kind: 'ubnd_tinh' })
    const mine = await commune('UBND xã Mình', { parentId: above.id, validFrom: '2020-01-01' })
    const other = await commune('UBND xã Khác', { parentId: above.id, validFrom: '2020-01-01' })
    const allowed = new Set([officer(mine.id, 'administrator'), officer(above.id, 'administrator')])
    const refused = [
      { kind: 'nobody' } as const,
      citizen(),
      officer(mine.id, 'leader', 'one_stop', 'specialist', 'clerk'),
      officer(other.id, 'administrator'),
    ]
    for (const actor of [...allowed, ...refused]) {
      const ctx = program.ctx(actor, NOON)
      const day = `2026-01-0${[...allowed, ...refused].indexOf(actor) + 1}`
      const results = await Promise.allSettled([
        renameAgency(ctx, { agencyId: mine.id, name: `UBND xã Mình ${day}`, from: day }),
        changeAgencyCode(ctx, { agencyId: mine.id, code: freshCode(), from: day }),
      ])
      const expected = allowed.has(actor as never) ? 'fulfilled' : 'rejected'
      expect(
        results.map((r) => r.status),
        JSON.stringify(actor),
      ).toEqual([expected, expected])
    }
    const dissolve = { agencyId: mine.id, lastDay: '2025-06-30', successorIds: [other.id] }
    for (const actor of refused)
      await expect(dissolveAgency(program.ctx(actor, NOON), dissolve)).rejects.toMatchObject({
        code: actor.kind === 'nobody' ? 'unauthenticated' : 'forbidden',
      })
    await expect(
      createAgency(program.ctx(officer(mine.id, 'administrator'), NOON), {
        kind: 'ubnd_xa',
        name: 'UBND xã Tự Lập',
        validFrom: '2025-07-01',
      }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
