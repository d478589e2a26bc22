import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#platform/database'
import { citizen, officer, testApp, testDatabase, testProgram } from '#testing'
import { addDepartment } from './add-department.ts'
import { addPosition } from './add-position.ts'
import { closeDepartment } from './close-department.ts'
import { closePosition } from './close-position.ts'
import { appointOfficer, createAgency, endAppointment, listOfficers } from './index.ts'
import { listStructure } from './list-structure.ts'
import { organizations } from './module.ts'
import { departmentIdOf, positionIdOf } from './structures.ts'

const database = await testDatabase()
const NOON = new Date('2026-11-23T05:00:00Z')
const program = testProgram(database, [organizations], { now: () => NOON })
const app = testApp(program, () => NOON)
const system = program.ctx(undefined, NOON)
let agencyId = ''
const administrator = () => program.ctx(officer(agencyId, 'administrator'), NOON)
const culture = () => positionIdOf(agencyId, 'culture')
const appoint = (more: object = {}) =>
  appointOfficer(administrator(), {
    agencyId,
    position: 'culture',
    personId: newId(),
    personName: 'Đỗ Thị Hiền',
    from: '2026-01-01',
    ...more,
  })
const close = (lastDay: string, positionId = culture()) => closePosition(administrator(), { agencyId, positionId, lastDay })

beforeEach(async () => {
  agencyId = (
    await createAgency(system, { kind: 'ubnd_xa', name: 'UBND xã Đóng', validFrom: '2025-07-01', structure: 'commune' })
  ).id
})

describe('a position', () => {
  it('is not closed while somebody holds it after its last day, and says who', async () => {
    const { holdingId } = await appoint()
    await expect(close('2026-11-30')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Đỗ Thị Hiền') })
    await endAppointment(administrator(), { agencyId, holdingId, lastDay: '2026-11-30' })
    await close('2026-11-30')
    // Her name and her time stay; until then the position stands, marked.
    expect(await listOfficers(administrator(), agencyId, { onDate: '2026-11-01' })).toMatchObject([
      { personName: 'Đỗ Thị Hiền', to: '2026-11-30' },
    ])
    const stands = async (day: string) =>
      (await listStructure(system, agencyId, day)).positions.find((p) => p.id === culture())?.validTo
    expect([await stands('2026-11-30'), await stands('2026-12-01')]).toEqual(['2026-11-30', undefined])
    expect((await listStructure(system, agencyId, '2026-12-01')).closed).toMatchObject([{ id: culture(), validTo: '2026-11-30' }])
  })

  it('takes nobody past its last day, and closes once', async () => {
    await close('2026-11-30')
    await expect(appoint({ from: '2026-12-01' })).rejects.toMatchObject({ fields: { positionId: expect.any(String) } })
    for (const until of [undefined, '2026-12-01'])
      await expect(appoint({ until })).rejects.toMatchObject({ fields: { until: expect.stringContaining('30/11/2026') } })
    await appoint({ until: '2026-11-30' })
    await expect(close('2026-12-31')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('30/11/2026') })
  })

  it('stays where it is the last one for its kind of work: what waits would reach nobody', async () => {
    await expect(close('2026-11-30', positionIdOf(agencyId, 'one_stop'))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('“Một cửa”'),
    })
    await addPosition(administrator(), { agencyId, title: 'Cán bộ một cửa thứ hai', roles: ['one_stop'] })
    await close('2026-11-30', positionIdOf(agencyId, 'one_stop'))
  })

  it('of the last two of a role closes once, though both are closed at the same moment', async () => {
    const { id } = await addPosition(administrator(), { agencyId, title: 'Văn thư hai', roles: ['clerk'] })
    const outcomes = await Promise.allSettled([close('2026-11-30', id), close('2026-11-30', positionIdOf(agencyId, 'clerk'))])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is closed or held, never both, when it is closed while somebody is appointed', async () => {
    for (let n = 0; n < 5; n++) {
      const { id } = await addPosition(administrator(), { agencyId, title: `Chuyên viên ${n}`, roles: ['specialist'] })
      const outcomes = await Promise.allSettled([appoint({ position: undefined, positionId: id }), close('2026-11-30', id)])
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it.each([
    ['before it began', '2025-06-30', 'invalid'],
    ['on no day', '', 'invalid'],
  ])('is not closed %s', async (_, lastDay, code) => {
    await expect(close(lastDay)).rejects.toMatchObject({ code })
  })

  it('is closed by the administrator of the agency alone', async () => {
    const input = { agencyId, positionId: culture(), lastDay: '2026-11-30' }
    for (const other of [citizen(), officer(agencyId, 'leader'), officer(newId(), 'administrator')])
      await expect(closePosition(program.ctx(other), input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(close('2026-11-30', newId())).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a department', () => {
  const department = () => departmentIdOf(agencyId, 'culture')
  const closeIt = (lastDay: string) => closeDepartment(administrator(), { agencyId, departmentId: department(), lastDay })

  it('is not closed while positions stand in it, and says which', async () => {
    await expect(closeIt('2026-11-30')).rejects.toMatchObject({
      message: expect.stringContaining('Chuyên viên Phòng Văn hóa – Xã hội'),
    })
    await close('2026-11-30')
    await expect(closeIt('2026-11-29')).rejects.toMatchObject({ code: 'conflict' })
    await closeIt('2026-11-30')
    await expect(
      addPosition(administrator(), { agencyId, departmentId: department(), title: 'Chuyên viên', roles: ['specialist'] }),
    ).rejects.toMatchObject({ fields: { departmentId: expect.stringContaining('30/11/2026') } })
    expect((await listStructure(system, agencyId, '2026-12-01')).departments.map((d) => d.id)).not.toContain(department())
  })
})

describe('page and API', () => {
  it('close with the same operation, say what stands in the way, and show what was closed', async () => {
    const admin = officer(agencyId, 'administrator')
    const path = `/quan-tri/co-quan/${agencyId}`
    await appoint()
    const form = { positionId: culture(), 'lastDay.day': '20', 'lastDay.month': '11', 'lastDay.year': '2026' }
    const refused = await app.post(`${path}/dong-vi-tri`, form, admin)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Đỗ Thị Hiền')
    const { id } = await addDepartment(administrator(), { agencyId, name: 'Phòng Tạm' })
    const send = (body: object, as = admin) =>
      app.call(
        `/api/agencies/${agencyId}/departments/${id}/closure`,
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        as,
      )
    expect((await send({ lastDay: '2026-11-23' }, officer(agencyId, 'leader'))).status).toBe(403)
    expect((await send({ lastDay: 'x' })).status).toBe(400)
    expect((await send({ lastDay: '2026-11-23' })).status).toBe(204)
    expect((await send({ lastDay: '2026-11-23' })).status).toBe(409)
    expect(await (await app.get(path, admin)).text()).toContain('Phòng Tạm (đến hết 23/11/2026)')
  })
})
