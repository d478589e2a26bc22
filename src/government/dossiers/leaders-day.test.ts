import { describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { OfficerRole } from '#platform/context'
import { demoWorld, officer, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { assignDossier } from './assign-dossier.ts'
import type { DossierKey } from './change-dossier.ts'
import { decideMany } from './decide-many.ts'
import { finishStep } from './finish-step.ts'
import { getDossierByCode } from './get-dossier.ts'
import { leadersDay } from './leaders-day.ts'
import { sampleFiling } from './sample-filing.ts'
import { withdrawDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const HERE = demoAgencyId('xa-quynh-phu')
// A Monday, 09:00 in Vietnam.
const MONDAY = new Date('2026-11-16T02:00:00Z')
const at = (days: number) => new Date(MONDAY.getTime() + days * 24 * 3_600_000)
const person = (n: number) =>
  ({ kind: 'citizen', personId: demoPersonId(demoCitizens[n]!.idNumber), name: demoCitizens[n]!.fullName, assurance: 2 }) as const
const staff = { ...officer(HERE, 'one_stop', 'specialist', 'leader', 'clerk'), name: 'Cán bộ' }
const leaderActor = { ...officer(HERE, 'leader'), name: 'Chủ tịch' }
const leader = (now: Date) => world.ctx(leaderActor, now)

async function accepted(now: Date, owner = person(0)): Promise<DossierKey & { code: string; step: number }> {
  const ctx = world.ctx(owner, now)
  const { id, code } = await submitDossier(ctx, await sampleFiling(ctx, '1.004222', HERE))
  const key = { agencyId: HERE, dossierId: id }
  const row = await acceptDossier(world.ctx(staff, now), key, {})
  return { ...key, code, step: row.current_step }
}

async function proposed(now: Date, owner = person(0)) {
  const dossier = await accepted(now, owner)
  let { step } = dossier
  for (let n = 0; n < 6; n++) {
    const next = await finishStep(world.ctx(staff, now), dossier, { opinion: 'Đủ điều kiện.', step }).catch(() => undefined)
    if (!next) break
    step = next.current_step
  }
  return dossier
}
const codes = (items: { code: string }[]) => items.map((item) => item.code)

describe('the leader’s day', () => {
  it('tells what is late and where it stuck, what falls due today and tomorrow, and what waits for a decision', async () => {
    // Three working days each: due on Thursday 19, Friday 20 and Monday 23.
    const [first, second, third] = [await accepted(at(0)), await accepted(at(1)), await accepted(at(2))]
    const ready = await proposed(at(4))
    await assignDossier(leader(at(0)), first, { officerId: demoPersonId('hotich.quynhphu') })
    const day = await leadersDay(leader(at(4)))
    expect([codes(day.late), codes(day.today), codes(day.tomorrow)]).toEqual([[first.code], [second.code], []])
    expect(codes(day.toDecide)).toEqual([ready.code])
    expect(day.stuckByStep.map((row) => row.count)).toEqual([1])
    expect(day.stuckByPerson[0]!.name).not.toBe('')
    // On Sunday what is due on Monday is due tomorrow.
    expect(codes((await leadersDay(leader(at(6)))).tomorrow)).toEqual([third.code])
    // Every dossier that is late stands at exactly one step and with exactly one holder, or none.
    const later = await leadersDay(leader(at(30)))
    for (const rows of [later.stuckByStep, later.stuckByPerson])
      expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(later.late.length)
  })

  it('is for leaders of the agency alone', async () => {
    for (const role of ['one_stop', 'specialist', 'clerk', 'administrator'] as OfficerRole[]) {
      await expect(leadersDay(world.ctx(officer(HERE, role), MONDAY))).rejects.toMatchObject({ code: 'forbidden' })
      await expect(decideMany(world.ctx(officer(HERE, role), MONDAY), { codes: ['x'] })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    const elsewhere = await leadersDay(world.ctx(officer(demoAgencyId('xa-tho-xuan'), 'leader'), at(30)))
    expect([elsewhere.late, elsewhere.toDecide]).toEqual([[], []])
  })
})

describe('many decisions by one confirmation', () => {
  it('grants each with its own evidence, leaves alone and names what cannot be decided, and grants nothing twice', async () => {
    const [good, early, gone] = [await proposed(MONDAY), await accepted(MONDAY), await proposed(MONDAY)]
    await withdrawDossier(world.ctx(person(0), MONDAY), gone, {})
    const all = [good.code, good.code, early.code, gone.code, 'H99.9-260101-0001']
    const decided = await decideMany(leader(MONDAY), { codes: all })
    expect(decided.map((one) => one.problem === undefined)).toEqual([true, false, false, false])
    expect(decided[2]!.problem).toContain('Đã rút')
    expect((await getDossierByCode(leader(MONDAY), good.code)).outcome).toBe('granted')
    expect((await decideMany(leader(MONDAY), { codes: [good.code] }))[0]!.problem).toContain('Chủ tịch')
  })

  it('shows what will be signed before it is signed, and nothing is signed by looking', async () => {
    const app = testApp(world)
    const dossier = await proposed(new Date())
    const look = await app.post('/lanh-dao/quyet-dinh', { codes: dossier.code }, leaderActor)
    expect(await look.text()).toContain('1 hồ sơ')
    expect((await getDossierByCode(leader(new Date()), dossier.code)).outcome).toBeNull()
    expect((await app.post('/lanh-dao/quyet-dinh', {}, leaderActor)).status).toBe(422)
    const done = await app.post('/lanh-dao/quyet-dinh', { codes: dossier.code, confirmed: 'yes' }, leaderActor)
    expect([done.status, done.headers.get('location')]).toEqual([303, '/lanh-dao'])
    expect((await getDossierByCode(leader(new Date()), dossier.code)).outcome).toBe('granted')
  })
})
