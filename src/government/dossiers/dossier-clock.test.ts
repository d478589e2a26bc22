import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, nationalCalendar, workingTimeBetween } from '#foundation/calendar'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { listMessagesOf } from '#foundation/notifications'
import { demoAgencyId } from '#foundation/organizations'
import { listTasks } from '#foundation/tasks'
import { filedAs } from '#government/procedures'
import type { Ctx, OfficerRole } from '#platform/context'
import { AppError } from '#platform/errors'
import { vietnamDate } from '#platform/time'
import { demoWorld, officer as officerActor, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { apologizeDelay } from './apologize-delay.ts'
import { askToStop } from './ask-to-stop.ts'
import type { DossierKey } from './change-dossier.ts'
import { decideDossier } from './decide-dossier.ts'
import { dueAfter } from './dossier-clock.ts'
import { isFinal, isRunning } from './dossier-status.ts'
import { explainDossier } from './explain-dossier.ts'
import { finishStep } from './finish-step.ts'
import { getDossierView } from './get-dossier.ts'
import { confirmPayment, notePayment, requestPayment } from './pay-fees.ts'
import { procedureOf } from './procedure-of-dossier.ts'
import { readClock } from './read-clock.ts'
import { requestSupplement } from './request-supplement.ts'
import { sampleFiling } from './sample-filing.ts'
import { stopDossier, withdrawDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'
import { supplySupplement } from './supply-supplement.ts'
import { tellWhenLate } from './tell-when-late.ts'
import { warnBeforeDeadline } from './warn-before-deadline.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const HERE = demoAgencyId('xa-quynh-phu')
const MONDAY = new Date('2026-11-16T02:00:00Z')
const HOUR = 3_600_000
const citizen = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const ROLES: OfficerRole[] = ['one_stop', 'specialist', 'leader', 'clerk']
const desk = { ...officerActor(HERE, ...ROLES), name: 'Cán bộ' }
const asOwner = (now: Date): Ctx => world.ctx(citizen, now)
const asDesk = (now: Date): Ctx => world.ctx(desk, now)
const calendar = nationalCalendar()
const later = (days: number) => new Date(MONDAY.getTime() + days * 24 * HOUR)

async function file(code: string, now = MONDAY): Promise<DossierKey & { code: string }> {
  const filed = await submitDossier(asOwner(now), await sampleFiling(asOwner(now), code, HERE))
  return { agencyId: HERE, dossierId: filed.id, code: filed.code }
}
const paper = (n: number) => ({ target: `TP0${n}`, label: `Giấy tờ ${n}`, reason: 'Ảnh mờ, không đọc được.' })

/** What may be tried on a dossier; the state machine and the rules refuse most of it, and that is the point. */
const ACTS: Record<string, (now: Date, key: DossierKey, step: number) => Promise<unknown>> = {
  accept: (now, key) => acceptDossier(asDesk(now), key, {}),
  askSupplement: (now, key) => requestSupplement(asDesk(now), key, { items: [paper(2)] }),
  supply: (now, key) => supplySupplement(asOwner(now), key, { files: [], note: 'Đã chụp lại.' }),
  askPayment: (now, key) => requestPayment(asDesk(now), key, {}),
  pay: (now, key) => confirmPayment(asDesk(now), key, { receiptNumber: '0000123' }),
  payAtDesk: (now, key) => notePayment(asDesk(now), key, { receiptNumber: '0000124' }),
  apologize: (now, key) =>
    apologizeDelay(asDesk(now), key, {
      reason: 'Chờ ý kiến của cơ quan liên quan.',
      newDueDate: addWorkingDays(calendar, vietnamDate(now), 25),
    }),
  askStop: (now, key) => askToStop(asOwner(now), key, { reason: 'Không còn cần nữa.' }),
  step: (now, key, step) => finishStep(asDesk(now), key, { opinion: 'Đủ điều kiện.', step }),
  decide: (now, key) => decideDossier(asDesk(now), key, { outcome: 'granted' }),
  stop: (now, key) => stopDossier(asDesk(now), key, { reason: 'Không đủ điều kiện theo quy định.' }),
  withdraw: (now, key) => withdrawDossier(asOwner(now), key, {}),
  warn: (now) => warnBeforeDeadline(world.ctx({ kind: 'system', name: 'dinh' }, now)),
}
const TRIES = [...Object.keys(ACTS), 'accept', 'accept', 'supply', 'supply', 'askSupplement', 'pay', 'step']

describe('the clock of a dossier never lies', () => {
  it.each([
    ['restarts after a supplement (NĐ 61/2018 Đ19.4)', '1.004222'],
    ['goes on after a supplement, by a special law', '1.013978'],
  ])('in any life of a procedure whose clock %s', async (_, code) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...TRIES), fc.integer({ min: 1, max: 60 })), { minLength: 3, maxLength: 14 }),
        async (life) => {
          let now = MONDAY
          const key = await file(code)
          for (const [name, hours] of [['accept', 1] as const, ...life]) {
            now = new Date(now.getTime() + hours * HOUR)
            const before = (await getDossierView(asOwner(now), key.code)).row
            try {
              await ACTS[name]!(now, key, before.current_step)
            } catch (error) {
              // Every refusal is one of a rule, never a defect.
              if (!(error instanceof AppError) || !['conflict', 'invalid'].includes(error.code)) throw error
            }
            await holds(key, now)
          }
        },
      ),
      { numRuns: 15, seed: 20261123 },
    )
  })

  async function holds(key: DossierKey & { code: string }, now: Date): Promise<void> {
    const { row, events } = await getDossierView(asOwner(now), key.code)
    const procedure = await procedureOf(asOwner(now), row)
    const resumes = procedure.version.supplementClock === 'resume'
    const clock = readClock(events, resumes)
    const last = clock.at(-1)!
    // It tells the whole life without gap or overlap, and what it says last is what the dossier is.
    for (const [i, segment] of clock.entries()) {
      expect(segment.to).toEqual(clock[i + 1]?.from ?? null)
      if (segment.to) expect(segment.to.getTime()).toBeGreaterThanOrEqual(segment.from.getTime())
    }
    expect(last.state).toBe(
      isRunning(row.status)
        ? 'running'
        : row.status === 'submitted'
          ? 'waitingForDesk'
          : row.status.startsWith('awaiting')
            ? 'paused'
            : 'ended',
    )
    if (isRunning(row.status)) {
      expect(row.due_at).toEqual(last.dueAt)
      expect(calendar.isWorkingDay(vietnamDate(row.due_at!))).toBe(true)
      expect(row.lawful_due_at!.getTime()).toBeLessThanOrEqual(row.due_at!.getTime())
      // What had passed when the clock was stopped stays passed, whatever date the citizen was given since.
      const missed = clock.find(({ state, to, dueAt }) => state === 'running' && to && dueAt && dueAt < to)
      if (!row.apologized_at) expect(row.lawful_due_at).toEqual(missed?.dueAt ?? row.due_at)
    } else if (row.status.startsWith('awaiting')) expect([row.due_at, row.lawful_due_at]).toEqual([null, null])
    // One apology at most; nothing moves after the end.
    expect(events.filter((event) => event.kind === 'apologize').length).toBeLessThanOrEqual(1)
    if (isFinal(row.status)) expect(clock.filter((segment) => segment.state === 'ended')).toHaveLength(1)
    if (row.apologized_at || !isRunning(row.status)) return
    // The law's own sum: from zero after a supplement, or the rest of the time, however long the citizen took.
    const limit = filedAs(procedure.version, row.answers).timeLimit
    const restarted = clock.findLast((segment) => ['accepted', 'supplementRestarts'].includes(segment.rule))!
    const pausesSince = clock.slice(clock.indexOf(restarted)).filter((segment) => segment.state === 'paused')
    const whole = await dueAfter(asOwner(now), HERE, restarted.from, limit)
    const granted = workingTimeBetween(calendar, restarted.from, whole)
    const stoodStill = pausesSince.reduce(
      (sum, segment) => sum + workingTimeBetween(calendar, segment.from, segment.to ?? now),
      0,
    )
    const given = workingTimeBetween(calendar, restarted.from, row.due_at!)
    // Whole minutes: each pause may cost or give one.
    expect(Math.abs(given - granted - stoodStill)).toBeLessThanOrEqual(2 * pausesSince.length)
  }
})

