import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { nationalCalendar, workingTimeBetween } from '#foundation/calendar'
import { demoAgencyId } from '#foundation/organizations'
import { closeTasks, listTasks, openTask, takeTask } from '#foundation/tasks'
import { type Ctx, OFFICER_ROLES, type Officer } from '#platform/context'
import { inTransaction, newId, sql } from '#platform/database'
import { addDays, vietnamInstant } from '#platform/time'
import { cookieFor, demoWorld, officer, runJobs, testDatabase } from '#testing'
import { openSession } from '../src/foundation/identity/open-session.ts'
import { getAgencyUsage } from '../src/government/usage/agency-usage.ts'
import { copyPosts } from '../src/government/usage/copy-posts.ts'
import { listOnlineDays } from '../src/government/usage/list-days.ts'
import { listPeopleOnline } from '../src/government/usage/list-people.ts'
import { listUsageRecords, type RecordsQuery } from '../src/government/usage/list-records.ts'
import { getMyUsage } from '../src/government/usage/my-usage.ts'
import { dropAbsence, noteAbsence } from '../src/government/usage/note-absence.ts'
import { getProvinceUsage } from '../src/government/usage/province-usage.ts'
import { rebuildLately, rebuildUsage } from '../src/government/usage/rebuild-usage.ts'
import { tables } from '../src/government/usage/tables.ts'
import { liveAtRandom } from './random-lives.ts'

// Its own agency for what is counted by hand; a busy one for what lived at random.
const BUSY = demoAgencyId('xa-quynh-phu')
const HERE = demoAgencyId('xa-a-sao')
const PROVINCE = demoAgencyId('tinh-hung-yen')
const NOW = new Date('2026-11-27T10:30:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'], { at: NOW })
const person = (...roles: Officer['roles']): Officer => ({ ...officer(HERE, ...roles), name: 'Cán bộ Thử' })
const at = (day: string, time: string): Date => vietnamInstant(day, time)
const told = () => runJobs(world, /^tasks\.work-done→usage$|^usage\.recount$|→usage$/, 2)

interface Handled {
  by: Officer
  opened: Date
  taken?: Date
  done: Date
  due?: Date
  kind?: string
}

/** A piece of work that comes, is taken and done. */
async function handled({ by, opened, taken, done, due, kind = 'dossier.process' }: Handled): Promise<string> {
  const subjectId = newId()
  const work = { agencyId: HERE, kind, subjectId, title: 'Bà Trần Thị Bí Mật xin xác nhận', reference: 'H31.118-261102-0001' }
  await inTransaction(world.ctx(undefined, opened), async (ctx) =>
    openTask(ctx, { ...work, href: '/xu-ly/H31.118-261102-0001', role: by.roles[0]!, dueAt: due ?? null }),
  )
  if (taken) {
    const { rows } = await sql<{ id: string }>`select id from tasks.task where subject_id = ${subjectId}`.execute(database.db)
    await takeTask(world.ctx(by, taken), { agencyId: HERE, id: rows[0]!.id })
  }
  await inTransaction(world.ctx(by, done), (ctx) => closeTasks(ctx, { agencyId: HERE, subjectId }))
  return subjectId
}

const workOf = async (subjectId: string) =>
  (await tables(world.ctx()).selectFrom('work').selectAll().where('subject_id', '=', subjectId).executeTakeFirst())!
const rowsOf = async () =>
  (
    await sql<{ row: string }>`select work::text as row from usage.work union all select presence::text from usage.presence
      order by 1`.execute(database.db)
  ).rows.map(({ row }) => row)

async function listAll(ctx: Ctx, query: RecordsQuery) {
  const items = []
  for (let after: string | undefined; ; ) {
    const page = await listUsageRecords(ctx, { ...query, after })
    items.push(...page.items)
    if (!page.next) return items
    after = page.next
  }
}

beforeAll(async () => {
  await liveAtRandom(world, 40, NOW)
  await told()
}, 120_000)

