import { describe, expect, it } from 'vitest'
import { appointOfficer, createAgency } from '#foundation/organizations'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction, newId, sql } from '#platform/database'
import { citizen, officer, testApp, testDatabase, testProgram } from '#testing'
import { closeTasks } from './close-tasks.ts'
import { countTasks } from './count-tasks.ts'
import { handOverTask } from './hand-over-task.ts'
import { listTasks } from './list-tasks.ts'
import { tasks } from './module.ts'
import { type NewTask, openTask } from './open-task.ts'
import { takeTask } from './take-task.ts'

const database = await testDatabase()
const NOW = new Date('2026-11-23T02:00:00Z')
const program = testProgram(database, [tasks], { now: () => NOW })
const app = testApp(program, () => NOW)
const HOUR = 3_600_000
const as = (actor: Officer) => program.ctx(actor)

/** A real agency, and a post in it: needed where the operation looks at them. */
const agencyWith = async () =>
  (await createAgency(program.ctx(), { kind: 'ubnd_xa', name: 'UBND xã Thử', validFrom: '2025-07-01', structure: 'commune' })).id
const appoint = (agencyId: string, personId: string) =>
  appointOfficer(program.ctx(), { agencyId, position: 'one_stop', personId, personName: 'Thử', from: '2025-07-01' })

const open = (agencyId: string, extra: Partial<NewTask> = {}) => {
  const task: NewTask = {
    agencyId,
    kind: 'dossier.receive',
    subjectId: newId(),
    title: 'Tiếp nhận',
    href: '/xu-ly/x',
    role: 'one_stop',
    ...extra,
  }
  return inTransaction(program.ctx(), async (ctx) => openTask(ctx, task)).then(() => task)
}
const titles = async (actor: Officer, filter = {}) => (await listTasks(as(actor), filter)).items.map((task) => task.title)
const first = async (actor: Officer) => (await listTasks(as(actor), {})).items[0]!