it('stays late where it was late when the supplement was asked for: a new date does not make a late dossier timely', async () => {
  const key = await file('1.004222')
  const accepted = await acceptDossier(asDesk(MONDAY), key, {})
  await requestSupplement(asDesk(later(7)), key, {
    items: [{ target: 'TP02', label: 'Giấy tờ', reason: 'Ảnh mờ, không đọc được.' }],
  })
  const supplied = await supplySupplement(asOwner(later(21)), key, { files: [], note: 'Đã chụp lại.' })
  expect(supplied.lawful_due_at).toEqual(accepted.due_at)
  expect(supplied.due_at!.getTime()).toBeGreaterThan(later(21).getTime())
  const { late } = await explainDossier(asOwner(later(22)), key.code)
  // Due on Thursday 19 at 17:00, asked on Monday 23 at 09:00: Friday and two hours less what the office was closed; not the citizen's two weeks.
  expect(late!.minutes).toBe(workingTimeBetween(calendar, accepted.due_at!, later(7)))
})

it('tells how late it is against the law, not against the date of an apology, and counts no pause', async () => {
  const key = await file('2.000635')
  await acceptDossier(asDesk(MONDAY), key, {})
  // Due on Monday at 17:00; a new date, then a payment on Tuesday at 09:00 that is noted two days later.
  await apologizeDelay(asDesk(MONDAY), key, { reason: 'Chờ xác minh ở nơi khác.', newDueDate: '2026-11-27' })
  await requestPayment(asDesk(later(1)), key, {})
  await confirmPayment(asDesk(later(3)), key, { receiptNumber: '0000123' })
  const minutes = async (now: Date) => (await explainDossier(asOwner(now), key.code)).late?.minutes
  const monday = new Date('2026-11-16T10:00:00Z')
  const asked = workingTimeBetween(calendar, monday, later(1))
  expect(await minutes(later(3.1))).toBe(asked + workingTimeBetween(calendar, later(3), later(3.1)))
})