describe('what is counted', () => {
  it('told by events, twice each, is exactly what a count of everything finds', async () => {
    const byEvents = await rowsOf()
    expect(byEvents.length).toBeGreaterThan(60)
    await rebuildUsage(world.ctx(undefined, NOW))
    expect(await rowsOf()).toEqual(byEvents)
  })

  it('every number of an agency is as large as the list behind it, in any month', async () => {
    const leader = world.ctx({ ...officer(BUSY, 'leader'), name: 'Lãnh đạo' }, NOW)
    let seen = 0
    for (const month of ['2026-09', '2026-10', '2026-11', '2026-08']) {
      const { kinds, officers, decisions } = await getAgencyUsage(leader, { month })
      for (const { kind, figures } of kinds) {
        const query = { month, kind }
        expect(await listAll(leader, query)).toHaveLength(figures.done)
        expect(await listAll(leader, { ...query, only: 'in-time' })).toHaveLength(figures.inTime)
        expect(await listAll(leader, { ...query, only: 'late' })).toHaveLength(figures.late)
        expect(await listAll(leader, { ...query, only: 'with-deadline' })).toHaveLength(figures.inTime + figures.late)
        expect(await listAll(leader, { ...query, only: 'held' })).toHaveLength(figures.handCases)
        seen += figures.done
      }
      for (const { personId, figures } of officers) expect(await listAll(leader, { month, personId })).toHaveLength(figures.done)
      for (const { personId, decided, sealed } of decisions) {
        expect(await listAll(leader, { month, personId, only: 'decided' })).toHaveLength(decided)
        expect(await listAll(leader, { month, personId, only: 'sealed' })).toHaveLength(sealed)
        expect(await listAll(leader, { month, personId, only: 'unsealed' })).toHaveLength(decided - sealed)
      }
    }
    expect(seen).toBeGreaterThan(50)
  })

  it('time in hand is working time from taking to doing, whatever the days between (fast-check against the calendar)', async () => {
    const calendar = nationalCalendar()
    const moment = fc
      .integer({ min: 0, max: 60 * 24 * 20 })
      .map((n) => new Date(at('2026-10-05', '00:00').getTime() + n * 60_000))
    await fc.assert(
      fc.asyncProperty(fc.tuple(moment, moment, moment), async (moments) => {
        const [opened, taken, done] = moments.sort((a, b) => a.getTime() - b.getTime()) as [Date, Date, Date]
        const subject = await handled({ by: person('specialist'), opened, taken, done })
        await told()
        expect(await workOf(subject)).toMatchObject({
          hand_minutes: workingTimeBetween(calendar, taken, done),
          open_minutes: workingTimeBetween(calendar, opened, done),
        })
      }),
      { numRuns: 12 },
    )
  })

  it('a weekend counts against nobody, and waiting in the common list against no officer', async () => {
    const by = person('specialist')
    const friday = await handled({
      by,
      opened: at('2026-11-09', '08:00'),
      taken: at('2026-11-13', '16:00'),
      done: at('2026-11-16', '08:30'),
    })
    await told()
    expect((await workOf(friday)).hand_minutes).toBe(120)
    const straight = await handled({ by, opened: at('2026-11-09', '08:00'), done: at('2026-11-10', '08:00') })
    await told()
    expect(await workOf(straight)).toMatchObject({ hand_minutes: null, open_minutes: 450 })
  })

  it('days of absence stand still, also when they are noted afterwards; taken back, they run again', async () => {
    const by = person('specialist')
    const ctx = world.ctx(by, NOW)
    const subject = await handled({
      by,
      opened: at('2026-11-09', '08:00'),
      taken: at('2026-11-09', '08:00'),
      done: at('2026-11-12', '08:30'),
    })
    await told()
    const whole = (await workOf(subject)).hand_minutes!
    const id = await noteAbsence(ctx, { from: '2026-11-10', to: '2026-11-11' })
    await told()
    // Two working days of seven and a half hours.
    expect((await workOf(subject)).hand_minutes).toBe(whole - 900)
    expect((await workOf(subject)).open_minutes).toBe(whole)
    const own = await getMyUsage(ctx, { month: '2026-11' })
    expect(own.absentDays).toBe(2)
    expect(own.workingDays).toBe((await getMyUsage(world.ctx(person('clerk'), NOW), { month: '2026-11' })).workingDays - 2)
    await dropAbsence(ctx, { agencyId: HERE, id })
    await told()
    expect((await workOf(subject)).hand_minutes).toBe(whole)
  })

  it('what ended by another’s act is nobody’s work, and what has no deadline is neither in time nor late', async () => {
    const clerk = person('clerk')
    const leader = person('leader')
    const subject = newId()
    const work = {
      agencyId: HERE,
      kind: 'dossier.process',
      subjectId: subject,
      title: 'Việc',
      href: '/x',
      role: 'clerk',
    } as const
    const ctx = world.ctx(leader, NOW)
    await inTransaction(ctx, async (ctx) => openTask(ctx, work))
    await inTransaction(ctx, (ctx) => closeTasks(ctx, { agencyId: HERE, subjectId: subject }))
    const free = await handled({ by: clerk, opened: at('2026-11-20', '08:00'), done: at('2026-11-20', '09:00') })
    await told()
    expect(await workOf(subject)).toBeUndefined()
    expect((await workOf(free)).in_time).toBeNull()
  })
})

