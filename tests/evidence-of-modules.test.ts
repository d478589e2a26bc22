import { beforeAll, describe, expect, it } from 'vitest'
import { listFacts, rebuildFacts, totalsByAgency } from '#foundation/evidence'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { type Answers, getProcedure, validAnswers } from '#government/procedures'
import { reuseOfDraft } from '#government/vault'
import { type Actor, type Ctx, OFFICER_ROLES } from '#platform/context'
import { sql } from '#platform/database'
import type { FactRecord } from '#platform/measures'
import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import { demoWorld, officer, runJobs, testDatabase } from '#testing'
import { rebuildLately } from '../src/foundation/evidence/rebuild-facts.ts'
import { giveRatingCode, rateByCode } from '../src/government/assessment/rate-by-code.ts'
import { rateDossier } from '../src/government/assessment/rate-dossier.ts'
import { acceptDossier } from '../src/government/dossiers/accept-dossier.ts'
import { decideDossier } from '../src/government/dossiers/decide-dossier.ts'
import { finishStep } from '../src/government/dossiers/finish-step.ts'
import { getDraft } from '../src/government/dossiers/get-draft.ts'
import { issueResult } from '../src/government/dossiers/issue-result.ts'
import { refuseDossier } from '../src/government/dossiers/refuse-dossier.ts'
import { sampleFiling } from '../src/government/dossiers/sample-filing.ts'
import { startDraft } from '../src/government/dossiers/start-draft.ts'
import { withdrawDossier } from '../src/government/dossiers/stop-dossier.ts'
import { submitDossier } from '../src/government/dossiers/submit-dossier.ts'
import { finishPart } from '../src/government/linked/finish-part.ts'
import { listParts } from '../src/government/linked/list-parts.ts'
import { callNext } from '../src/government/queue/call-next.ts'
import { finishTicket, skipTicket } from '../src/government/queue/finish-ticket.ts'
import { closeDay, leaveTicket } from '../src/government/queue/leave-ticket.ts'
import { setQueueRule } from '../src/government/queue/set-queue-rule.ts'
import { addCounter, addLine } from '../src/government/queue/set-up-queue.ts'
import { takeTicket } from '../src/government/queue/take-ticket.ts'
import { getAgencyUsage } from '../src/government/usage/agency-usage.ts'
import { noteSeal } from '../src/government/usage/note-sign-in.ts'

const HERE = demoAgencyId('xa-quynh-phu')
const POLICE = demoAgencyId('cong-an-xa-quynh-phu')
const INSURANCE = demoAgencyId('bhxh-quynh-phu')
// Nothing is sealed before the seal's certificate was made, and that is now.
const NOW = new Date()
const DAY = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY)
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'linked'], { at: NOW })
const owner: Actor = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
}
const all = { ...officer(HERE, ...OFFICER_ROLES), name: 'Cán bộ xã' }
const system = world.ctx(undefined, NOW)
const MEASURES = system.ports.measures.sources.flatMap((source) => source.measures.map((measure) => measure.code))
const SINGLE = '1.004873'
const GOOD = { convenience: 3, timeliness: 3, attitude: 3, overall: 3 }

interface Filed {
  agencyId: string
  dossierId: string
  code: string
}
const keyOf = ({ id, code }: { id: string; code: string }): Filed => ({ agencyId: HERE, dossierId: id, code })

async function decided(key: Filed, accepted: Date, now = accepted): Promise<void> {
  let row = await acceptDossier(world.ctx(all, accepted), key, {})
  const desk = world.ctx(all, now)
  for (let n = 0; n < 6; n++) {
    const next = await finishStep(desk, key, { opinion: 'Đủ điều kiện.', step: row.current_step }).catch(() => undefined)
    if (!next) break
    row = next
  }
  row = await decideDossier(desk, key, { outcome: 'granted' })
  if (!row.issued_at) await issueResult(desk, key)
  await runJobs(world, /^dossiers\.issue-paper$|^linked\.|→linked$/, 2)
}

