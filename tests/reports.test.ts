import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { demoWorld, officer, runJobs, testDatabase } from '#testing'
import { recountFacts } from '../src/foundation/evidence/recount-facts.ts'
import { aggregateReports } from '../src/government/reports/aggregate-reports.ts'
import { correctReport } from '../src/government/reports/correct-report.ts'
import { enterReport } from '../src/government/reports/enter-report.ts'
import { expectReports } from '../src/government/reports/expect-reports.ts'
import { getPeriod } from '../src/government/reports/get-period.ts'
import { getReport } from '../src/government/reports/get-report.ts'
import { handBackReport } from '../src/government/reports/hand-back-report.ts'
import { listReports } from '../src/government/reports/list-reports.ts'
import { lockPeriod } from '../src/government/reports/lock-period.ts'
import { openReport } from '../src/government/reports/open-report.ts'
import { openReportPdf } from '../src/government/reports/open-report-pdf.ts'
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

/** What a reader of the paper sees, by poppler. */
function textOfPdf(bytes: Uint8Array): string {
  const file = join(world.home, 'report.pdf')
  writeFileSync(file, bytes)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
}

const lineValue = async (ctx: Ctx, key: ReportKey, code: string) =>
  (await getReport(ctx, key)).shown.find((one) => one.line.code === code)?.value

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