describe('days on line', () => {
  const origin = { userAgent: 'thử', ip: '127.0.0.1' }

  it('are those with a sign-in or with work done, each once; a program’s token is no day', async () => {
    const me = person('clerk')
    const on = (day: string, method: 'password' | 'token') =>
      openSession(world.ctx(me, at(day, '08:00')), me, { ...origin, method })
    await on('2026-11-17', 'password')
    await on('2026-11-17', 'password')
    await on('2026-11-18', 'token')
    await handled({ by: me, opened: at('2026-11-19', '08:00'), done: at('2026-11-19', '09:00') })
    await told()
    expect((await listOnlineDays(world.ctx(me, NOW), { month: '2026-11' })).items).toEqual([
      { day: '2026-11-17', signedIn: true, worked: false },
      { day: '2026-11-19', signedIn: false, worked: true },
    ])
    // Sign-ins are told once and kept through a rebuild.
    await rebuildLately(world.ctx(undefined, NOW))
    expect((await listOnlineDays(world.ctx(me, NOW), { month: '2026-11' })).items).toHaveLength(2)
  })

  it('are the way an agency’s “so many of so many” opens to its people', async () => {
    await copyPosts(world.ctx(undefined, NOW), HERE)
    const [post] = await tables(world.ctx()).selectFrom('post').selectAll().where('agency_id', '=', HERE).execute()
    const me = { ...person('specialist'), personId: post!.person_id }
    await openSession(world.ctx(me, at('2026-11-17', '08:00')), me, { ...origin, method: 'password' })
    await told()
    const province = world.ctx({ ...officer(PROVINCE, 'leader'), name: 'Chủ tịch tỉnh' }, NOW)
    const line = (await getProvinceUsage(province, { month: '2026-11' })).agencies.find((one) => one.agencyId === HERE)!
    const people = (await listPeopleOnline(province, { agencyId: HERE, month: '2026-11' })).items
    expect([people.filter((one) => one.isOnline).length, people.length]).toEqual([line.officersOnline, line.officers])
    expect(line.officersOnline).toBe(1)
  })
})

describe('the posts of an agency', () => {
  it('are copied whole and once, though many changes are told in one moment', async () => {
    const posts = () => tables(world.ctx()).selectFrom('post').select('holding_id').where('agency_id', '=', HERE).execute()
    const before = await posts()
    expect(before.length).toBeGreaterThan(0)
    await Promise.all(Array.from({ length: 6 }, () => copyPosts(world.ctx(undefined, NOW), HERE)))
    expect((await posts()).map((row) => row.holding_id).sort()).toEqual(before.map((row) => row.holding_id).sort())
  })
})