/** Two linked dossiers; the police do their part in time, the insurance a month late. */
async function linkedParts(): Promise<void> {
  for (const n of [0, 1]) {
    const ctx = world.ctx(owner, later(n))
    const filing = await sampleFiling(ctx, '3.000722', HERE)
    const services = ['birth', 'residence', 'healthCard']
    const key = keyOf(await submitDossier(ctx, { ...filing, answers: { ...filing.answers, services } }))
    await runJobs(world, /^linked\.|→linked$/, 2)
    await decided(key, later(n))
    for (const [agencyId, days] of [
      [POLICE, 0],
      [INSURANCE, 40],
    ] as const) {
      const doing = world.ctx(officer(agencyId, 'specialist'), later(n + days))
      for (const { id } of (await listParts(doing, { state: 'open' })).items)
        await finishPart(doing, id, { outcome: 'done', resultNumber: `0${n}` })
    }
    await runJobs(world, /^linked\./, 2)
  }
}

/** A certificate given, then one that uses it again, and one from a draft that was filled in. */
async function reused(): Promise<Filed[]> {
  const today = vietnamDate(NOW)
  const version = await getProcedure(world.ctx(owner, NOW), SINGLE, today)
  const answersOf = (reissue: boolean): Answers => {
    const answers = validAnswers(version, 5, today) as Record<string, Record<string, unknown>>
    const subject = { ...answers.subject, fullName: 'Nguyễn Văn Thử', maritalStatus: 'neverMarried' }
    return { ...answers, requester: { ...answers.requester, relation: 'self' }, subject, reissue, previousNumber: '12/2025' }
  }
  const filing = { procedureCode: SINGLE, agencyId: HERE, files: [] }
  const first = keyOf(await submitDossier(world.ctx(owner, NOW), { ...filing, answers: answersOf(false) }))
  await decided(first, NOW)
  const ctx = world.ctx(owner, later(1))
  const second = keyOf(await submitDossier(ctx, { ...filing, answers: answersOf(true) }))
  const draft = await getDraft(ctx, await startDraft(ctx, { procedureCode: SINGLE, agencyId: HERE, reuse: true }))
  const prefilled = draft.answers.requester as Answers
  const answers = answersOf(false)
  const merged = { ...answers, requester: { ...(answers.requester as Answers), ...prefilled } }
  const third = { ...filing, answers: merged, draftId: draft.id }
  const reuse = await reuseOfDraft(ctx, { ...draft, draftId: draft.id, version })
  return [first, second, keyOf(await submitDossier(ctx, third, 'online', reuse))]
}

/** One number served, one left by itself, one put aside, one still waiting at midnight. */
async function numbers(): Promise<void> {
  const validFrom = '2026-01-01'
  const line = await addLine(system, { agencyId: HERE, validFrom, nameVi: 'Hộ tịch', nameEn: 'Civil status', prefix: 'A' })
  const counterId = await addCounter(system, { agencyId: HERE, validFrom, name: 'Quầy 1', lineIds: [line] })
  await setQueueRule(system, { agencyId: HERE, validFrom, ordinaryBetween: 2, dailyLimit: 500, outsideHours: true })
  const morning = vietnamInstant(vietnamDate(later(8)), '08:00')
  const nobody = world.ctx({ kind: 'nobody' }, morning)
  const taken = []
  for (let n = 0; n < 4; n++) taken.push(await takeTicket(nobody, { agencyId: HERE, lineId: line }))
  const desk = world.ctx(all, new Date(morning.getTime() + 7 * 60_000))
  await finishTicket(desk, { ticketId: (await callNext(desk, { counterId }))!.id })
  await skipTicket(desk, { ticketId: (await callNext(desk, { counterId }))!.id })
  await leaveTicket(nobody, taken[2]!.code)
  await runJobs(world, /^evidence\.recount$/)
  await closeDay(world.ctx(undefined, later(9)))
}

const table = async () =>
  (
    await sql<{ row: string }>`select concat_ws(' ', agency_id, measure, day, quantity::float8) as row from evidence.daily
      order by 1`.execute(database.db)
  ).rows.map(({ row }) => row)

const SPAN = { from: addDays(vietnamDate(NOW), -3), to: addDays(vietnamDate(NOW), 60) }
const READERS = [HERE, POLICE, INSURANCE].map((agencyId) => officer(agencyId, ...OFFICER_ROLES))

