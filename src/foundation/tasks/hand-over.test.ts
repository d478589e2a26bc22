import { describe, expect, it } from 'vitest'
import { listEntries } from '#foundation/audit'
import { appointOfficer, createAgency, dissolveAgency, endAppointment, listPostsOf } from '#foundation/organizations'
import type { Officer, OfficerRole } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { citizen, officer, testApp, testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { countTasks } from './count-tasks.ts'
import { getHandOver, handOverTask } from './hand-over-task.ts'
import { listTasks } from './list-tasks.ts'
import { listWorkload } from './list-workload.ts'
import { type NewTask, openTask } from './open-task.ts'
import { returnWorkOfLeavers, whenPositionsChanged } from './return-work-of-leavers.ts'
import { takeTask } from './take-task.ts'

const database = await testDatabase()
const NOW = new Date('2026-11-23T02:00:00Z')
const HOUR = 3_600_000
const program = testProgram(database, modules, { now: () => NOW })
const app = testApp(program, () => NOW)
const system = program.ctx()
const as = (actor: Officer) => program.ctx(actor)

const agencyNamed = async (name: string, validFrom = '2025-07-01') =>
  (await createAgency(system, { kind: 'ubnd_xa', name, validFrom, structure: 'commune' })).id
const POSITION = { one_stop: 'one_stop', specialist: 'justice', leader: 'chairman', clerk: 'clerk' } as const
async function appoint(agencyId: string, role: keyof typeof POSITION, name: string, personId = newId()) {
  const { holdingId } = await appointOfficer(system, {
    agencyId,
    position: POSITION[role],
    personId,
    personName: name,
    from: '2025-07-01',
  })
  const [post] = await listPostsOf(system, personId)
  const actor: Officer = { ...officer(agencyId, role as OfficerRole), ...post!, personId, name }
  return { actor, holdingId, personId }
}
const open = (agencyId: string, extra: Partial<NewTask> = {}) =>
  inTransaction(system, async (ctx) =>
    openTask(ctx, {
      agencyId,
      kind: 'dossier.receive',
      subjectId: newId(),
      title: 'Tiếp nhận',
      href: '/x',
      role: 'one_stop',
      ...extra,
    }),
  )
const first = async (actor: Officer) => (await listTasks(as(actor), {})).items[0]!

describe('handing over', () => {
  it('offers by name those who hold the role here, and gives them the work with the reason', async () => {
    const agency = await agencyNamed('UBND xã Bàn Giao')
    const [loan, sen, leader] = [
      await appoint(agency, 'one_stop', 'Phạm Thị Loan'),
      await appoint(agency, 'one_stop', 'Nguyễn Thị Sen'),
      await appoint(agency, 'leader', 'Vũ Xuân Trường'),
    ]
    await appoint(agency, 'clerk', 'Lê Thị Nhàn')
    const subjectId = newId()
    await open(agency, { subjectId })
    const task = await first(loan.actor)
    await takeTask(as(loan.actor), task)
    expect((await getHandOver(as(loan.actor), task)).colleagues.map((one) => one.name)).toEqual(['Nguyễn Thị Sen'])
    const path = `/viec/${task.agencyId}/${task.id}/ban-giao`
    const html = await (await app.get(path, loan.actor)).text()
    expect(html).toContain('Nguyễn Thị Sen – Cán bộ tiếp nhận và trả kết quả')
    expect(html).not.toContain('Lê Thị Nhàn')

    const wrong = await app.post(path, { toPersonId: '', reason: ' ' }, loan.actor)
    expect(wrong.status).toBe(422)
    const said = await wrong.text()
    for (const sentence of ['Vui lòng chọn người nhận', 'Vui lòng ghi lý do bàn giao']) expect(said).toContain(sentence)
    // Not to whom the work is not: a clerk, and a reason typed is not lost.
    const clerk = await app.post(path, { toPersonId: leader.personId, reason: 'Nghỉ phép' }, loan.actor)
    expect(await clerk.text()).toContain('Nghỉ phép')

    expect((await app.post(path, { toPersonId: sen.personId, reason: 'Nghỉ phép từ mai' }, loan.actor)).status).toBe(303)
    expect((await first(sen.actor)).handedOver).toEqual({ by: 'Phạm Thị Loan', reason: 'Nghỉ phép từ mai' })
    expect(await (await app.get('/viec', sen.actor)).text()).toContain('Phạm Thị Loan bàn giao: Nghỉ phép từ mai')
    expect((await listTasks(as(loan.actor), {})).items).toEqual([])
    // Evidence stands with the dossier itself.
    const { items } = await listEntries(as(leader.actor), { agencyId: agency, subject: { kind: 'dossier', id: subjectId } })
    expect(items).toMatchObject([
      {
        action: 'tasks.handed-over',
        reason: 'Nghỉ phép từ mai',
        actor: { name: 'Phạm Thị Loan' },
        data: { to: `person:${sen.personId}` },
      },
    ])
    // Back in the common list nothing speaks of it any more.
    await handOverTask(as(sen.actor), task)
    expect((await first(loan.actor)).handedOver).toBeNull()
    for (const other of [citizen(), officer(newId(), 'leader')]) expect([403, 404]).toContain((await app.get(path, other)).status)
  })
})

describe('the worklist by kind', () => {
  it('offers only kinds that are in the list, each with the number its address shows', async () => {
    const agency = newId()
    const desk = officer(agency, 'one_stop')
    for (let n = 0; n < 3; n++) await open(agency)
    await open(agency, { kind: 'dossier.return', dueAt: new Date(NOW.getTime() - HOUR) })
    const html = await (await app.get('/viec', desk)).text()
    expect(html).toContain('Tiếp nhận hồ sơ (3)')
    expect(html).not.toContain('loai=dossier.decide')
    for (const [query, filter] of [
      ['?loai=dossier.receive', { kind: 'dossier.receive' }],
      ['?han=qua', { late: true }],
      ['?xem=open&amp;loai=dossier.return', { view: 'open' as const, kind: 'dossier.return' }],
    ] as const) {
      const shown = (await listTasks(as(desk), filter)).items.length
      const page = await (await app.get(`/viec${query.replace('&amp;', '&')}`, desk)).text()
      expect(page.match(/class="code"/g)).toHaveLength(shown)
      expect(page, query).toMatch(new RegExp(`aria-current="page">[^<(]*\\(${shown}\\)`))
    }
    expect((await app.get("/viec?loai=x'--&cua=role:one_stop", desk)).status).toBe(403)
  })

  it('costs a fixed number of statements, however much work and however many colleagues', async () => {
    const agency = await agencyNamed('UBND xã Nhiều Việc')
    const leader = (await appoint(agency, 'leader', 'Lãnh Đạo')).actor
    const cost = async (path: string) => {
      await app.get(path, leader)
      database.statements.length = 0
      expect((await app.get(path, leader)).status).toBe(200)
      return database.statements.length
    }
    await open(agency, { role: 'leader' })
    const before = [await cost('/viec'), await cost('/viec/ca-co-quan')]
    for (let n = 0; n < 12; n++) {
      const { personId } = await appoint(agency, 'one_stop', `Đồng Nghiệp ${n}`)
      await open(agency, { assigneeId: personId })
      await open(agency, { role: 'leader' })
    }
    expect([await cost('/viec'), await cost('/viec/ca-co-quan')]).toEqual(before)
    // Reading the session included; the list, its counts and, in three, its entry of evidence; of the workload the officers’ names.
    expect(before[0]).toBeLessThanOrEqual(7)
    expect(before[1]).toBeLessThanOrEqual(4)
  })
})

describe('a leader', () => {
  it('sees who has how much and how late; each number opens just that list, with nothing of other agencies', async () => {
    const agency = await agencyNamed('UBND xã Lãnh Đạo')
    const leader = (await appoint(agency, 'leader', 'Vũ Xuân Trường')).actor
    const [loan, sen] = [await appoint(agency, 'one_stop', 'Phạm Thị Loan'), await appoint(agency, 'one_stop', 'Nguyễn Thị Sen')]
    const late = new Date(NOW.getTime() - 30 * HOUR)
    for (const dueAt of [late, new Date(NOW.getTime() - HOUR), null]) await open(agency, { dueAt, assigneeId: loan.personId })
    await open(agency, { dueAt: late })
    await open(newId(), { dueAt: late })
    const workload = await listWorkload(as(leader))
    expect(workload).toMatchObject([
      { holder: 'role:one_stop', count: 1, late: 1 },
      { name: 'Phạm Thị Loan', count: 3, late: 2, earliestDue: late, stillHere: true },
      { name: 'Nguyễn Thị Sen', count: 0, late: 0, earliestDue: null },
      { name: 'Vũ Xuân Trường', count: 0 },
    ])
    expect(sen.personId).toBeTruthy()
    const html = await (await app.get('/viec/ca-co-quan', leader)).text()
    for (const line of workload)
      for (const [isLate, count] of [
        [false, line.count],
        [true, line.late],
      ] as const) {
        const href = `/viec?cua=${encodeURIComponent(line.holder)}${isLate ? '&amp;han=qua' : ''}`
        expect(html.includes(`"${href}"`), href).toBe(count > 0)
        const { items } = await listTasks(as(leader), { holder: line.holder, late: isLate })
        expect(items).toHaveLength(count)
        if (count > 0) {
          const list = await (await app.get(href.replace('&amp;', '&'), leader)).text()
          expect(list.match(/class="code"/g)).toHaveLength(count)
        }
      }
    expect((await countTasks(as(leader), `person:${loan.personId}`)).late).toBe(2)
    expect((await app.get('/viec/ca-co-quan', loan.actor)).status).toBe(403)
    expect((await app.get('/viec?cua=person:x', leader)).status).toBe(404)
  })
})

describe('when a post ends', () => {
  it('what its holder had taken waits for the role again, at once and only there', async () => {
    const [agency, elsewhere] = [await agencyNamed('UBND xã Thôi Việc'), await agencyNamed('UBND xã Vẫn Làm')]
    const { actor, holdingId, personId } = await appoint(agency, 'one_stop', 'Phạm Thị Loan')
    await appoint(elsewhere, 'one_stop', 'Phạm Thị Loan', personId)
    const subjectId = newId()
    await open(agency, { assigneeId: personId, subjectId })
    await open(elsewhere, { assigneeId: personId })
    await whenPositionsChanged(system, { personId })
    expect((await countTasks(as(actor))).mine).toBe(1)

    await endAppointment(system, { agencyId: agency, holdingId, lastDay: '2026-11-22' })
    const heard = program.jobs.get('organizations.positions-changed→tasks')!
    await heard(system, { personId } as never)
    await heard(system, { personId } as never)
    expect(await countTasks(as(officer(agency, 'one_stop')))).toMatchObject({ open: 1, mine: 0 })
    expect((await countTasks(as({ ...officer(elsewhere, 'one_stop'), personId }))).mine).toBe(1)
    const { items } = await listEntries(as(officer(agency, 'leader')), {
      agencyId: agency,
      subject: { kind: 'dossier', id: subjectId },
    })
    expect(items.map((item) => item.action)).toEqual(['tasks.returned-to-role'])
  })

  it('one role of two lost gives back the work of that role alone', async () => {
    const agency = await agencyNamed('UBND xã Kiêm Nhiệm')
    const { personId, holdingId } = await appoint(agency, 'one_stop', 'Lê Thị Diệp')
    await appoint(agency, 'clerk', 'Lê Thị Diệp', personId)
    await open(agency, { assigneeId: personId })
    await open(agency, { assigneeId: personId, role: 'clerk' })
    await endAppointment(system, { agencyId: agency, holdingId, lastDay: '2026-11-22' })
    await whenPositionsChanged(system, { personId })
    const mine = (await listTasks(as({ ...officer(agency, 'clerk'), personId }), { view: 'mine' })).items
    expect(mine.map((task) => task.role)).toEqual(['clerk'])
  })

  it('in a merged agency, its successor finds the work; what was opened too late is found in the night', async () => {
    const [older, today] = [await agencyNamed('UBND xã Cũ', '2020-01-01'), await agencyNamed('UBND xã Mới')]
    const { personId } = await appoint(older, 'one_stop', 'Nguyễn Văn Cũ')
    await dissolveAgency(system, { agencyId: older, lastDay: '2026-10-31', successorIds: [today] })
    await open(older, { assigneeId: personId })
    const { actor } = await appoint(today, 'one_stop', 'Phạm Thị Mới')
    expect((await countTasks(as(actor))).open).toBe(0)
    await returnWorkOfLeavers(system)
    expect(await countTasks(as(actor))).toMatchObject({ open: 1 })
    // Taken over by an officer of the successor it stays with them.
    await takeTask(as(actor), await first(actor))
    await returnWorkOfLeavers(system)
    expect(await countTasks(as(actor))).toMatchObject({ open: 0, mine: 1 })
  })
})

it('a list of work leaves one entry that says what was asked and how much was shown; an empty one leaves none', async () => {
  const agency = newId()
  const desk = officer(agency, 'one_stop')
  const views = async () =>
    (await listEntries(as(officer(agency, 'leader')), { agencyId: agency, subject: { kind: 'list', id: 'worklist' } })).items
  await listTasks(as(desk), {})
  expect(await views()).toEqual([])
  for (let n = 0; n < 3; n++) await open(agency)
  database.statements.length = 0
  await listTasks(as(desk), { kind: 'dossier.receive' })
  // The list; BEGIN, all evidence in one statement, COMMIT.
  expect(database.statements).toHaveLength(4)
  expect(await views()).toMatchObject([{ action: 'tasks.list-viewed', data: { filter: { kind: 'dossier.receive' }, shown: 3 } }])
})
