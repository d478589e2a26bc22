import { beforeAll, describe, expect, it } from 'vitest'
import { newId, sql } from '#platform/database'
import { citizen, officer, testDatabase, testProgram } from '#testing'
import { addDepartment } from './add-department.ts'
import { addPosition } from './add-position.ts'
import { endAppointmentsOfDissolved } from './end-appointments-of-dissolved.ts'
import { appointOfficer, createAgency, dissolveAgency, endAppointment, listOfficers, listPostsOf } from './index.ts'
import { listStructure } from './list-structure.ts'
import { organizations } from './module.ts'

const database = await testDatabase()
const listener = {
  name: 'listener',
  dependsOn: [],
  dir: '/nowhere',
  on: { 'organizations.positions-changed': async () => {}, 'organizations.administered': async () => {} },
}
const program = testProgram(database, [organizations, listener])
const NOON = new Date('2026-11-23T05:00:00Z')
const system = () => program.ctx(undefined, NOON)
let agencyId = ''
let otherId = ''

beforeAll(async () => {
  const make = (name: string) => createAgency(system(), { kind: 'ubnd_xa', name, validFrom: '2025-07-01', structure: 'commune' })
  agencyId = (await make('UBND xã Có Người')).id
  otherId = (await make('UBND xã Bên Cạnh')).id
})

const administrator = () => program.ctx(officer(agencyId, 'administrator'), NOON)
const appoint = (position: 'leader' | 'one_stop' | 'administrator' | 'justice', personId: string, more: object = {}) =>
  appointOfficer(administrator(), {
    agencyId,
    position: position === 'leader' ? 'chairman' : position,
    personId,
    personName: 'Phạm Văn Thử',
    from: '2026-01-01',
    ...more,
  })

async function eventsOf(personId: string): Promise<string[]> {
  const { rows } = await sql<{ identifier: string; payload: { personId?: string; concerns?: string; action?: string } }>`
    select identifier, payload from platform.queued_job order by id`.execute(database.db)
  return rows
    .filter((row) => row.payload.personId === personId || row.payload.concerns === personId)
    .map((row) => row.payload.action ?? row.identifier.split('→')[0]!)
}

