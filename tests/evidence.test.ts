import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { listFacts, rebuildFacts, totalsByAgency, totalsByHalf } from '#foundation/evidence'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import type { FactRecord } from '#platform/measures'
import { addDays, vietnamDate } from '#platform/time'
import { demoWorld, officer, runJobs, testDatabase } from '#testing'
import { recountFacts } from '../src/foundation/evidence/recount-facts.ts'
import { countDossierCells } from '../src/government/dossiers/report-dossiers.ts'
import { HERE, liveAtRandom, ROLES, type Told } from './random-lives.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const NOW = new Date('2026-11-23T02:00:00Z')
const leader: Ctx = world.ctx({ ...officer(HERE, ...ROLES), name: 'Cán bộ 1' }, NOW)
const system = world.ctx(undefined, NOW)
const MEASURES = system.ports.measures.sources.flatMap((source) => source.measures.map((measure) => measure.code))

let told: Told[] = []
beforeAll(async () => {
  told = await liveAtRandom(world, 60, NOW)
  // Every event twice, and then the counts that they ask for.
  await runJobs(world, /^dossiers\.(submitted|changed)→dossiers$/, 2)
  await runJobs(world, /^evidence\.recount$/)
}, 120_000)

const table = async () =>
  (
    await sql<{ row: string }>`select concat_ws(' ', agency_id, measure, day, quantity::float8) as row from evidence.daily
      union all select concat_ws(' ', agency_id, measure, starts_on, quantity::float8, 'half') from evidence.half_month order by 1`.execute(
      database.db,
    )
  ).rows.map(({ row }) => row)

const totalOf = async (measure: string, from: string, to: string, ctx = leader) =>
  (await totalsByAgency(ctx, { measures: [measure], agencyIds: [HERE], from, to })).reduce((sum, one) => sum + one.quantity, 0)

async function listAll(measure: string, from: string, to: string): Promise<FactRecord[]> {
  const items: FactRecord[] = []
  for (let after: string | undefined; ; ) {
    const page = await listFacts(leader, { measure, agencyIds: [HERE], from, to, after })
    items.push(...page.items)
    if (!page.next) return items
    after = page.next
  }
}

const SPAN = fc.tuple(fc.integer({ min: -10, max: 90 }), fc.integer({ min: 0, max: 70 })).map(([first, days]) => {
  const from = addDays('2026-09-01', first)
  return { from, to: addDays(from, days) }
})
// Spans made of whole halves of months are read from other rows than all others.
const HALVES = fc
  .constantFrom(
    ...[
      '2026-09-01 2026-09-30',
      '2026-09-15 2026-10-14',
      '2026-08-15 2026-11-14',
      '2026-10-01 2026-12-31',
      '2026-11-15 2026-11-30',
    ],
  )
  .map((text) => ({ from: text.slice(0, 10), to: text.slice(11) }))

describe('totals of facts', () => {
  it('told by the dossiers’ own events are exactly those of a count of everything', async () => {
    const byEvents = await table()
    expect(byEvents.length).toBeGreaterThan(40)
    await rebuildFacts(system)
    expect(await table()).toEqual(byEvents)
    await database.db.executeQuery(
      sql`delete from evidence.half_month where extract(day from starts_on) = 15`.compile(database.db),
    )
    await rebuildFacts(system)
    expect(await table()).toEqual(byEvents)
  })

  it('are as many as the records behind them, in any span of days', async () => {
    expect(told.length).toBe(60)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(SPAN, HALVES),
        fc.constantFrom(...MEASURES.filter((code) => code.startsWith('dossiers.'))),
        async ({ from, to }, measure) => {
          const records = await listAll(measure, from, to)
          expect(records.every((one) => one.day >= from && one.day <= to)).toBe(true)
          expect(new Set(records.map((one) => one.id)).size).toBe(records.length)
          expect(await totalOf(measure, from, to)).toBe(records.length)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('agree with report II.06, which counts in its own way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(SPAN, HALVES), async ({ from, to }) => {
        const { total } = await countDossierCells(leader, { from, to, by: 'domain' })
        for (const [measure, name] of [
          ['dossiers.received', 'receivedInPeriod'],
          ['dossiers.received-online', 'receivedOnline'],
          ['dossiers.decided', 'decided'],
          ['dossiers.decided-late', 'decidedLate'],
        ] as const)
          expect([measure, await totalOf(measure, from, to)]).toEqual([measure, total[name]])
      }),
      { numRuns: 15 },
    )
  })

  it('add up: what was decided is in time or late, and halves of months make the whole', async () => {
    const [from, to] = ['2026-01-01', '2026-12-31']
    const [decided, inTime, late] = await Promise.all(
      ['dossiers.decided', 'dossiers.decided-in-time', 'dossiers.decided-late'].map((measure) => totalOf(measure, from, to)),
    )
    expect(decided).toBeGreaterThan(5)
    expect(inTime! + late!).toBe(decided)
    const halves = await totalsByHalf(leader, { measures: ['dossiers.decided'], agencyIds: [HERE], from, to })
    expect(halves.reduce((sum, half) => sum + half.quantity, 0)).toBe(decided)
  })

  it('are never away while they are counted anew: every reader sees the old or the new', async () => {
    const expected = await totalOf('dossiers.received', '2026-01-01', '2026-12-31')
    let done = false
    const counting = rebuildFacts(system).finally(() => {
      done = true
    })
    const seen: number[] = []
    while (!done) seen.push(await totalOf('dossiers.received', '2026-01-01', '2026-12-31'))
    await counting
    expect(seen.length).toBeGreaterThan(3)
    expect(new Set(seen)).toEqual(new Set([expected]))
  })

  it('are right when one day is counted many times at once', async () => {
    const before = await table()
    const day = vietnamDate(told[0]!.row.submitted_at)
    await Promise.all(Array.from({ length: 6 }, () => recountFacts(system, { agencyId: HERE, from: day, to: day })))
    expect(await table()).toEqual(before)
  })

  it('cost one day’s work for one day: neither other days nor other agencies are read or written', async () => {
    const before = await sql<{ xmin: string; day: string }>`select xmin::text, day from evidence.daily order by day`.execute(
      database.db,
    )
    const day = before.rows.at(-1)!.day
    await recountFacts(system, { agencyId: HERE, from: day, to: day })
    const after = await sql<{
      xmin: string
      day: string
    }>`select xmin::text, day from evidence.daily where day <> ${day} order by day`.execute(database.db)
    const untouched = new Set(before.rows.map((row) => `${row.xmin} ${row.day}`))
    expect(after.rows.every((row) => untouched.has(`${row.xmin} ${row.day}`))).toBe(true)
  })
})

describe('the records behind a number', () => {
  it('are for officers, each what they may see anyway', async () => {
    const query = { measure: 'dossiers.received', agencyIds: [HERE], from: '2026-01-01', to: '2026-12-31' }
    const elsewhere = world.ctx({ ...officer(demoAgencyId('xa-tho-xuan'), ...ROLES), name: 'Cán bộ 2' }, NOW)
    expect((await listFacts(elsewhere, query)).items).toEqual([])
    await expect(listFacts(world.ctx({ kind: 'nobody' }, NOW), query)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(listFacts(leader, { ...query, measure: 'dossiers.unheard-of' })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listFacts(leader, query)).items[0]!.href).toMatch(/^\/xu-ly\//)
  })
})