async function listAll(ctx: Ctx, measure: string, agencyId: string, span: { from: string; to: string }): Promise<FactRecord[]> {
  const items: FactRecord[] = []
  for (let after: string | undefined; ; ) {
    const page = await listFacts(ctx, { measure, agencyIds: [agencyId], ...span, after })
    items.push(...page.items)
    if (!page.next) return items
    after = page.next
  }
}
const sumOf = (facts: readonly { quantity: number }[]) => facts.reduce((sum, one) => sum + one.quantity, 0)

beforeAll(async () => {
  await linkedParts()
  const [first, second, third] = await reused()
  await refuseDossier(world.ctx(all, later(2)), second!, { reason: 'Không thuộc thẩm quyền của cơ quan này.' })
  await decided(third!, later(1), later(40))
  // Days on which nothing else happens here: what is not told is not counted by accident.
  await rateDossier(world.ctx(owner, later(5)), first!.code, GOOD)
  await runJobs(world, /^evidence\.recount$/)
  await rateDossier(world.ctx(owner, later(5)), first!.code, { ...GOOD, overall: 1 })
  const code = await giveRatingCode(world.ctx(all, later(6)), second!.code)
  await rateByCode(world.ctx({ kind: 'nobody' }, later(6)), code, GOOD)
  await numbers()
}, 120_000)

describe('the facts of every module', () => {
  it('are told where they come about: what was asked for in the same transactions is what a count of everything finds', async () => {
    await runJobs(world, /^dossiers\.(submitted|changed)→dossiers$|^evidence\.recount$/)
    const told = await table()
    await rebuildFacts(world.ctx(undefined, later(60)))
    expect(told).toEqual(await table())
  })

  it.each(MEASURES)('%s: the number is as large as the list behind it, day by day and in all', async (measure) => {
    let seen = 0
    for (const reader of READERS) {
      const ctx = world.ctx(reader, NOW)
      const records = await listAll(ctx, measure, reader.agencyId, SPAN)
      const total = await totalsByAgency(ctx, { measures: [measure], agencyIds: [reader.agencyId], ...SPAN })
      expect(sumOf(records)).toBe(sumOf(total))
      expect(new Set(records.map((one) => one.id)).size).toBe(records.length)
      for (const [day, ofDay] of Map.groupBy(records, (one) => one.day)) {
        const span = { from: day, to: day }
        expect(sumOf(await totalsByAgency(ctx, { measures: [measure], agencyIds: [reader.agencyId], ...span }))).toBe(
          sumOf(ofDay),
        )
      }
      expect(records.every((one) => one.href.startsWith('/') && one.label.length > 5)).toBe(true)
      seen += records.length
    }
    // Every measure is lived through here, so that none is right only because it is empty.
    expect(seen).toBeGreaterThan(0)
  })

  it('of a measure that a newer release brings are counted from the first day, the next night', async () => {
    const counted = await table()
    await sql`delete from evidence.daily where measure = 'assessment.rated'`.execute(database.db)
    await rebuildLately(world.ctx(undefined, later(200)))
    expect((await table()).length).toBeLessThan(counted.length)
    await sql`delete from evidence.known_measure where measure = 'assessment.rated'`.execute(database.db)
    await rebuildLately(world.ctx(undefined, later(200)))
    expect(await table()).toEqual(counted)
  })

  it('have a name and a unit in both languages', () => {
    for (const source of system.ports.measures.sources)
      for (const { code, label, unit } of source.measures)
        for (const locale of ['vi', 'en'] as const) expect([code, label(locale), unit(locale)]).not.toContain(undefined)
  })

  it('are listed for the officers of the agency alone', async () => {
    const elsewhere = world.ctx(officer(demoAgencyId('xa-tho-xuan'), ...OFFICER_ROLES), NOW)
    for (const measure of MEASURES) expect(await listAll(elsewhere, measure, HERE, SPAN)).toEqual([])
  })

  it('show a colleague’s work to leaders only, numbers of the hall to those who measure it, linked parts to those who do them', async () => {
    const counted = async (measure: string, agencyId: string, ...roles: (typeof OFFICER_ROLES)[number][]) =>
      (await listAll(world.ctx(officer(agencyId, ...roles), NOW), measure, agencyId, SPAN)).length
    expect(await counted('tasks.done', HERE, 'leader')).toBeGreaterThan(0)
    expect(await counted('tasks.done', HERE, 'specialist')).toBe(0)
    expect((await listAll(world.ctx(all, NOW), 'tasks.done', HERE, SPAN)).length).toBe(
      await counted('tasks.done', HERE, 'leader'),
    )
    expect(await counted('queue.tickets-taken', HERE, 'specialist')).toBe(0)
    expect(await counted('linked.parts-done', POLICE, 'clerk')).toBe(0)
  })
})