describe('holding a position', () => {
  it('lasts from its first day to its last, both included', async () => {
    const personId = newId()
    await appoint('one_stop', personId, { from: '2026-02-01', until: '2026-02-28' })
    const on = async (day: string) => (await listPostsOf(system(), personId, day)).length
    expect([await on('2026-01-31'), await on('2026-02-01'), await on('2026-02-28'), await on('2026-03-01')]).toEqual([0, 1, 1, 0])
  })

  it('joins the roles of all positions of an agency, and keeps agencies apart', async () => {
    const personId = newId()
    await appoint('one_stop', personId)
    await appoint('justice', personId)
    await appointOfficer(system(), {
      agencyId: otherId,
      position: 'clerk',
      personId,
      personName: 'Phạm Văn Thử',
      from: '2026-01-01',
    })
    const posts = await listPostsOf(system(), personId, '2026-06-01')
    expect(posts.map((p) => [p.agencyId, [...p.roles].sort()])).toEqual([
      [agencyId, ['one_stop', 'specialist']],
      [otherId, ['clerk']],
    ])
  })

  it('is told to whoever keeps sessions, and to the audit trail', async () => {
    const personId = newId()
    const { holdingId } = await appoint('one_stop', personId)
    await endAppointment(administrator(), { agencyId, holdingId, lastDay: '2026-11-23' })
    expect(await eventsOf(personId)).toEqual([
      'organizations.positions-changed',
      'organizations.officer-appointed',
      'organizations.positions-changed',
      'organizations.appointment-ended',
    ])
  })

  it('cannot be doubled, not even by two at once', async () => {
    const personId = newId()
    const answers = await Promise.allSettled([appoint('one_stop', personId), appoint('one_stop', personId)])
    expect(answers.map((a) => a.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(appoint('one_stop', personId, { from: '2026-05-01', until: '2026-06-01' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await appoint('one_stop', personId, { from: '2025-08-01', until: '2025-12-31' })
    expect(await listPostsOf(system(), personId, '2025-09-01')).toHaveLength(1)
  })

  it('has its dates within the life of the agency and in their order', async () => {
    await expect(appoint('one_stop', newId(), { from: '2025-06-30' })).rejects.toMatchObject({
      fields: { from: expect.any(String) },
    })
    await expect(appoint('one_stop', newId(), { until: '2025-12-31' })).rejects.toMatchObject({
      fields: { until: expect.any(String) },
    })
    const { holdingId } = await appoint('one_stop', newId())
    const end = (lastDay: string) => endAppointment(administrator(), { agencyId, holdingId, lastDay })
    await expect(end('2025-12-31')).rejects.toMatchObject({ fields: { lastDay: expect.any(String) } })
    await end('2026-01-01')
    await expect(end('2026-01-02')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('never leaves an agency without an administrator', async () => {
    const [first, second] = [newId(), newId()]
    const { holdingId } = await appoint('administrator', first)
    const end = { agencyId, holdingId, lastDay: '2026-11-30' }
    await expect(endAppointment(administrator(), end)).rejects.toMatchObject({ code: 'conflict' })
    await appoint('administrator', second)
    await endAppointment(administrator(), end)
  })

  it('ends with the agency', async () => {
    const { id } = await createAgency(system(), {
      kind: 'ubnd_xa',
      name: 'UBND xã Sắp Hết',
      validFrom: '2020-01-01',
      structure: 'commune',
    })
    const personId = newId()
    const whom = { agencyId: id, personId, personName: 'Lê Thị Cũ', from: '2021-01-01' }
    await appointOfficer(system(), { ...whom, position: 'administrator' })
    await dissolveAgency(system(), { agencyId: id, lastDay: '2025-06-30' })
    expect(await listPostsOf(system(), personId, '2025-06-30')).toHaveLength(1)
    expect(await listPostsOf(system(), personId, '2025-07-01')).toEqual([])
    for (let i = 0; i < 2; i++) await endAppointmentsOfDissolved(system(), { agencyId: id, lastDay: '2025-06-30' })
    const held = await listOfficers(system(), id, { ended: true })
    expect(held.map((h) => [h.personName, h.to])).toEqual([['Lê Thị Cũ', '2025-06-30']])
  })
})

describe('the officers of an agency', () => {
  it('are listed by tên, by role, of a day', async () => {
    const { id } = await createAgency(system(), {
      kind: 'ubnd_xa',
      name: 'UBND xã Danh Sách',
      validFrom: '2025-07-01',
      structure: 'commune',
    })
    const put = (personName: string, position: 'chairman' | 'economy', from: string) =>
      appointOfficer(system(), { agencyId: id, position, personId: newId(), personName, from })
    await put('Trần Thị Bình', 'economy', '2026-01-01')
    await put('Nguyễn Văn An', 'chairman', '2026-01-01')
    await put('Lê Văn An', 'economy', '2026-06-01')
    const names = async (filter: object) => (await listOfficers(system(), id, filter)).map((o) => o.personName)
    expect(await names({})).toEqual(['Lê Văn An', 'Nguyễn Văn An', 'Trần Thị Bình'])
    expect(await names({ role: 'specialist' })).toEqual(['Lê Văn An', 'Trần Thị Bình'])
    expect(await names({ onDate: '2026-03-01' })).toEqual(['Nguyễn Văn An', 'Trần Thị Bình'])
  })
})

describe('every role × every operation inside an agency', () => {
  const actors = () => ({
    nobody: { kind: 'nobody' } as const,
    citizen: citizen(),
    one_stop: officer(agencyId, 'one_stop'),
    specialist: officer(agencyId, 'specialist'),
    leader: officer(agencyId, 'leader'),
    clerk: officer(agencyId, 'clerk'),
    administrator: officer(agencyId, 'administrator'),
    administratorElsewhere: { ...officer(otherId, 'administrator'), visibleAgencyIds: [otherId, agencyId] },
    system: { kind: 'system', name: 'test' } as const,
  })
  const operations = {
    addDepartment: (ctx: ReturnType<typeof system>) => addDepartment(ctx, { agencyId, name: 'Phòng Thử' }),
    addPosition: (ctx: ReturnType<typeof system>) =>
      addPosition(ctx, { agencyId, title: 'Chuyên viên thử', roles: ['specialist'] }),
    appointOfficer: (ctx: ReturnType<typeof system>) =>
      appointOfficer(ctx, { agencyId, position: 'clerk', personId: newId(), personName: 'Người Thử', from: '2026-01-01' }),
    endAppointment: async (ctx: ReturnType<typeof system>) => {
      const { holdingId } = await appoint('one_stop', newId())
      await endAppointment(ctx, { agencyId, holdingId, lastDay: '2026-11-23' })
    },
    listOfficers: (ctx: ReturnType<typeof system>) => listOfficers(ctx, agencyId),
  }
  const administers = ['administrator', 'system']
  const works = ['one_stop', 'specialist', 'leader', 'clerk', ...administers]
  const allowed: Record<keyof typeof operations, string[]> = {
    addDepartment: administers,
    addPosition: administers,
    appointOfficer: administers,
    endAppointment: administers,
    listOfficers: works,
  }
  for (const name of Object.keys(operations) as (keyof typeof operations)[])
    it(name, async () => {
      const may: string[] = []
      for (const [role, actor] of Object.entries(actors())) {
        const answer = await operations[name](program.ctx(actor, NOON)).then(
          () => 'done',
          (error: { code?: string }) => error.code,
        )
        if (answer === 'done') may.push(role)
        else expect(answer, role).toBe(role === 'nobody' ? 'unauthenticated' : 'forbidden')
      }
      expect(may.sort()).toEqual([...allowed[name]].sort())
    })

  it('a department of another agency cannot be used', async () => {
    const { departments } = await listStructure(system(), otherId)
    await expect(
      addPosition(administrator(), { agencyId, departmentId: departments[0]!.id, title: 'Lạc chỗ', roles: ['clerk'] }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
