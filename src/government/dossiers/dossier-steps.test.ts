import { describe, expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { listTasks } from '#foundation/tasks'
import { getProcedure, requiredComponents, validAnswers } from '#government/procedures'
import type { Actor, Ctx, OfficerRole } from '#platform/context'
import { inTransaction, newId, sql } from '#platform/database'
import { typeset } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import { demoWorld, officer as officerActor, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import type { DossierKey } from './change-dossier.ts'
import { decideDossier } from './decide-dossier.ts'
import { DOSSIER_STATUSES, type DossierStatus } from './dossier-status.ts'
import { finishStep } from './finish-step.ts'
import { getDossierView } from './get-dossier.ts'
import { issuePaper } from './issue-paper.ts'
import { issueResult } from './issue-result.ts'
import { listMyDossiers } from './list-dossiers.ts'
import { lookUpDossier } from './look-up-dossier.ts'
import { nationalStatusOn } from './national-status.ts'
import { confirmPayment, requestPayment } from './pay-fees.ts'
import { refuseDossier } from './refuse-dossier.ts'
import { requestSupplement } from './request-supplement.ts'
import { returnResult } from './return-result.ts'
import { startDraft } from './start-draft.ts'
import { stopDossier, withdrawDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'
import { supplySupplement } from './supply-supplement.ts'
import type { DossierTable } from './tables.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const HERE = demoAgencyId('xa-quynh-phu')
// A Monday, 09:00 in Vietnam.
const MONDAY = new Date('2026-11-16T02:00:00Z')
const hoursLater = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000)

const owner = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const colleagues = new Map<OfficerRole, Actor>()
/** The same officer for a role each time, without an account: what they may do comes from the actor. */
const officer = (role: OfficerRole, now = MONDAY): Ctx => {
  if (!colleagues.has(role)) colleagues.set(role, { ...officerActor(HERE, role), name: `Cán bộ ${role}` })
  return world.ctx(colleagues.get(role)!, now)
}
const citizen = (now = MONDAY): Ctx => world.ctx(owner, now)
const paper = await typeset(`${import.meta.dirname}/demo/sample-paper.typ`, { text: 'Giấy tờ' }, MONDAY)

async function file(code: string, now = MONDAY): Promise<DossierKey & { code: string }> {
  const ctx = citizen(now)
  const version = await getProcedure(ctx, code, vietnamDate(now))
  const answers = validAnswers(version, 7, vietnamDate(now))
  const files = []
  for (const { component, required } of requiredComponents(version, answers))
    if (required)
      files.push({ componentCode: component.code, uploadId: (await keepUpload(ctx, { name: 'giay.pdf', bytes: paper })).id })
  const filed = await submitDossier(ctx, { procedureCode: code, agencyId: HERE, answers, files })
  return { agencyId: HERE, dossierId: filed.id, code: filed.code }
}
const item = (target: string) => ({ target, label: 'Giấy chứng sinh', reason: 'Ảnh mờ, không đọc được ngày sinh' })
const taskKinds = async (role: OfficerRole, key: { code: string }) =>
  (await listTasks(officer(role), { limit: 100 })).items.filter((task) => task.reference === key.code).map((task) => task.kind)
const rowOf = async (key: DossierKey) =>
  (
    await sql<DossierTable>`select * from dossiers.dossier where agency_id = ${key.agencyId} and id = ${key.dossierId}`.execute(
      database.db,
    )
  ).rows[0]!

describe('birth registration in a commune (1.001193)', () => {
  it('goes from hand to hand as its procedure says, each hand finding it in its worklist, to the citizen the same day', async () => {
    const key = await file('1.001193')
    expect(await taskKinds('one_stop', key)).toEqual(['dossier.receive'])
    // To be answered within eight working hours: filed on Monday at 09:00, which are one working day: by Tuesday at 09:00.
    const [waiting] = (await listTasks(officer('one_stop'), { limit: 100 })).items.filter((task) => task.reference === key.code)
    expect(waiting?.dueAt).toEqual(hoursLater(24))
    const accepted = await acceptDossier(officer('one_stop'), key, {})
    // NĐ 123/2015 Đ15: the same working day when received before 15:00.
    expect(vietnamDate(accepted.due_at!)).toBe('2026-11-16')
    expect(await taskKinds('one_stop', key)).toEqual([])
    expect(await taskKinds('specialist', key)).toEqual(['dossier.process'])
    await expect(decideDossier(officer('leader'), key, { outcome: 'granted' })).rejects.toMatchObject({ code: 'conflict' })
    const proposed = await finishStep(officer('specialist'), key, {
      opinion: 'Đủ điều kiện đăng ký.',
      step: accepted.current_step,
    })
    expect(await taskKinds('leader', key)).toEqual(['dossier.decide'])
    // A second click on the same step finishes nothing more; the leader's step ends by a decision alone.
    for (const step of [accepted.current_step, proposed.current_step])
      await expect(finishStep(officer('leader'), key, { opinion: 'Đồng ý với đề xuất.', step })).rejects.toMatchObject({
        code: 'conflict',
      })
    await decideDossier(officer('leader'), key, { outcome: 'granted' })
    expect(await taskKinds('clerk', key)).toEqual(['dossier.issue'])
    await issueResult(officer('clerk'), key)
    await expect(issueResult(officer('clerk'), key)).rejects.toMatchObject({ code: 'conflict' })
    expect(await taskKinds('one_stop', key)).toEqual(['dossier.return'])
    await returnResult(officer('one_stop', hoursLater(3)), key, {
      how: 'counter',
      collector: { by: 'owner', shown: 'receipt' },
    })
    for (const role of ['one_stop', 'specialist', 'leader', 'clerk'] as const) expect(await taskKinds(role, key)).toEqual([])

    const { row, events } = await getDossierView(citizen(), key.code)
    expect(row).toMatchObject({ status: 'returned', outcome: 'granted', version: 6 })
    expect(events.map((event) => event.kind)).toEqual(['submit', 'accept', 'finishStep', 'decide', 'issue', 'return'])
    expect(events.map((event) => event.actor_name)).toEqual([
      owner.name,
      'Cán bộ one_stop',
      'Cán bộ specialist',
      'Cán bộ leader',
      'Cán bộ clerk',
      'Cán bộ one_stop',
    ])
    expect((await listMyDossiers(citizen(), { limit: 100 })).items.find((d) => d.code === key.code)?.status).toBe('returned')
  })

  it('received after 15:00 is due on the next working day', async () => {
    const late = new Date('2026-11-20T08:30:00Z')
    const key = await file('1.001193', late)
    const accepted = await acceptDossier(officer('one_stop', late), key, {})
    expect(vietnamDate(accepted.due_at!)).toBe('2026-11-23')
  })
})

describe('a supplement', () => {
  it('before acceptance brings the dossier back to the desk, with no clock running before it is complete', async () => {
    const key = await file('1.001193')
    const asked = await requestSupplement(officer('one_stop'), key, { items: [item('TP02')] })
    expect(asked).toMatchObject({ status: 'awaitingSupplement', resume_status: 'submitted', due_at: null, accepted_at: null })
    expect(await taskKinds('one_stop', key)).toEqual([])
    await expect(acceptDossier(officer('one_stop'), key, {})).rejects.toMatchObject({ code: 'conflict' })
    await expect(supplySupplement(citizen(), key, { files: [] })).rejects.toMatchObject({ code: 'invalid' })
    const uploadId = (await keepUpload(citizen(), { name: 'giay.pdf', bytes: paper })).id
    const supplied = await supplySupplement(citizen(hoursLater(24)), key, { files: [{ componentCode: 'TP02', uploadId }] })
    expect(supplied).toMatchObject({ status: 'submitted', due_at: null })
    expect(await taskKinds('one_stop', key)).toEqual(['dossier.receive'])
    const { files } = await getDossierView(citizen(), key.code)
    expect(files.filter((one) => one.stage === 'supplement')).toHaveLength(1)
    const accepted = await acceptDossier(officer('one_stop', hoursLater(25)), key, {})
    expect(vietnamDate(accepted.due_at!)).toBe('2026-11-17')
  })

  it('needs each thing asked for with its reason, and takes only the citizen’s own files', async () => {
    const key = await file('1.001193')
    for (const items of [
      [],
      [{ target: 'TP02', label: 'Giấy', reason: '' }],
      [{ target: '', label: 'Giấy', reason: 'Ảnh mờ quá' }],
    ])
      await expect(requestSupplement(officer('one_stop'), key, { items })).rejects.toMatchObject({ code: 'invalid' })
    await requestSupplement(officer('one_stop'), key, { items: [item('TP02')] })
    const stranger = world.ctx(
      { kind: 'citizen', personId: demoPersonId(demoCitizens[1]!.idNumber), name: 'x', assurance: 2 },
      MONDAY,
    )
    const uploadId = (await keepUpload(stranger, { name: 'giay.pdf', bytes: paper })).id
    await expect(supplySupplement(citizen(), key, { files: [{ componentCode: 'TP02', uploadId }] })).rejects.toMatchObject({
      code: 'invalid',
      fields: { files: expect.any(String) },
    })
    await expect(supplySupplement(stranger, key, { files: [], note: 'không phải của tôi' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(supplySupplement(officer('leader'), key, { files: [], note: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('goes on from the minute where the clock stood, for land (1.013978), however long the citizen takes', async () => {
    const key = await file('1.013978')
    const accepted = await acceptDossier(officer('one_stop'), key, {})
    const asked = await requestSupplement(officer('one_stop', hoursLater(24)), key, { items: [item('TP02')] })
    expect(asked).toMatchObject({ due_at: null, paused_at: hoursLater(24), paused_due_at: accepted.due_at })
    const supplied = await supplySupplement(citizen(hoursLater(14 * 24)), key, { files: [], note: 'Đã chụp lại.' })
    expect(supplied.status).toBe('inProcess')
    // 24 November is a holiday from 2026 on: 8 working days stood still, and the last day moves by as many.
    expect(vietnamDate(accepted.due_at!)).toBe('2026-12-15')
    expect(vietnamDate(supplied.due_at!)).toBe('2026-12-25')
    expect(supplied).toMatchObject({ paused_at: null, paused_due_at: null, lawful_due_at: supplied.due_at })
  })
})

describe('payment', () => {
  it('stops the clock until an officer notes the receipt, then lets it go on where it stood', async () => {
    const key = await file('1.004222')
    // Temporary residence, online: TT 75/2022/TT-BTC.
    expect((await rowOf(key)).fees).toMatchObject([{ amountVnd: 7000 }])
    const accepted = await acceptDossier(officer('one_stop'), key, {})
    await expect(requestPayment(officer('clerk'), key, {})).rejects.toMatchObject({ code: 'forbidden' })
    const asked = await requestPayment(officer('specialist'), key, {})
    expect(asked).toMatchObject({ status: 'awaitingPayment', due_at: null })
    expect(await taskKinds('one_stop', key)).toEqual(['dossier.payment'])
    await expect(finishStep(officer('specialist'), key, { opinion: 'Đủ điều kiện.', step: 2 })).rejects.toMatchObject({
      code: 'conflict',
    })
    for (const ctx of [citizen(), officer('specialist')])
      await expect(confirmPayment(ctx, key, { receiptNumber: '0000123' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(confirmPayment(officer('one_stop'), key, { receiptNumber: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    const paid = await confirmPayment(officer('one_stop', hoursLater(7 * 24)), key, { receiptNumber: '0000123' })
    expect(paid.status).toBe('inProcess')
    expect(paid.fees.every((fee) => fee.paidAt)).toBe(true)
    // Three working days from Monday 16; the same from Monday 23, with the holiday of 24 November between.
    expect(vietnamDate(accepted.due_at!)).toBe('2026-11-19')
    expect(vietnamDate(paid.due_at!)).toBe('2026-11-27')
    await expect(requestPayment(officer('specialist'), key, {})).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('who may do what, in the middle of the work', () => {
  const ROLES: OfficerRole[] = ['one_stop', 'specialist', 'leader', 'clerk', 'administrator']
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
  const operations: [string, (ctx: Ctx, key: DossierKey) => Promise<unknown>, OfficerRole[]][] = [
    // The second step of this procedure is the specialist's: whoever holds the step, and nobody else, finishes it.
    ['finishStep', (ctx, key) => finishStep(ctx, key, { opinion: 'Đủ điều kiện.', step: 2 }), ['specialist']],
    ['requestSupplement', (ctx, key) => requestSupplement(ctx, key, { items: [item('TP02')] }), ['one_stop', 'specialist']],
    ['requestPayment', (ctx, key) => requestPayment(ctx, key, {}), ['one_stop', 'specialist']],
    ['confirmPayment', (ctx, key) => confirmPayment(ctx, key, { receiptNumber: '1' }), ['one_stop']],
    ['supply', (ctx, key) => supplySupplement(ctx, key, { files: [], note: 'Nộp tại quầy.' }), ['one_stop']],
    ['withdraw', (ctx, key) => withdrawDossier(ctx, key, { reason: 'Không còn nhu cầu.' }), ['one_stop']],
  ]

  /** What an officer may do for their own dossier as its owner. */
  const ofOwners = ['supply', 'withdraw']

  it.each(operations)('%s', async (name, operation, allowed) => {
    const key = await file('1.004222')
    await acceptDossier(officer('one_stop'), key, {})
    for (const role of ROLES) {
      const mine = { ...officerActor(HERE, role), personId: owner.personId }
      if (!ofOwners.includes(name))
        expect(await outcome(operation(world.ctx(mine, MONDAY), key)), `own, as ${role}`).toBe('forbidden')
      const elsewhere = world.ctx(officerActor(demoAgencyId('xa-tho-xuan'), role), MONDAY)
      expect(await outcome(operation(elsewhere, key)), `elsewhere, as ${role}`).toBe('not_found')
      if (!allowed.includes(role)) expect(await outcome(operation(officer(role), key)), role).toBe('forbidden')
    }
    expect(await outcome(operation(world.ctx({ kind: 'nobody' }, MONDAY), key))).toBe('not_found')
    for (const role of allowed) expect(['done', 'conflict'], role).toContain(await outcome(operation(officer(role), key)))
  })

  it('an officer supplements and withdraws their own dossier as any citizen does, and never decides it', async () => {
    const key = await file('1.004222')
    const self = world.ctx({ ...officerActor(HERE, ...ROLES), personId: owner.personId }, MONDAY)
    await expect(acceptDossier(self, key, {})).rejects.toMatchObject({ code: 'forbidden' })
    await requestSupplement(officer('one_stop'), key, { items: [item('TP02')] })
    expect((await supplySupplement(self, key, { files: [], note: 'Đã bổ sung.' })).status).toBe('submitted')
    expect((await withdrawDossier(self, key, {})).status).toBe('withdrawn')
  })
})

describe('ways to an end', () => {
  it('need a reason in writing: refusal at the desk, stop, refusal as a decision (NĐ 61/2018 Đ17.1.b, Đ19.8)', async () => {
    const key = await file('1.001193')
    await expect(refuseDossier(officer('one_stop'), key, { reason: 'không' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { reason: expect.any(String) },
    })
    const { current_step } = await acceptDossier(officer('one_stop'), key, {})
    // After acceptance it is no longer refused at the desk.
    await expect(refuseDossier(officer('one_stop'), key, { reason: 'Không thuộc thẩm quyền.' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(stopDossier(officer('specialist'), key, { reason: '' })).rejects.toMatchObject({ code: 'invalid' })
    await finishStep(officer('specialist'), key, { opinion: 'Không đủ điều kiện.', step: current_step })
    await expect(decideDossier(officer('leader'), key, { outcome: 'refused' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { note: expect.any(String) },
    })
    expect((await rowOf(key)).status).toBe('inProcess')
    const decided = await decideDossier(officer('leader'), key, {
      outcome: 'refused',
      note: 'Trẻ đã được đăng ký khai sinh ở nơi khác.',
    })
    expect(decided).toMatchObject({ status: 'decided', outcome: 'refused' })
    // Once decided the citizen can no longer withdraw (NĐ 118/2025 Đ21).
    await expect(withdrawDossier(citizen(), key, {})).rejects.toMatchObject({ code: 'conflict' })
  })

  it('leave nobody with work: a withdrawn dossier is gone from the worklists', async () => {
    const key = await file('1.001193')
    await acceptDossier(officer('one_stop'), key, {})
    await withdrawDossier(citizen(), key, { reason: 'Khai nhầm.' })
    for (const role of ['one_stop', 'specialist', 'leader'] as const) expect(await taskKinds(role, key)).toEqual([])
  })
})

describe('the national portal’s codes', () => {
  it('are 1 to 10, one for each of our states, and tell nothing of the person', async () => {
    const codes = await Promise.all(DOSSIER_STATUSES.map((status) => nationalStatusOn(world.ctx(), status, '2026-11-16')))
    expect(codes.map(({ code }) => code).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const expected: Record<DossierStatus, number> = {
      submitted: 1,
      accepted: 2,
      refused: 3,
      inProcess: 4,
      awaitingSupplement: 5,
      awaitingPayment: 6,
      withdrawn: 7,
      stopped: 8,
      decided: 9,
      returned: 10,
    }
    for (const [n, status] of DOSSIER_STATUSES.entries()) expect(codes[n]!.code, status).toBe(expected[status])
    const key = await file('1.001193')
    const shown = await lookUpDossier(world.ctx({ kind: 'nobody' }), key.code)
    expect(Object.keys(shown!).sort()).toEqual(['agencyName', 'code', 'national', 'status'])
    expect(JSON.stringify(shown)).not.toContain(owner.name)
  })
})

describe('what happens is told', () => {
  const jobs = async (dossierId: string) =>
    (
      await sql<{
        task: string
        payload: { kind?: string }
      }>`select j.identifier as task, j.payload from platform.queued_job j where j.payload->>'dossierId' = ${dossierId} order by j.id`.execute(
        database.db,
      )
    ).rows

  it('by jobs of the same transaction: one sealed paper for each step that has one', async () => {
    const key = await file('1.001193')
    await acceptDossier(officer('one_stop'), key, {})
    expect((await jobs(key.dossierId)).flatMap(({ payload }) => payload.kind ?? [])).toEqual(['confirmation', 'receipt'])
  })

  it('and the paper is sealed once, however many ask for it at the same moment', async () => {
    const key = await file('1.001193')
    const asked = { agencyId: key.agencyId, dossierId: key.dossierId, kind: 'confirmation' as const, number: 1 }
    const papers = await Promise.all([1, 2, 3].map(() => issuePaper(world.ctx(), asked)))
    expect(new Set(papers.map((one) => one.sha256)).size).toBe(1)
    expect(await issuePaper(world.ctx(), asked)).toEqual(papers[0])
    // Nothing tells of what has not happened.
    await expect(issuePaper(world.ctx(), { ...asked, kind: 'result' })).rejects.toMatchObject({ code: 'not_found' })
  }, 60_000)

  it('or not at all: what fails leaves no dossier, number, event, task, audit entry or job', async () => {
    const count = async () => {
      const { rows } =
        await sql`select (select count(*) from dossiers.dossier) as dossiers, (select count(*) from dossiers.dossier_event) as events,
        (select count(*) from dossiers.person_dossier) as mine, (select sum(last) from dossiers.dossier_counter) as numbers, (select count(*) from tasks.task) as tasks,
        (select count(*) from platform.queued_job) as jobs, (select count(*) from audit.entry) as entries`.execute(database.db)
      return rows[0]
    }
    const before = await count()
    const version = await getProcedure(citizen(), '2.000635', '2026-11-16')
    const input = { procedureCode: '2.000635', agencyId: HERE, answers: validAnswers(version, 7, '2026-11-16'), files: [] }
    await expect(
      inTransaction(citizen(), async (ctx) => {
        await submitDossier(ctx, input)
        throw new Error('the power fails')
      }),
    ).rejects.toThrow('the power fails')
    expect(await count()).toEqual(before)
  })

  it('to the audit, with whose data it was', async () => {
    const key = await file('1.001193')
    await acceptDossier(officer('one_stop'), key, {})
    await getDossierView(officer('specialist'), key.code)
    const { rows } = await sql<{ action: string }>`select action from audit.entry where concerns = ${owner.personId}
      and subject_code = ${key.code} order by id`.execute(database.db)
    expect(rows.map((row) => row.action)).toEqual(['dossiers.submit', 'dossiers.accept', 'dossiers.open'])
  })
})

it('refuses to file to an agency that does not exist', async () => {
  const version = await getProcedure(citizen(), '2.000635', '2026-11-16')
  const input = { procedureCode: '2.000635', agencyId: newId(), answers: validAnswers(version, 7, '2026-11-16'), files: [] }
  await expect(submitDossier(citizen(), input)).rejects.toMatchObject({ code: 'not_found' })
})

it('refuses to file to an agency that does not resolve such procedures, or to a former one, on every door', async () => {
  const filing = async (code: string, agencyId: string) => {
    const version = await getProcedure(citizen(), code, '2026-11-16')
    return { procedureCode: code, agencyId, answers: validAnswers(version, 7, '2026-11-16'), files: [] }
  }
  const centre = demoAgencyId('trung-tam-hung-yen')
  const former = demoAgencyId('huyen-quynh-phu')
  for (const agencyId of [centre, former])
    await expect(submitDossier(citizen(), await filing('2.000635', agencyId))).rejects.toMatchObject({
      code: 'invalid',
      fields: { agencyId: expect.stringContaining('cơ quan khác') },
    })
  await expect(startDraft(citizen(), { procedureCode: '2.000635', agencyId: centre })).rejects.toMatchObject({ code: 'invalid' })
})