it('told apart by anything, the parts of every measure add up to its total, for one agency and for several', async () => {
  const span = { from: vietnamDate(later(-400)), to: vietnamDate(later(400)) }
  let split = 0
  for (const agencyIds of [[HERE], [HERE, POLICE, INSURANCE]])
    for (const { measures, split: splitOf } of system.ports.measures.sources)
      for (const { code, breakdowns } of measures)
        for (const { key } of breakdowns ?? []) {
          const totals = await totalsByAgency(system, { measures: [code], agencyIds, ...span })
          const parts = await splitOf!(system, { measure: code, agencyIds, ...span, by: key })
          const sum = (all: readonly { quantity: number }[]) => all.reduce((whole, one) => whole + one.quantity, 0)
          expect(sum(parts), `${code} by ${key}`).toBe(sum(totals))
          expect(new Set(parts.map((part) => part.key)).size).toBe(parts.length)
          split += parts.length
        }
  expect(split).toBeGreaterThan(10)
})

it('a decision is told as sealed once its result stands under a seal, in whatever order that is heard', async () => {
  const leader = world.ctx(all, later(60))
  const month = vietnamDate(NOW).slice(0, 7)
  const decisionsOf = async () => {
    const { decisions } = await getAgencyUsage(leader, { month })
    return decisions.map(({ decided, sealed }) => ({ decided, sealed }))
  }
  // The seals were made before their decisions are counted; then the other way round.
  await runJobs(world, /^tasks\.work-done→usage$|^usage\.recount$|→usage$/, 2)
  const [counted] = await decisionsOf()
  expect(counted!.decided).toBeGreaterThan(0)
  expect(counted!.sealed).toBe(counted!.decided)
  await sql`update usage.work set sealed_on = null`.execute(database.db)
  expect((await decisionsOf())[0]!.sealed).toBe(0)
  const { rows } = await sql<{
    dossierId: string
  }>`select dossier_id as "dossierId" from dossiers.paper where kind = 'result'`.execute(database.db)
  for (const { dossierId } of rows) await noteSeal(world.ctx(undefined, NOW), { agencyId: HERE, dossierId, code: '' })
  expect(await decisionsOf()).toEqual([counted])
})

describe('what is a fact and what is not', () => {
  const total = async (measure: string, agencyId = HERE) =>
    sumOf(await totalsByAgency(system, { measures: [measure], agencyIds: [agencyId], ...SPAN }))

  it('a changed rating counts once, as it is now', async () => {
    expect(await total('assessment.rated')).toBe(2)
    expect(await total('assessment.rated-unsatisfied')).toBe(1)
    expect(await total('assessment.rated-satisfied')).toBe(1)
    expect(await total('assessment.rated-by-code')).toBe(1)
  })

  it('nobody served a number that midnight closed', async () => {
    expect(await total('queue.tickets-taken')).toBe(4)
    expect(await total('queue.tickets-served')).toBe(1)
    // One went, one never came back from being put aside, one waited until the night.
    expect(await total('queue.tickets-left')).toBe(3)
  })

  it('a part done after its deadline is late at the agency that did it, not at the lead', async () => {
    expect([await total('linked.parts-done', POLICE), await total('linked.parts-done-late', POLICE)]).toEqual([2, 0])
    expect([await total('linked.parts-done', INSURANCE), await total('linked.parts-done-late', INSURANCE)]).toEqual([2, 2])
  })

  it('work that ended because somebody else acted was done by nobody', async () => {
    const done = await total('tasks.done')
    expect((await total('tasks.done-in-time')) + (await total('tasks.done-late'))).toBeLessThanOrEqual(done)
    const ctx = world.ctx(owner, later(3))
    const filed = keyOf(await submitDossier(ctx, await sampleFiling(ctx, SINGLE, HERE)))
    // The owner withdraws, and the desk’s work is gone.
    await withdrawDossier(ctx, filed, {})
    await rebuildFacts(world.ctx(undefined, later(60)))
    expect(await total('tasks.done')).toBe(done)
  })
})
