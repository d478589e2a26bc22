import { beforeAll, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { demoWorld, officer, testDatabase } from '#testing'
import { recountFacts } from '../src/foundation/evidence/recount-facts.ts'
import { aggregateReports } from '../src/government/reports/aggregate-reports.ts'
import { correctReport } from '../src/government/reports/correct-report.ts'
import { enterReport } from '../src/government/reports/enter-report.ts'
import { getPeriod } from '../src/government/reports/get-period.ts'
import { getReport } from '../src/government/reports/get-report.ts'
import { handBackReport } from '../src/government/reports/hand-back-report.ts'
import { lockPeriod } from '../src/government/reports/lock-period.ts'
import { openReport } from '../src/government/reports/open-report.ts'
import { proveLine } from '../src/government/reports/prove-line.ts'
import { receiveReport, returnReport } from '../src/government/reports/receive-report.ts'
import { sendReport } from '../src/government/reports/send-report.ts'
import { signReport } from '../src/government/reports/sign-report.ts'
import type { ReportKey } from '../src/government/reports/tables.ts'

const NOW = new Date('2027-01-18T02:00:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { at: NOW })
const [A, B, PROVINCE] = ['xa-quynh-phu', 'xa-a-sao', 'tinh-hung-yen'].map(demoAgencyId) as [string, string, string]
const as = (agencyId: string, role: 'specialist' | 'leader' | 'clerk', name: string, now = NOW): Ctx =>
  world.ctx({ ...officer(agencyId, role), name }, now)
const [hoa, nam] = [as(A, 'specialist', 'Chuyên viên Hoa'), as(A, 'leader', 'Chủ tịch Nam')]
const [lan, phuc] = [as(B, 'specialist', 'Chuyên viên Lan'), as(B, 'leader', 'Chủ tịch Phúc')]
const [trang, thang] = [as(PROVINCE, 'specialist', 'Chuyên viên Trang'), as(PROVINCE, 'leader', 'Chủ tịch Thắng')]
const KIND = 'chuyen-doi-so-thang'
const PERIOD = '2027-01'

/** Facts of a day without their records, put where a count would put them. */
async function facts(agencyId: string, day: string, counts: Record<string, number>): Promise<void> {
  const source = {
    measures: [],
    count: async () => Object.entries(counts).map(([measure, quantity]) => ({ measure, day, quantity })),
    list: async () => ({ items: [], next: null }),
  }
  const ctx: Ctx = { ...world.ctx(), ports: { ...world.ports, measures: { sources: [source as never], find: () => undefined } } }
  await recountFacts(ctx, { agencyId, from: day, to: day })
}

const TYPED = {
  'to-cong-nghe-so': '9',
  'thanh-vien-to': '61',
  'luot-huong-dan': '412',
  'huong-dan-dich-vu-cong': '288',
  'huong-dan-thanh-toan': '96',
  'huong-dan-khac': '28',
  'ho-kinh-doanh': '356',
  'ho-nhan-qr': '201',
}

async function entered(writer: Ctx, agencyId: string, values: Record<string, string> = TYPED): Promise<ReportKey> {
  const key = await openReport(writer, { agencyId, kindCode: KIND, period: PERIOD })
  const { report } = await getReport(writer, key)
  await enterReport(writer, key, { values, body: report.body, revision: report.revision, submit: true })
  return key
}

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { code: string; fields?: Record<string, string>; message: string }) =>
      `${error.code} ${Object.entries(error.fields ?? {})
        .map(([field, sentence]) => `${field}: ${sentence}`)
        .join(' ')}${error.message}`,
  )

beforeAll(async () => {
  // 20 December and 10 January are of the January report; 14 December is of December's, 15 January of February's.
  await facts(A, '2026-12-14', { 'dossiers.received': 50 })
  await facts(A, '2026-12-20', {
    'dossiers.received': 200,
    'dossiers.received-online': 150,
    'dossiers.decided': 90,
    'dossiers.decided-in-time': 81,
  })
  await facts(A, '2027-01-15', { 'dossiers.received': 7 })
  await facts(B, '2027-01-10', {
    'dossiers.received': 100,
    'dossiers.received-online': 30,
    'dossiers.decided': 10,
    'dossiers.decided-in-time': 10,
  })
})