describe('fairness', () => {
  const MONTH = '2026-07'
  const day = (n: number) => addDays('2026-07-01', n)
  const many = async (by: Officer, count: number, minutes: number) => {
    for (let n = 0; n < count; n++) {
      const start = at(day(n % 2 ? 1 : 6), '08:00')
      await handled({
        by,
        opened: start,
        taken: start,
        done: new Date(start.getTime() + minutes * 60_000),
        due: at(day(9), '08:00'),
      })
    }
  }
  const me = person('specialist')
  const [second, third, fourth] = [person('specialist'), person('specialist'), person('specialist')]
  const own = async () => (await getMyUsage(world.ctx(me, NOW), { month: MONTH })).kinds[0]!

  it('gives no median and no share of fewer cases than the rule says, and then says of how many', async () => {
    await many(me, 9, 60)
    await told()
    expect((await own()).figures).toMatchObject({ done: 9, inTime: 9, handCases: 9, shareInTime: null, hand: null, open: null })
    await many(me, 1, 60)
    await told()
    expect((await own()).figures).toMatchObject({ shareInTime: 100, hand: { minutes: 60, cases: 10 } })
  })

  it('compares with no fewer colleagues than the rule says: nobody’s own figures can be read from a comparison', async () => {
    await many(second, 10, 90)
    await many(third, 10, 120)
    await told()
    expect((await own()).colleagues).toBeNull()
    await many(fourth, 10, 150)
    await told()
    // The median of the others' work, one's own left out.
    expect((await own()).colleagues).toEqual({ minutes: 120, cases: 30 })
  })

  it('shows officers by name, with numbers of cases, and what the numbers do not say', async () => {
    const leader = { ...person('leader'), personId: newId() }
    const cookie = await cookieFor(world.ctx(undefined, NOW), leader)
    const html = await (await world.app.request(`/su-dung?thang=${MONTH}`, { headers: { cookie } })).text()
    expect(html).toContain('không phải bảng xếp hạng')
    expect(html).toContain('ít việc trên hệ thống không có nghĩa là làm ít')
    expect(html).toContain('<svg')
    const { officers } = await getAgencyUsage(world.ctx(leader, NOW), { month: MONTH })
    expect(officers.map((one) => one.name)).toEqual(officers.map((one) => one.name).sort(compareVietnamese))
    const csv = await (await world.app.request(`/su-dung/bang.csv?xem=co-quan&thang=${MONTH}`, { headers: { cookie } })).text()
    for (const { name } of officers) expect(csv).toContain(name)
  })

  it('shows a province neither a clerk’s name nor a citizen’s dossier, and each leader by name', async () => {
    const province = world.ctx({ ...officer(PROVINCE, ...OFFICER_ROLES), name: 'Chủ tịch tỉnh' }, NOW)
    const posts = await tables(world.ctx()).selectFrom('post').selectAll().where('agency_id', '=', HERE).execute()
    const told = JSON.stringify([
      (await getProvinceUsage(province, { month: '2026-11' })).agencies.filter((one) => one.agencyId === HERE),
      await listAll(province, { agencyId: HERE, month: '2026-11' }),
      await listPeopleOnline(province, { agencyId: HERE, month: '2026-11' }),
    ])
    expect(told).not.toContain('Bí Mật')
    expect(told).not.toContain('H31.118')
    for (const post of posts)
      expect([post.person_name, told.includes(post.person_name)]).toEqual([post.person_name, post.roles.includes('leader')])
    expect((await listTasks(province, {})).items).toEqual([])
  })
})

const compareVietnamese = (a: string, b: string) => a.split(' ').at(-1)!.localeCompare(b.split(' ').at(-1)!, 'vi')