describe('a report', () => {
  let a: ReportKey
  let b: ReportKey
  let whole: ReportKey

  it('opens by itself when its period ends, with its deadline in the worklist, once', async () => {
    await expectReports(world.ctx(undefined, new Date('2027-01-12T20:00:00Z')))
    await expectReports(world.ctx(undefined, new Date('2027-01-13T20:00:00Z')))
    const { items } = await listReports(hoa, { state: 'open' })
    // From 15 December to 14 January; the third day after the cut-off is a Sunday (Civil Code 2015 Đ148).
    expect(items.map((one) => [one.period, one.due_at.toISOString().slice(0, 10)])).toEqual([[PERIOD, '2027-01-18']])
    const { rows } = await database.pool.query(
      `select title, due_at from tasks.task where agency_id = $1 and kind = 'reports.enter'`,
      [A],
    )
    expect(rows.map((row) => row.title)).toEqual(['Báo cáo tháng về chuyển đổi số cấp xã, tháng 01/2027'])
    a = { agencyId: A, id: items[0]!.id }
  })

  it('counts by itself what the system knows, from the 15th to the 14th', async () => {
    expect(await lineValue(hoa, a, 'ho-so-tiep-nhan')).toBe(200)
    expect(await lineValue(hoa, a, 'ty-le-truc-tuyen')).toBe(75)
  })

  it('says line by line what is wrong, keeps nothing half, and names a live link that leads nowhere', async () => {
    const { report } = await getReport(hoa, a)
    const wrong = { ...TYPED, 'thanh-vien-to': '61 người', 'to-cong-nghe-so': '9,5', 'ho-kinh-doanh': '', 'ho-nhan-qr': '-1' }
    const told = await refusal(
      enterReport(hoa, a, {
        values: wrong,
        body: 'Đạt {{ty-le-khong-co}} trong tháng này.',
        revision: report.revision,
        submit: true,
      }),
    )
    for (const said of [
      'Bạn đã ghi “61 người”',
      'không có phần thập phân',
      'Còn thiếu “Hộ kinh doanh',
      'không thể nhỏ hơn 0',
      'ty-le-khong-co',
    ])
      expect(told).toContain(said)
    expect(await lineValue(hoa, a, 'ho-nhan-qr')).toBeNull()
  })

  it('is not overwritten by one who has read an older state of it', async () => {
    const { report } = await getReport(hoa, a)
    await enterReport(hoa, a, { values: { 'thanh-vien-to': '60' }, body: report.body, revision: report.revision })
    expect(await refusal(enterReport(nam, a, { values: {}, body: 'x', revision: report.revision }))).toContain(
      'Chuyên viên Hoa đã lưu báo cáo này',
    )
    expect(await lineValue(hoa, a, 'thanh-vien-to')).toBe(60)
  })

  it('that contradicts itself is signed only with an explanation, which goes with it', async () => {
    const wrong = { ...TYPED, 'luot-huong-dan': '500', 'ho-nhan-qr': '400' }
    await entered(hoa, A, wrong)
    const told = await refusal(signReport(nam, a))
    expect(told).toContain('ghi 500 nhưng các dòng thành phần cộng lại được 412')
    expect(told).toContain('“Hộ kinh doanh nhận thanh toán bằng mã QR” (400) lớn hơn “Hộ kinh doanh đang hoạt động” (356)')
    await handBackReport(nam, a, { note: 'Xem lại hai dòng hệ thống báo.' })
    expect((await getReport(hoa, a)).report.status).toBe('draft')
    await entered(hoa, A)
    await signReport(nam, a)
    const { report } = await getReport(hoa, a)
    expect([report.status, report.findings, report.number]).toEqual(['signed', [], '01/BC-UBND'])
  })

  it('stays as it was signed, whatever is counted later', async () => {
    await facts(A, '2026-12-21', { 'dossiers.received': 5 })
    expect(await lineValue(nam, a, 'ho-so-tiep-nhan')).toBe(200)
    await facts(A, '2026-12-21', {})
  })

  it('is seen by the level above once it is sent, not before', async () => {
    expect(await refusal(getReport(trang, a))).toContain('not_found')
    await sendReport(as(A, 'clerk', 'Văn thư Nhàn'), a)
    expect((await getReport(trang, a)).report.status).toBe('sent')
    expect(await refusal(getReport(lan, a))).toContain('not_found')
  })

  it('is returned with a reason, is withheld while it is mended, and comes back', async () => {
    expect(await refusal(returnReport(trang, a, { reason: 'sai' }))).toContain('invalid')
    expect(await refusal(receiveReport(nam, a))).toContain('forbidden')
    await returnReport(trang, a, { reason: 'Số thành viên tổ chưa khớp quyết định thành lập.' })
    const seen = await getReport(trang, a)
    expect([seen.withheld, seen.shown.length]).toEqual([true, 0])
    expect(await refusal(receiveReport(trang, a))).toContain('Bị trả lại')
    const { report } = await getReport(hoa, a)
    expect(report.return_reason).toContain('quyết định thành lập')
    await enterReport(hoa, a, { values: { 'thanh-vien-to': '63' }, body: report.body, revision: report.revision, submit: true })
    await signReport(nam, a)
    await sendReport(nam, a)
    await receiveReport(trang, a)
    expect(await lineValue(trang, a, 'thanh-vien-to')).toBe(63)
    // The same paper keeps its number.
    expect((await getReport(trang, a)).report.number).toBe('01/BC-UBND')
    expect(await refusal(receiveReport(trang, a))).toContain('Đã tiếp nhận')
  })

  it('is added up by the level above: sums of counts, shares made anew, absent ones named', async () => {
    whole = await aggregateReports(trang, { kindCode: KIND, period: PERIOD })
    expect((await getReport(trang, whole)).report.missing).toEqual([{ agencyId: B, name: 'UBND xã A Sào, tỉnh Hưng Yên' }])
    b = await entered(lan, B, { ...TYPED, 'ho-kinh-doanh': '100', 'ho-nhan-qr': '10' })
    await signReport(phuc, b)
    await sendReport(phuc, b)
    await receiveReport(trang, b)
    expect((await getPeriod(trang, { kindCode: KIND, period: PERIOD })).stale).toBe(true)
    whole = await aggregateReports(trang, { kindCode: KIND, period: PERIOD })
    const view = await getReport(trang, whole)
    expect(view.report.missing).toEqual([])
    const of = (code: string) => view.shown.find((one) => one.line.code === code)!
    expect(of('ho-so-tiep-nhan').value).toBe(300)
    // 180 of 300; the mean of 75 % and 30 % would be 52.5.
    expect(of('ty-le-truc-tuyen')).toMatchObject({ value: 60, numerator: 180, denominator: 300 })
    expect(of('ty-le-ho-qr')).toMatchObject({ numerator: 211, denominator: 456, value: 46.3 })
    const { parts } = await proveLine(trang, whole, 'ho-so-tiep-nhan')
    expect(parts.map((part) => part.value).sort()).toEqual([100, 200])
  })

  it('of which parts and the count of the system differ is not signed unnoticed', async () => {
    await facts(B, '2027-01-11', { 'dossiers.received': 3 })
    const { report } = await getReport(trang, whole)
    await enterReport(trang, whole, { values: {}, body: report.body, revision: report.revision, submit: true })
    expect(await refusal(signReport(thang, whole))).toContain('cộng lại được 300 nhưng hệ thống đếm được 303')
    await signReport(thang, whole, { explanation: 'Ba hồ sơ nhập muộn, tính vào kỳ sau.' })
  })

  it('is locked with all that it was made of; then only a correction changes it', async () => {
    expect(await refusal(lockPeriod(trang, whole))).toContain('forbidden')
    await lockPeriod(thang, whole)
    expect((await getReport(hoa, a)).report.status).toBe('locked')
    expect(await refusal(returnReport(trang, a, { reason: 'Quá muộn để trả lại rồi.' }))).toContain('Đã khóa')
    const second = await correctReport(hoa, a, { reason: 'Đếm thiếu một hộ kinh doanh ở thôn Đông Xá.' })
    expect(await refusal(correctReport(nam, a, { reason: 'Cũng muốn đính chính nữa.' }))).toContain('đã được mở')
    await enterReport(hoa, second, {
      values: { 'ho-nhan-qr': '202' },
      body: (await getReport(hoa, second)).report.body,
      revision: 0,
      submit: true,
    })
    await signReport(nam, second)
    await sendReport(nam, second)
    // The locked one stays in force until the correction is received.
    expect((await getReport(hoa, a)).report.status).toBe('locked')
    await receiveReport(trang, second)
    expect((await getReport(hoa, a)).report.status).toBe('replaced')
    expect(await refusal(aggregateReports(trang, { kindCode: KIND, period: PERIOD }))).toContain('đính chính')
    const again = await correctReport(trang, whole, { reason: 'Tổng hợp lại theo bản đính chính của xã.' })
    await aggregateReports(trang, { kindCode: KIND, period: PERIOD })
    expect(await lineValue(trang, again, 'ho-nhan-qr')).toBe(212)
    await enterReport(trang, again, { values: {}, body: (await getReport(trang, again)).report.body, revision: 1, submit: true })
    await signReport(thang, again, { explanation: 'Ba hồ sơ nhập muộn, tính vào kỳ sau.' })
    await lockPeriod(thang, again)
    expect((await getReport(trang, whole)).report.status).toBe('replaced')
    expect((await getReport(hoa, second)).report.status).toBe('locked')
  })

  it('is a sealed PDF by the layout of law, its numbers with their proof', async () => {
    await runJobs(world, /^reports\.seal/, 2)
    const { bytes } = await openReportPdf(nam, a)
    const text = textOfPdf(bytes).replace(/\u00a0/g, ' ')
    for (const said of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      '01/BC-UBND',
      'tháng 01/2027',
      '200 hồ sơ',
      '/dong/ho-so-tiep-nhan',
      'Chủ tịch Nam',
    ])
      expect(text).toContain(said)
  })
})
