import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { demoWorld, officer, testDatabase } from '#testing'
import { aggregateReports } from '../src/government/reports/aggregate-reports.ts'
import { correctReport } from '../src/government/reports/correct-report.ts'
import { enterReport } from '../src/government/reports/enter-report.ts'
import { askExchange, exchangeReport } from '../src/government/reports/exchange-report.ts'
import { getReport } from '../src/government/reports/get-report.ts'
import { lockPeriod } from '../src/government/reports/lock-period.ts'
import { openReport } from '../src/government/reports/open-report.ts'
import { receiveReport } from '../src/government/reports/receive-report.ts'
import { sendReport } from '../src/government/reports/send-report.ts'
import { signReport } from '../src/government/reports/sign-report.ts'
import type { ReportKey } from '../src/government/reports/tables.ts'

const NOW = new Date('2027-01-18T02:00:00Z')
const SECRET = 'mat-khau-thu-nghiem'
const ASKED = { kindCode: 'kiem-soat-tthc-quy', period: '2026-Q4' }
const world = await demoWorld(await testDatabase(), ['organizations'], { at: NOW })
const [COMMUNE, PROVINCE] = [demoAgencyId('xa-quynh-phu'), demoAgencyId('tinh-hung-yen')]
const as = (agencyId: string, role: 'specialist' | 'leader'): Ctx => world.ctx(officer(agencyId, role), NOW)
const explanation = 'Đợt thử trao đổi báo cáo.'

let peer: ChildProcess
let whole: ReportKey
const told = async (): Promise<{ path: string; body: string; times: number }[]> => {
  const { url, secret } = world.ports.config.exchange!
  const response = await fetch(`${url}/told`, { headers: { authorization: `Bearer ${secret}` } })
  return (await response.json()) as { path: string; body: string; times: number }[]
}
const report = async () => (await getReport(as(PROVINCE, 'leader'), whole)).report

async function signed(ctx: Ctx, leader: Ctx, key: ReportKey, values: Record<string, string>): Promise<void> {
  const { report } = await getReport(ctx, key)
  await enterReport(ctx, key, { values, body: report.body, revision: report.revision, submit: true })
  await signReport(leader, key, { explanation })
}

beforeAll(async () => {
  peer = spawn(process.execPath, [`${import.meta.dirname}/reporting-peer.ts`, SECRET], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(peer.stdout!, 'data')) as [Buffer]
  world.ports.config.exchange = { url: `http://127.0.0.1:${String(port).trim()}`, secret: SECRET }
  const [own, boss] = [as(COMMUNE, 'specialist'), as(COMMUNE, 'leader')]
  const key = await openReport(own, { agencyId: COMMUNE, ...ASKED })
  await signed(own, boss, key, { 'phan-anh-nhan': '3', 'phan-anh-xu-ly': '2' })
  await sendReport(boss, key)
  await receiveReport(as(PROVINCE, 'specialist'), key)
  whole = await aggregateReports(as(PROVINCE, 'specialist'), ASKED)
  await signed(as(PROVINCE, 'specialist'), as(PROVINCE, 'leader'), whole, {})
  await lockPeriod(as(PROVINCE, 'leader'), whole)
}, 60_000)
afterAll(() => peer.kill())

it('waits in the queue until the system above is no longer busy, and is told once by address', async () => {
  expect((await report()).exchange_state).toBe('waiting')
  await expect(exchangeReport(world.ctx(), whole)).rejects.toThrow('503')
  expect((await report()).exchange_state).toBe('waiting')
  await exchangeReport(world.ctx(), whole)
  // Told again, as a worker that was killed after its commit would: the same address, the same report.
  await exchangeReport(world.ctx(), whole)
  const [one, ...others] = await told()
  expect(others).toEqual([])
  expect(one!.path).toBe('/reports/H31/kiem-soat-tthc-quy/2026-Q4/1')
  const line = (JSON.parse(one!.body) as { lines: { code: string }[] }).lines.find(({ code }) => code === 'ty-le-phan-anh')
  expect(line).toMatchObject({ value: 66.7, numerator: 2, denominator: 3 })
  expect((await report()).exchange_state).toBe('pending')
})

it('is asked after until it is accepted, with the number of the receipt', async () => {
  await askExchange(world.ctx())
  expect((await report()).exchange_state).toBe('pending')
  await askExchange(world.ctx())
  expect(await report()).toMatchObject({ exchange_state: 'accepted', exchange_receipt: 'QG-0001' })
  const { events } = await getReport(as(PROVINCE, 'leader'), whole)
  expect(events.map((event) => event.what)).toContain('exchange-accepted')
})

it('that is refused becomes work, with the reason', async () => {
  const leader = as(PROVINCE, 'leader')
  whole = await correctReport(leader, whole, { reason: 'Đính chính không nêu căn cứ.' })
  await aggregateReports(as(PROVINCE, 'specialist'), ASKED)
  await signed(as(PROVINCE, 'specialist'), leader, whole, {})
  await lockPeriod(leader, whole)
  await expect(exchangeReport(world.ctx(), whole)).rejects.toThrow('503')
  await exchangeReport(world.ctx(), whole)
  expect(await report()).toMatchObject({ exchange_state: 'refused', exchange_note: 'Bản đính chính không nêu căn cứ.' })
  const { rows } = await sql<{ title: string }>`select title from tasks.task where kind = 'reports.refused'`.execute(
    world.ctx().db,
  )
  expect(rows.map((row) => row.title)).toEqual(['Báo cáo quý IV/2026 không được nhận: Bản đính chính không nêu căn cứ.'])
})

it('does not leave without the secret, and says so', async () => {
  world.ports.config.exchange = { ...world.ports.config.exchange!, secret: 'sai-mat-khau' }
  await expect(exchangeReport(world.ctx(), whole)).rejects.toThrow('401')
})
