import { describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { OfficerRole } from '#platform/context'
import { sql } from '#platform/database'
import { demoWorld, officer as officerActor, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { apologizeDelay } from './apologize-delay.ts'
import { assignDossier } from './assign-dossier.ts'
import type { DossierKey } from './change-dossier.ts'
import { decideDossier } from './decide-dossier.ts'
import { explainDossier } from './explain-dossier.ts'
import { finishStep } from './finish-step.ts'
import { getDossierView } from './get-dossier.ts'
import { confirmPayment, requestPayment } from './pay-fees.ts'
import { requestSupplement } from './request-supplement.ts'
import { sampleFiling } from './sample-filing.ts'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const HERE = demoAgencyId('xa-quynh-phu')
// A Monday, 09:00 in Vietnam; a working day has seven and a half hours.
const MONDAY = new Date('2026-11-16T02:00:00Z')
const at = (days: number, hours = 0) => new Date(MONDAY.getTime() + (days * 24 + hours) * 3_600_000)
const citizen = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const owner = (now: Date) => world.ctx(citizen, now)
const colleagues = Object.fromEntries(
  (['one_stop', 'specialist', 'leader', 'clerk'] as const).map((role) => [
    role,
    { ...officerActor(HERE, role), name: `Cán bộ ${role}` },
  ]),
) as Record<OfficerRole, ReturnType<typeof officerActor>>
const as = (role: OfficerRole, now: Date) => world.ctx(colleagues[role], now)

async function filed(): Promise<DossierKey & { code: string }> {
  const { id, code } = await submitDossier(owner(MONDAY), await sampleFiling(owner(MONDAY), '1.004222', HERE))
  return { agencyId: HERE, dossierId: id, code }
}

describe('why a dossier is late', () => {
  it('names the step that took longer than the procedure grants, and leaves out the time that the citizen took', async () => {
    const key = await filed()
    // Three working days: due on Thursday 19. The payment stands still for two days.
    await acceptDossier(as('one_stop', MONDAY), key, {})
    await requestPayment(as('specialist', at(0, 2)), key, {})
    await confirmPayment(as('one_stop', at(2, 2)), key, { receiptNumber: '0000123' })
    const friday = at(11)
    const told = await explainDossier(owner(friday), key.code)
    // Two working hours on Monday, then from Wednesday 11:00 to Friday 27 at 09:00 (the 24th is a holiday).
    const [step] = told.steps
    expect(told.steps).toHaveLength(1)
    expect(step!.minutes).toBe(2 * 60 + 4 * 60 + 4 * 7.5 * 60 + 7.5 * 60 + 90)
    // 40 hours of the procedure are five working days of seven and a half hours.
    expect(step!.granted).toBe(5 * 7.5 * 60)
    expect(told.late!.slow.map((slow) => slow.order)).toEqual([step!.order])
    expect(told.late!.minutes).toBeGreaterThan(0)
    expect(told.where.step!.name).toBe(told.procedure.stepAt(step!.order)!.name)
  })

  it('is not told of a dossier in time, nor hidden by an apology', async () => {
    const key = await filed()
    await acceptDossier(as('one_stop', MONDAY), key, {})
    expect((await explainDossier(owner(at(2)), key.code)).late).toBeUndefined()
    await apologizeDelay(as('leader', at(2)), key, { reason: 'Chờ xác minh nơi ở cũ.', newDueDate: '2026-12-04' })
    // Where it lies, it has lain since it was accepted: the apology moved nothing.
    const { where, steps } = await explainDossier(owner(at(2)), key.code)
    expect(where.since).toEqual(steps.at(-1)!.from)
    const told = await explainDossier(owner(at(7)), key.code)
    expect(told.late).toMatchObject({ apology: 'Chờ xác minh nơi ở cũ.' })
  })
})

describe('where it is, why it was refused, who looked', () => {
  it('waits for the citizen with everything that was asked for', async () => {
    const key = await filed()
    await requestSupplement(as('one_stop', MONDAY), key, {
      items: [{ target: 'TP02', label: 'Giấy tờ chỗ ở', reason: 'Ảnh mờ, không đọc được.' }],
    })
    const told = await explainDossier(owner(at(1)), key.code)
    expect(told.where.asked).toEqual([expect.objectContaining({ label: 'Giấy tờ chỗ ở', reason: 'Ảnh mờ, không đọc được.' })])
    expect(told.where.clock.state).toBe('paused')
  })

  it('gives the reason in writing, and the one who signed it', async () => {
    const key = await filed()
    let row = await acceptDossier(as('one_stop', MONDAY), key, {})
    for (const hour of [1, 2]) {
      const { decisionStep, stepAt } = (await explainDossier(as('leader', MONDAY), key.code)).procedure
      if (row.current_step >= decisionStep.order) break
      row = await finishStep(as(stepAt(row.current_step)!.role, at(0, hour)), key, {
        opinion: 'Đề nghị không giải quyết.',
        step: row.current_step,
      })
    }
    await decideDossier(as('leader', at(1)), key, { outcome: 'refused', note: 'Không đủ điều kiện về chỗ ở hợp pháp.' })
    expect((await explainDossier(owner(at(2)), key.code)).refused).toMatchObject({
      kind: 'decide',
      reason: 'Không đủ điều kiện về chỗ ở hợp pháp.',
      by: 'Cán bộ leader',
    })
  })

  it('tells the person concerned and the leader who opened it, and no other officer', async () => {
    const key = await filed()
    await getDossierView(as('specialist', at(0, 1)), key.code)
    const looked = (await explainDossier(owner(at(1)), key.code)).looked!
    expect(looked.map((look) => look.who)).toEqual(['Cán bộ specialist'])
    expect((await explainDossier(as('leader', at(1)), key.code)).looked!.map((look) => look.who)).toContain('Cán bộ specialist')
    expect((await explainDossier(as('clerk', at(1)), key.code)).looked).toBeUndefined()
  })

  it('stands on one page, for its owner and its agency alone', async () => {
    const key = await filed()
    const app = testApp(world, () => at(1))
    const html = await (await app.get(`/ho-so/${key.code}/vi-sao`, citizen)).text()
    for (const part of ['Hồ sơ đang ở đâu?', 'Có chậm không, vì sao?', 'Ai đã xem hồ sơ này?']) expect(html).toContain(part)
    const stranger = { ...citizen, personId: demoPersonId(demoCitizens[1]!.idNumber) }
    expect((await app.get(`/ho-so/${key.code}/vi-sao`, stranger)).status).toBe(404)
  })
})

describe('a step assigned by the leader (phân công)', () => {
  it('goes to the officer named, stays theirs through warnings and pauses, and the next step is its role’s again', async () => {
    const key = await filed()
    await acceptDossier(as('one_stop', MONDAY), key, {})
    const specialist = demoPersonId('hotich.quynhphu')
    await assignDossier(as('leader', MONDAY), key, { officerId: specialist })
    const holds = async () =>
      (
        await sql<{
          audience: string
        }>`select audience from tasks.task where subject_id = ${key.dossierId} and closed_at is null`.execute(database.db)
      ).rows.map((row) => row.audience)
    expect(await holds()).toEqual([`person:${specialist}`])
    await requestPayment(as('one_stop', MONDAY), key, {})
    await confirmPayment(as('one_stop', at(1)), key, { receiptNumber: '0000123' })
    expect(await holds()).toEqual([`person:${specialist}`])
    for (const officerId of [demoPersonId('chutich.quynhphu'), demoPersonId('motcua.thoxuan'), citizen.personId])
      await expect(assignDossier(as('leader', at(1)), key, { officerId })).rejects.toMatchObject({
        code: 'invalid',
        fields: { officerId: expect.any(String) },
      })
    const { row } = await getDossierView(as('leader', at(1)), key.code)
    await finishStep(as('specialist', at(1)), key, { opinion: 'Đủ điều kiện.', step: row.current_step })
    for (const audience of await holds()) expect(audience).toMatch(/^role:/)
  })
})
