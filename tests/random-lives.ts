import fc from 'fast-check'
import { addWorkingDays, nationalCalendar } from '#foundation/calendar'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx, OfficerRole } from '#platform/context'
import { AppError } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { type DemoWorld, officer as officerActor } from '#testing'
import { acceptDossier } from '../src/government/dossiers/accept-dossier.ts'
import { apologizeDelay } from '../src/government/dossiers/apologize-delay.ts'
import { askToStop } from '../src/government/dossiers/ask-to-stop.ts'
import { assignDossier } from '../src/government/dossiers/assign-dossier.ts'
import type { DossierKey } from '../src/government/dossiers/change-dossier.ts'
import { decideDossier } from '../src/government/dossiers/decide-dossier.ts'
import { finishStep } from '../src/government/dossiers/finish-step.ts'
import { getDossierView } from '../src/government/dossiers/get-dossier.ts'
import { issueResult } from '../src/government/dossiers/issue-result.ts'
import { confirmPayment, notePayment, requestPayment } from '../src/government/dossiers/pay-fees.ts'
import { readClock } from '../src/government/dossiers/read-clock.ts'
import { refuseDossier } from '../src/government/dossiers/refuse-dossier.ts'
import type { Classified } from '../src/government/dossiers/report-cells.ts'
import { requestSupplement } from '../src/government/dossiers/request-supplement.ts'
import { returnResult } from '../src/government/dossiers/return-result.ts'
import { sampleFiling } from '../src/government/dossiers/sample-filing.ts'
import { stopDossier, withdrawDossier } from '../src/government/dossiers/stop-dossier.ts'
import { submitDossier } from '../src/government/dossiers/submit-dossier.ts'
import { supplySupplement } from '../src/government/dossiers/supply-supplement.ts'
import { type DossierEventTable, type DossierTable, tables } from '../src/government/dossiers/tables.ts'
import { momentsOf, type ReportPeriod } from '../src/government/dossiers/tell-period.ts'

export const HERE = demoAgencyId('xa-quynh-phu')
export const ROLES: OfficerRole[] = ['one_stop', 'specialist', 'leader', 'clerk']
export const citizen = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const FIRST = new Date('2026-09-07T02:00:00Z')
const HOUR = 3_600_000

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
  withdrawAtDesk: (desk, _, key) => withdrawDossier(desk, key, { reason: 'Người nộp đã chuyển đi nơi khác.' }),
  askStop: (desk, _, key) => askToStop(desk, key, { reason: 'Người nộp không còn cần nữa.' }),
  payAtDesk: (desk, _, key) => notePayment(desk, key, { receiptNumber: '0000124' }),
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
/** A dossier with all of its events: the evidence. */
export interface Told {
  row: DossierTable
  events: DossierEventTable[]
}

/** Dossiers that live through anything the state machine allows, until a moment; the same for the same seed. */
export async function liveAtRandom(world: DemoWorld, count: number, until: Date, seed = 20261123): Promise<Told[]> {
  const desks = [1, 2].map((n) => ({ ...officerActor(HERE, ...ROLES), name: `Cán bộ ${n}` }))
  const ctx = world.ctx(desks[0]!, until)
  for (const life of fc.sample(LIFE, { numRuns: count, seed })) {
    let now = new Date(FIRST.getTime() + life.at * HOUR)
    const owner = () => world.ctx(citizen, now)
    const filed = await submitDossier(owner(), await sampleFiling(owner(), life.code, HERE), life.channel)
    const key = { agencyId: HERE, dossierId: filed.id }
    const acts = WAY.slice(0, life.far)
    for (const [place, detour] of life.detours) acts.splice(place, 0, detour, ...(detour === 'askSupplement' ? ['supply'] : []))
    for (const name of acts) {
      now = new Date(now.getTime() + life.pace * HOUR)
      if (now > until) break
      const { row } = await getDossierView(owner(), filed.code)
      await ACTS[name]!(world.ctx(desks[life.desk]!, now), owner(), key, row).catch((error: unknown) => {
        if (!(error instanceof AppError) || !['conflict', 'invalid'].includes(error.code)) throw error
      })
    }
  }
  const rows = await tables(ctx).selectFrom('dossier').selectAll().where('agency_id', '=', HERE).execute()
  const events = await tables(ctx).selectFrom('dossier_event').selectAll().where('agency_id', '=', HERE).orderBy('id').execute()
  return rows.map((row) => ({ row, events: events.filter((event) => event.dossier_id === row.id) }))
}

/** The evidence read in TypeScript by the clock that citizens see; undefined where the dossier was not there in the period. */
export function classify({ row, events: all }: Told, period: ReportPeriod, now: Date): (Classified & { id: string }) | undefined {
  const { start, end, asOf } = momentsOf(period, now)
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