const full = async (writer: Ctx, leader: Ctx, agencyId: string, values = TYPED) => {
  const key = await entered(writer, agencyId, values)
  await signReport(leader, key, { explanation: 'Đã rà soát kỹ số liệu.' })
  await sendReport(leader, key)
  return key
}
const kind = { kindCode: KIND, period: PERIOD }
const EXPLAINED = { explanation: 'Đã rà soát kỹ số liệu.' }

async function mend(writer: Ctx, leader: Ctx, key: ReportKey, values: Record<string, string>): Promise<void> {
  const { report } = await getReport(writer, key)
  await enterReport(writer, key, { values, body: report.body, revision: report.revision, submit: true })
  await signReport(leader, key, EXPLAINED)
}
const isStale = async () => (await getPeriod(trang, kind)).stale
const versions = async (agencyId: string) =>
  (
    await database.pool.query(
      "select version, status from reports.report where agency_id = $1 and kind_code = $2 and period = $3 and scope = 'own' order by version",
      [agencyId, KIND, PERIOD],
    )
  ).rows.map((row) => `${row.version} ${row.status}`)

describe('what is locked is the sum of what counts', () => {
  it('also when a part was given back and came again under its old number', async () => {
    const a = await full(hoa, nam, A)
    const b = await full(lan, phuc, B)
    for (const one of [a, b]) await receiveReport(trang, one)
    const whole = await aggregateReports(trang, kind)
    await mend(trang, thang, whole, {})
    expect(await isStale()).toBe(false)
    await returnReport(trang, a, { reason: 'Số hộ kinh doanh chưa đúng.' })
    expect(await isStale()).toBe(true)
    expect(await refusal(lockPeriod(thang, whole))).toContain('conflict')
    await mend(hoa, nam, a, { 'ho-kinh-doanh': '999' })
    await sendReport(nam, a)
    await receiveReport(trang, a)
    expect(await isStale()).toBe(true)
    expect(await refusal(lockPeriod(thang, whole))).toContain('conflict')
    // A signature that has not left is taken back: the way out of it.
    await handBackReport(thang, whole, { note: 'Tổng hợp lại, có báo cáo mới.' })
    expect((await getReport(thang, whole)).report).toMatchObject({ status: 'draft', signed_at: null, signed_by_name: '' })
    await aggregateReports(trang, kind)
    await mend(trang, thang, whole, {})
    await lockPeriod(thang, whole)
    const proof = await proveLine(trang, whole, 'ho-kinh-doanh')
    expect(proof.line.value).toBe(356 + 999)
    expect(proof.parts.map((part) => part.value).sort()).toEqual([356, 999])
  })

  it('and a correction that is given back gives its place back', async () => {
    const { rows } = await database.pool.query(
      'select agency_id as "agencyId", id from reports.report where agency_id = $1 and scope = \'own\' and period = $2',
      [A, PERIOD],
    )
    const second = await correctReport(hoa, rows[0], { reason: 'Đếm thiếu một hộ kinh doanh.' })
    await mend(hoa, nam, second, {})
    await sendReport(nam, second)
    await receiveReport(trang, second)
    expect(await versions(A)).toEqual(['1 replaced', '2 received'])
    await returnReport(trang, second, { reason: 'Bản đính chính chưa có minh chứng.' })
    expect(await versions(A)).toEqual(['1 locked', '2 returned'])
    const lateNow = as(PROVINCE, 'specialist', 'Chuyên viên Trang', new Date('2027-03-01T02:00:00Z'))
    expect((await getPeriod(lateNow, kind)).rows.find((row) => row.agency_id === A)).toMatchObject({
      status: 'returned',
      sent_at: null,
    })
  })
})