async function rowsRead(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n
    from pg_stat_xact_user_tables where relid = 'tasks.task'::regclass`.execute(ctx.db)
  return rows[0]!.n
}

describe('the worklist', () => {
  it('shows the most urgent first, what has no deadline last, and says how much of it is late', async () => {
    const agency = newId()
    const desk = officer(agency, 'one_stop')
    await open(agency, { title: 'không hạn' })
    await open(agency, { title: 'mai', dueAt: new Date(NOW.getTime() + 24 * HOUR) })
    await open(agency, { title: 'quá hạn', dueAt: new Date(NOW.getTime() - HOUR) })
    expect(await titles(desk)).toEqual(['quá hạn', 'mai', 'không hạn'])
    expect(await countTasks(as(desk))).toMatchObject({ open: 3, mine: 0, late: 1 })
    expect((await listTasks(as(desk), {})).items.at(-1)!.dueAt).toBeNull()
  })

  it('pages through all of it, each once, also where deadlines are the same to the microsecond', async () => {
    const agency = newId()
    const desk = officer(agency, 'one_stop', 'clerk')
    const dueAt = new Date(NOW.getTime() + HOUR)
    for (let n = 0; n < 9; n++)
      await open(agency, { title: `việc ${n}`, role: n % 2 ? 'clerk' : 'one_stop', ...(n < 6 ? { dueAt } : {}) })
    await sql`update tasks.task set due_at = due_at + interval '1 microsecond' where agency_id = ${agency} and title < 'việc 3' and due_at < 'infinity'`.execute(
      database.db,
    )
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listTasks(as(desk), { limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.items.map((task) => task.title))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(9)
    expect(new Set(seen).size).toBe(9)
    // A cursor from elsewhere starts at the beginning; it breaks nothing.
    for (const foreign of [
      'x',
      Buffer.from('["2026-99-99","x"]').toString('base64url'),
      Buffer.from('{"a":1}').toString('base64url'),
    ])
      expect((await listTasks(as(desk), { after: foreign })).items).toHaveLength(9)
  })

  it('is that of the officer’s roles and agency, with what the predecessors left', async () => {
    const [agency, predecessor, elsewhere] = [newId(), newId(), newId()]
    await open(agency, { title: 'của tôi' })
    await open(agency, { title: 'của văn thư', role: 'clerk' })
    await open(predecessor, { title: 'của xã cũ' })
    await open(elsewhere, { title: 'của xã khác' })
    const desk = { ...officer(agency, 'one_stop'), visibleAgencyIds: [agency, predecessor] }
    expect((await titles(desk)).sort()).toEqual(['của tôi', 'của xã cũ'])
    expect(await titles(officer(agency))).toEqual([])
    expect(await titles(desk, { kind: 'dossier.decide' })).toEqual([])
    await expect(listTasks(program.ctx(citizen()), {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(countTasks(program.ctx({ kind: 'nobody' }))).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('gives a task to one officer, however many reach for it at once', async () => {
    const agency = newId()
    const colleagues = Array.from({ length: 5 }, () => officer(agency, 'one_stop'))
    await open(agency)
    const task = await first(colleagues[0]!)
    const outcomes = await Promise.allSettled(colleagues.map((one) => takeTask(as(one), task)))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'conflict', message: expect.stringContaining('đã nhận việc này') })
    const counts = await Promise.all(colleagues.map((one) => countTasks(as(one))))
    expect(counts.map((count) => count.mine).sort()).toEqual([0, 0, 0, 0, 1])
    expect(counts.every((count) => count.open === 0)).toBe(true)
  })

  it('lets the holder give it back, a leader take it from them, and nobody else', async () => {
    const agency = await agencyWith()
    const [holder, colleague, leader] = [officer(agency, 'one_stop'), officer(agency, 'one_stop'), officer(agency, 'leader')]
    await open(agency)
    const task = await first(holder)
    await takeTask(as(holder), task)
    await takeTask(as(holder), task)
    expect(await titles(colleague)).toEqual([])
    await expect(handOverTask(as(colleague), task)).rejects.toMatchObject({ code: 'forbidden' })
    await handOverTask(as(holder), task)
    expect(await titles(colleague)).toHaveLength(1)
    await takeTask(as(holder), task)
    // Work sent to somebody outside would be seen by nobody.
    for (const toPersonId of [newId(), colleague.personId])
      await expect(handOverTask(as(leader), { ...task, toPersonId, reason: 'Nghỉ phép' })).rejects.toMatchObject({
        code: 'invalid',
      })
    await appoint(agency, colleague.personId)
    await handOverTask(as(leader), { ...task, toPersonId: colleague.personId, reason: 'Nghỉ phép' })
    expect((await first(colleague)).assigneeId).toBe(colleague.personId)
    expect(await titles(holder)).toEqual([])
  })

  it('hides from other agencies that a task exists, and refuses one of another role', async () => {
    const agency = newId()
    await open(agency)
    const task = await first(officer(agency, 'one_stop'))
    await expect(takeTask(as(officer(newId(), 'one_stop', 'leader')), task)).rejects.toMatchObject({ code: 'not_found' })
    await expect(handOverTask(as(officer(newId(), 'leader')), task)).rejects.toMatchObject({ code: 'not_found' })
    await expect(takeTask(as(officer(agency, 'clerk')), task)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(takeTask(program.ctx(citizen()), task)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(takeTask(as(officer(agency, 'one_stop')), { agencyId: agency, id: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('loses a task with the transaction that opened it, and closes what is done, once and for everybody', async () => {
    const agency = newId()
    const desk = officer(agency, 'one_stop')
    await expect(
      inTransaction(program.ctx(), async (ctx) => {
        openTask(ctx, { agencyId: agency, kind: 'x', subjectId: newId(), title: 'mất', href: '/', role: 'one_stop' })
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    expect(await titles(desk)).toEqual([])
    const task = await open(agency)
    const known = await first(desk)
    await inTransaction(as(desk), (ctx) => closeTasks(ctx, task))
    await inTransaction(as(desk), (ctx) => closeTasks(ctx, task))
    expect(await titles(desk)).toEqual([])
    await expect(takeTask(as(desk), known)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('costs a clerk with little to do no more than a leader: rows are read of the own audience alone', async () => {
    const agency = newId()
    await sql`insert into tasks.task (agency_id, id, kind, subject_id, title, href, role, audience, due_at, opened_at)
      select ${agency}, gen_random_uuid(), 'x', gen_random_uuid(), 'x', '/', role, 'role:' || role, now() + n * interval '1 minute', now()
      from generate_series(1, 20000) n, lateral (select case when n % 4000 = 0 then 'clerk' else 'leader' end) r (role)`.execute(
      database.db,
    )
    await sql`analyze tasks.task`.execute(database.db)
    for (const role of ['leader', 'clerk'] as const) {
      const read = await inTransaction(as(officer(agency, role)), async (ctx) => {
        const before = await rowsRead(ctx)
        await listTasks(ctx, {})
        return (await rowsRead(ctx)) - before
      })
      expect(read, role).toBeLessThanOrEqual(31)
    }
  })
})

describe('/viec', () => {
  it('is the officer’s alone, and moves a task by a form', async () => {
    const agency = newId()
    const desk = officer(agency, 'one_stop')
    await open(agency, { title: '<b>Đăng ký khai sinh</b>', reference: 'H31.115-261123-0001' })
    const html = await (await app.get('/viec', desk)).text()
    expect(html).toContain('&lt;b>Đăng ký khai sinh')
    const task = await first(desk)
    const taken = await app.post('/viec/nhan', { task: `${task.agencyId}/${task.id}` }, desk)
    expect(taken.headers.get('location')).toBe('/viec?xem=mine')
    expect((await countTasks(as(desk))).mine).toBe(1)
    expect((await app.post('/viec/nhan', { task: "x/'--" }, desk)).status).toBe(404)
    expect((await app.get('/viec', citizen())).status).toBe(403)
    expect((await app.get('/viec')).headers.get('location')).toContain('/dang-nhap')
    expect((await app.get('/viec?after=%00&xem=x', desk)).status).toBe(200)
  })
})