describe('a warning', () => {
  it('comes one working day before the time limit ends, once for each due moment, to the step and the leader', async () => {
    const key = await file('1.004222')
    const accepted = await acceptDossier(asDesk(MONDAY), key, {})
    // Three working days from Monday: due on Thursday.
    expect(vietnamDate(accepted.due_at!)).toBe('2026-11-19')
    const kinds = async () =>
      (await listTasks(asDesk(MONDAY), { limit: 100 })).items
        .filter((task) => task.reference === key.code)
        .map((t) => t.kind)
        .sort()
    const warnedAt = async (now: Date) => {
      await warnBeforeDeadline(world.ctx({ kind: 'system', name: 'dinh' }, now))
      return (await getDossierView(asOwner(now), key.code)).events.filter((event) => event.kind === 'warn').length
    }
    expect(await warnedAt(later(1))).toBe(0)
    expect(await warnedAt(later(2))).toBe(1)
    expect(await warnedAt(later(2.1))).toBe(1)
    expect(await kinds()).toEqual(['dossier.process', 'dossier.warning'])
    await apologizeDelay(asDesk(later(2)), key, { reason: 'Chờ xác minh nơi ở cũ.', newDueDate: '2026-11-27' })
    expect(await warnedAt(later(2.2))).toBe(1)
    expect(await warnedAt(new Date('2026-11-26T02:00:00Z'))).toBe(2)
  })
})

