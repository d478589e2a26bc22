import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addWorkingDays, nationalCalendar } from '#foundation/calendar'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx, OfficerRole } from '#platform/context'
import { AppError } from '#platform/errors'
import { addDays, vietnamDate } from '#platform/time'
import { demoWorld, officer as officerActor, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { apologizeDelay } from './apologize-delay.ts'
import { assignDossier } from './assign-dossier.ts'
import type { DossierKey } from './change-dossier.ts'
import { decideDossier } from './decide-dossier.ts'
import { finishStep } from './finish-step.ts'
import { getDossierView } from './get-dossier.ts'
import { issueResult } from './issue-result.ts'
import { confirmPayment, requestPayment } from './pay-fees.ts'
import { readClock } from './read-clock.ts'
import { refuseDossier } from './refuse-dossier.ts'
import { CELL_NAMES, type Cell, type Classified, isInCell } from './report-cells.ts'
import { type CellDossier, countDossierCells, listDossiersOfCell, type ReportBy } from './report-dossiers.ts'
import { requestSupplement } from './request-supplement.ts'
import { returnResult } from './return-result.ts'
import { sampleFiling } from './sample-filing.ts'
import { stopDossier, withdrawDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'
import { supplySupplement } from './supply-supplement.ts'
import { type DossierEventTable, type DossierTable, tables } from './tables.ts'
import { momentsOf, type ReportPeriod } from './tell-period.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const HERE = demoAgencyId('xa-quynh-phu')
const THERE = demoAgencyId('xa-tho-xuan')
const FIRST = new Date('2026-09-07T02:00:00Z')
const NOW = new Date('2026-11-23T02:00:00Z')
const HOUR = 3_600_000
const ROLES: OfficerRole[] = ['one_stop', 'specialist', 'leader', 'clerk']
const desks = [1, 2].map((n) => ({ ...officerActor(HERE, ...ROLES), name: `Cán bộ ${n}` }))
const citizen = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const leader: Ctx = world.ctx(desks[0]!, NOW)

type Act = (desk: Ctx, owner: Ctx, key: DossierKey, row: DossierTable) => Promise<unknown>
const ACTS: Record<string, Act> = {
  accept: (desk, _, key) => acceptDossier(desk, key, {}),
  refuse: (desk, _, key) => refuseDossier(desk, key, { reason: 'Không thuộc thẩm quyền của cơ quan này.' }),
  askSupplement: (desk, _, key) =>
    requestSupplement(desk, key, { items: [{ target: 'TP02', label: 'Giấy tờ', reason: 'Ảnh mờ, không đọc được.' }] }),
  supply: (_, owner, key) => supplySupplement(owner, key, { files: [], note: 'Đã chụp lại.' }),
  askPayment: (desk, _, key) => requestPayment(desk, key, {}),
  pay: (desk, _, key) => confirmPayment(desk, key, { receiptNumber: '0000123' }),
  apologize: (desk, _, key) =>
    apologizeDelay(desk, key, {
      reason: 'Chờ ý kiến của cơ quan liên quan.',
      newDueDate: addWorkingDays(nationalCalendar(), vietnamDate(desk.now), 15),
    }),
  assign: (desk, _, key) => assignDossier(desk, key, { officerId: demoPersonId('hotich.quynhphu') }),
  step: (desk, _, key, row) => finishStep(desk, key, { opinion: 'Đủ điều kiện.', step: row.current_step }),
  decide: (desk, _, key) => decideDossier(desk, key, { outcome: 'granted' }),
  issue: (desk, _, key) => issueResult(desk, key),
  give: (desk, _, key) => returnResult(desk, key, { how: 'online' }),
  stop: (desk, _, key) => stopDossier(desk, key, { reason: 'Không đủ điều kiện theo quy định.' }),
  withdraw: (_, owner, key) => withdrawDossier(owner, key, {}),
}
/** The straight way, at different speeds; lives leave it anywhere. */
const WAY = ['accept', 'step', 'step', 'step', 'step', 'decide', 'issue', 'give']
const LIFE = fc.record({
  code: fc.constantFrom('1.004222', '1.013978', '1.001776', '1.001193'),
  channel: fc.constantFrom('online' as const, 'api' as const, 'counter' as const, 'post' as const),
  at: fc.integer({ min: 0, max: 60 * 24 }),
  desk: fc.constantFrom(0, 1),
  pace: fc.constantFrom(1, 3, 8, 30, 80),
  far: fc.integer({ min: 0, max: WAY.length }),
  detours: fc.array(
    fc.tuple(fc.integer({ min: 0, max: WAY.length }), fc.constantFrom(...Object.keys(ACTS), 'apologize', 'askPayment')),
    { maxLength: 4 },
  ),
})
const PERIOD = fc.tuple(fc.integer({ min: -5, max: 80 }), fc.integer({ min: 0, max: 50 })).map(([first, days]): ReportPeriod => {
  const from = addDays('2026-09-07', first)
  return { from, to: addDays(from, days) }
})

interface Told {
  row: DossierTable
  events: DossierEventTable[]
}
let told: Told[] = []

beforeAll(async () => {
  for (const life of fc.sample(LIFE, { numRuns: 90, seed: 20261123 })) {
    let now = new Date(FIRST.getTime() + life.at * HOUR)
    const owner = () => world.ctx(citizen, now)
    const filed = await submitDossier(owner(), await sampleFiling(owner(), life.code, HERE), life.channel)
    const key = { agencyId: HERE, dossierId: filed.id }
    const acts = WAY.slice(0, life.far)
    for (const [place, detour] of life.detours) acts.splice(place, 0, detour, ...(detour === 'askSupplement' ? ['supply'] : []))
    for (const name of acts) {
      now = new Date(now.getTime() + life.pace * HOUR)
      if (now > NOW) break
      const { row } = await getDossierView(owner(), filed.code)
      await ACTS[name]!(world.ctx(desks[life.desk]!, now), owner(), key, row).catch((error: unknown) => {
        if (!(error instanceof AppError) || !['conflict', 'invalid'].includes(error.code)) throw error
      })
    }
  }
  const rows = await tables(leader).selectFrom('dossier').selectAll().where('agency_id', '=', HERE).execute()
  const events = await tables(leader)
    .selectFrom('dossier_event')
    .selectAll()
    .where('agency_id', '=', HERE)
    .orderBy('id')
    .execute()
  told = rows.map((row) => ({ row, events: events.filter((event) => event.dossier_id === row.id) }))
}, 120_000)

/** The evidence read in TypeScript by the clock that citizens see; undefined where the dossier was not there in the period. */
function classify({ row, events: all }: Told, period: ReportPeriod): (Classified & { id: string }) | undefined {
  const { start, end, asOf } = momentsOf(period, NOW)
  const events = all.filter((event) => event.at < end)
  const clock = readClock(events, true)
  const last = clock.at(-1)
  if (!last || (last.state === 'ended' && last.from < start)) return undefined
  const online = row.channel === 'online' || row.channel === 'api'
  const status = events.at(-1)!.to_status
  const lawful = events.findLast((event) => 'dueAt' in event.data && event.kind !== 'apologize')?.data.lawfulDueAt
  const due = typeof lawful === 'string' ? new Date(lawful) : undefined
  const asked = events.filter((event) => event.kind === 'requestSupplement').length
  const outcome = (): Classified['outcome'] => {
    if (last.rule === 'decided') {
      if (last.from > due!) return 'decidedLate'
      return vietnamDate(last.from) < vietnamDate(due!) ? 'decidedEarly' : 'decidedOnTime'
    }
    if (last.rule === 'stopped' || last.rule === 'withdrawn' || last.rule === 'refused') return last.rule
    if (last.rule === 'paymentAsked') return 'pausedPayment'
    if (last.rule === 'supplementAsked') return 'pausedSupplement'
    if (last.state !== 'running') return 'awaiting'
    return due! < asOf ? 'openLate' : 'openInTime'
  }
  return {
    id: row.id,
    intake: row.submitted_at < start ? 'carried' : online ? 'online' : (row.channel as 'counter' | 'post'),
    outcome: outcome(),
    status,
    online,
    contacts: Math.min(asked, 2),
    onTheSpot: row.on_the_spot,
  }
}

async function listAll(ctx: Ctx, input: ReportPeriod & { cell: Cell; by?: ReportBy; value?: string; limit?: number }) {
  const items: CellDossier[] = []
  for (let after: string | undefined; ; ) {
    const page = await listDossiersOfCell(ctx, { limit: 100, ...input, after })
    items.push(...page.items)
    if (!page.next) return items
    after = page.next
  }
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
const BYS = ['domain', 'procedure', 'officer', 'agency'] as const

describe('a report of any period', () => {
  it('tells of lives of every outcome', () => {
    const whole = { from: '2026-09-01', to: '2026-11-23' }
    const outcomes = new Set(told.map((one) => classify(one, whole)?.outcome))
    expect(outcomes.size).toBeGreaterThanOrEqual(9)
  })

  it('has in each cell as many as its list, and as the evidence says', async () => {
    await fc.assert(
      fc.asyncProperty(PERIOD, fc.constantFrom(...BYS), async (period, by) => {
        const evidence = told.flatMap((one) => classify(one, period) ?? [])
        const { rows, total } = await countDossierCells(leader, { ...period, by })
        const whole = await listAll(leader, { ...period, cell: 'received' })
        // The SQL classifies each dossier as the evidence does.
        const shape = (one: Classified & { id: string }) =>
          [one.id, one.intake, one.outcome, one.status, one.online, one.contacts, one.onTheSpot].join(' ')
        expect(whole.map(shape).sort()).toEqual(evidence.map(shape).sort())
        for (const cell of CELL_NAMES) {
          const wanted = evidence.filter((one) => isInCell(one, cell)).map((one) => one.id)
          expect(total[cell], cell).toBe(wanted.length)
          expect(sum(rows.map((row) => row.counts[cell])), cell).toBe(total[cell])
          expect((await listAll(leader, { ...period, cell, limit: 7 })).map((one) => one.id).sort(), cell).toEqual(wanted.sort())
          for (const row of rows)
            expect(await listAll(leader, { ...period, cell, by, value: row.key }), `${cell} ${row.name}`).toHaveLength(
              row.counts[cell],
            )
        }
        for (const { counts: n } of [...rows, { counts: total }]) {
          expect(n.received).toBe(n.receivedInPeriod + n.carried)
          expect(n.receivedInPeriod).toBe(n.receivedOnline + n.receivedInPerson)
          expect(n.receivedInPerson).toBe(n.receivedCounter + n.receivedPost)
          expect(n.decided).toBe(n.decidedEarly + n.decidedOnTime + n.decidedLate)
          expect(n.decided).toBe(n.done + n.returned)
          expect(n.decided).toBe(n.decidedNotAsked + n.decidedAskedOnce + n.decidedAskedMore)
          expect(n.open).toBe(n.openInTime + n.openLate)
          expect(n.paused).toBe(n.pausedSupplement + n.pausedPayment)
          expect(n.received).toBe(n.decided + n.open + n.paused + n.stopped + n.withdrawn + n.refused + n.awaiting)
          expect(n.received).toBe(n.handled + n.open + n.standing + n.refused + n.awaiting)
        }
      }),
      { numRuns: 8, seed: 20261123 },
    )
  }, 120_000)

  it('carries over what was not ended, from any period into the next', async () => {
    await fc.assert(
      fc.asyncProperty(PERIOD, async (period) => {
        fc.pre(period.to < '2026-11-22')
        const next = { from: addDays(period.to, 1), to: '2026-11-23' }
        const { total: n } = await countDossierCells(leader, { ...period, by: 'agency' })
        const { total: after } = await countDossierCells(leader, { ...next, by: 'agency' })
        expect(after.carried).toBe(n.open + n.paused + n.awaiting)
      }),
      { numRuns: 15, seed: 20261123 },
    )
  }, 60_000)

  it('shows no other commune anything, and refuses citizens', async () => {
    const period = { from: '2026-09-01', to: '2026-11-23' }
    const there = world.ctx(officerActor(THERE, ...ROLES), NOW)
    expect((await countDossierCells(there, { ...period, by: 'agency' })).total.received).toBe(0)
    expect((await listDossiersOfCell(there, { ...period, cell: 'received' })).items).toEqual([])
    const nobody = world.ctx({ kind: 'nobody' }, NOW)
    for (const [ctx, code] of [
      [world.ctx(citizen, NOW), 'forbidden'],
      [nobody, 'unauthenticated'],
    ] as const) {
      await expect(countDossierCells(ctx, { ...period, by: 'agency' })).rejects.toMatchObject({ code })
      await expect(listDossiersOfCell(ctx, { ...period, cell: 'received' })).rejects.toMatchObject({ code })
    }
  })
})