describe('lateness', () => {
  it('is told to the applicant once for each promised date that passes, and ends no work', async () => {
    const key = await file('1.004222')
    const about = { agencyId: key.agencyId, subjectId: key.dossierId }
    await acceptDossier(asDesk(MONDAY), key, {})
    const told = async (now: Date) => {
      const job = world.ctx({ kind: 'system', name: 'dinh' }, now)
      await Promise.all([tellWhenLate(job), tellWhenLate(job)])
      return (await listMessagesOf(asOwner(now), about)).filter((message) => message.template === 'dossier.late')
    }
    // Due on Thursday when the office closes.
    expect(await told(later(3))).toEqual([])
    const friday = await told(later(4))
    expect(friday).toHaveLength(1)
    expect(friday[0]!.body).toContain('19/11/2026')
    expect(await told(later(4.1))).toHaveLength(1)
    expect((await listTasks(asDesk(later(4)), { limit: 100 })).items.map((task) => task.reference)).toContain(key.code)
    // A date promised afterwards counts anew; while the clock stands nothing does.
    await apologizeDelay(asDesk(later(4.2)), key, { reason: 'Chờ xác minh nơi ở cũ.', newDueDate: '2026-11-27' })
    expect(await told(later(5))).toHaveLength(1)
    await requestSupplement(asDesk(later(9)), key, { items: [paper(2)] })
    expect(await told(later(20))).toHaveLength(1)
    await supplySupplement(asOwner(later(21)), key, { files: [], note: 'Đã chụp lại.' })
    expect(await told(later(40))).toHaveLength(2)
  })

  it('of a dossier with an apology in time is told only when the new date passes too', async () => {
    const key = await file('1.004222')
    await acceptDossier(asDesk(MONDAY), key, {})
    await apologizeDelay(asDesk(later(1)), key, { reason: 'Chờ xác minh nơi ở cũ.', newDueDate: '2026-11-27' })
    const events = async (now: Date) => {
      await tellWhenLate(world.ctx({ kind: 'system', name: 'dinh' }, now))
      return (await getDossierView(asOwner(now), key.code)).events.filter((event) => event.kind === 'lapse').length
    }
    expect(await events(later(5))).toBe(0)
    expect(await events(new Date('2026-11-28T02:00:00Z'))).toBe(1)
  })
})

describe('an apology (NĐ 61/2018 Đ19.9)', () => {
  it('gives one new date; the second is refused with the rule that refuses it', async () => {
    const key = await file('1.004222')
    const accepted = await acceptDossier(asDesk(MONDAY), key, {})
    const sorry = { reason: 'Chờ ý kiến của cơ quan liên quan.', newDueDate: '2026-11-27' }
    const row = await apologizeDelay(asDesk(later(2)), key, sorry)
    expect([vietnamDate(row.due_at!), row.lawful_due_at]).toEqual(['2026-11-27', accepted.due_at])
    await expect(apologizeDelay(asDesk(later(3)), key, { ...sorry, newDueDate: '2026-12-04' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Đ19.9'),
    })
    const event = (await getDossierView(asOwner(MONDAY), key.code)).events.at(-1)!
    expect(event.data).not.toHaveProperty('afterTheLawsDay')
  })

  it('refuses a day off, and a day that is not later than the one promised', async () => {
    const key = await file('1.004222')
    await acceptDossier(asDesk(MONDAY), key, {})
    for (const newDueDate of ['2026-11-21', '2026-11-24', '2026-11-19', '2026-11-16', '2036-11-19', '2026-02-30'])
      await expect(
        apologizeDelay(asDesk(MONDAY), key, { reason: 'Chờ ý kiến của cơ quan liên quan.', newDueDate }),
        newDueDate,
      ).rejects.toMatchObject({ code: 'invalid', fields: { newDueDate: expect.any(String) } })
  })

  it('on the last day or later is written down as late', async () => {
    const key = await file('1.004222')
    await acceptDossier(asDesk(MONDAY), key, {})
    await apologizeDelay(asDesk(later(3)), key, { reason: 'Chờ ý kiến của cơ quan liên quan.', newDueDate: '2026-11-27' })
    const event = (await getDossierView(asOwner(MONDAY), key.code)).events.at(-1)!
    expect(event.data.afterTheLawsDay).toBe(true)
  })
})

describe('what is asked for', () => {
  it('is asked once and completely: the second time only what was named and is still wanting (NĐ 61/2018 Đ17.2)', async () => {
    const key = await file('1.004222')
    await requestSupplement(asDesk(MONDAY), key, { items: [paper(2)] })
    await supplySupplement(asOwner(later(1)), key, { files: [], note: 'Đã chụp lại.' })
    await expect(requestSupplement(asDesk(later(2)), key, { items: [paper(2), paper(3)] })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Đ17\.2.*Giấy tờ 3/),
    })
    expect((await requestSupplement(asDesk(later(2)), key, { items: [paper(2)] })).status).toBe('awaitingSupplement')
  })

  it('is answered by something: the same form again, without a paper or a word, supplies nothing', async () => {
    const key = await file('1.004222')
    const asked = await requestSupplement(asDesk(MONDAY), key, { items: [paper(2)] })
    await expect(supplySupplement(asOwner(MONDAY), key, { answers: asked.answers, files: [] })).rejects.toMatchObject({
      code: 'invalid',
      fields: { note: expect.any(String) },
    })
  })

  it('is refused of a dossier that has ended', async () => {
    const key = await file('1.004222')
    await withdrawDossier(asOwner(MONDAY), key, {})
    for (const work of [
      () => supplySupplement(asOwner(MONDAY), key, { files: [], note: 'Bổ sung.' }),
      () => requestSupplement(asDesk(MONDAY), key, { items: [paper(2)] }),
      () => decideDossier(asDesk(MONDAY), key, { outcome: 'granted' }),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Đã rút') })
  })

  it('at the citizen’s request to stop: once, answered by form 05, and not after a decision (NĐ 118/2025 Đ21)', async () => {
    const key = await file('1.004222')
    await expect(askToStop(asOwner(MONDAY), key, { reason: 'Không cần nữa.' })).rejects.toMatchObject({ code: 'conflict' })
    await acceptDossier(asDesk(MONDAY), key, {})
    await askToStop(asOwner(MONDAY), key, { reason: 'Không cần nữa.' })
    await expect(askToStop(asOwner(MONDAY), key, { reason: 'Không cần nữa.' })).rejects.toMatchObject({ code: 'conflict' })
    // The leader owes an answer whatever else happens, also after a step is finished or asked about.
    const asked = async () =>
      (await listTasks(asDesk(MONDAY), { limit: 100 })).items.filter(
        (task) => task.reference === key.code && task.kind === 'dossier.stop-asked',
      ).length
    await requestSupplement(asDesk(MONDAY), key, { items: [paper(2)] })
    await supplySupplement(asOwner(MONDAY), key, { files: [], note: 'Đã chụp lại.' })
    expect(await asked()).toBe(1)
    const row = await stopDossier(asDesk(MONDAY), key, { reason: 'Theo đề nghị của người nộp.' })
    expect(row).toMatchObject({ status: 'stopped', due_at: null })
    expect(await asked()).toBe(0)
  })

  it('on the spot gives no receipt and is for same-day procedures alone (NĐ 61/2018 Đ17.4)', async () => {
    const key = await file('1.004222')
    await expect(acceptDossier(asDesk(MONDAY), key, { onTheSpot: true })).rejects.toMatchObject({ code: 'conflict' })
    const sameDay = await file('2.000635')
    expect(await acceptDossier(asDesk(MONDAY), sameDay, { onTheSpot: true })).toMatchObject({ on_the_spot: true })
  })
})
