import { beforeAll, expect, it } from 'vitest'
import { createAgency } from '#foundation/organizations'
import { type Actor, type Ctx, OFFICER_ROLES } from '#platform/context'
import { newId } from '#platform/database'
import { AppError } from '#platform/errors'
import { vietnamInstant } from '#platform/time'
import { citizen, officer, testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { callNext, callTicket } from './call-next.ts'
import { closeInQueue } from './close-in-queue.ts'
import { currentTicketOf, finishTicket, recallTicket, skipTicket, startTicket } from './finish-ticket.ts'
import { getBoard } from './get-board.ts'
import { getStanding } from './get-standing.ts'
import { leaveTicket } from './leave-ticket.ts'
import { listMeasures, listTickets } from './list-measures.ts'
import { listWaiting } from './list-waiting.ts'
import { setQueueRule } from './set-queue-rule.ts'
import { addCounter, addLine, setCounterLines } from './set-up-queue.ts'
import { takeTicket } from './take-ticket.ts'

const database = await testDatabase()
const program = testProgram(database, modules)
const NOW = vietnamInstant('2026-11-23', '09:00')
const agencyId = newId()
const day = { agencyId, validFrom: '2026-11-23' }
let lineId: string
let counterId: string

beforeAll(async () => {
  const system = program.ctx(undefined, NOW)
  await createAgency(system, {
    id: agencyId,
    kind: 'ubnd_xa',
    name: 'UBND xã Thử',
    code: 'H99.7',
    codeBasis: 'thử',
    unitId: null,
    parentId: null,
    validFrom: '2026-01-01',
    structure: 'none',
  })
  lineId = await addLine(system, { ...day, nameVi: 'Hộ tịch', nameEn: 'Civil status', prefix: 'A' })
  counterId = await addCounter(system, { ...day, name: 'Quầy 1', lineIds: [lineId] })
})

const ROLES: Record<string, () => Actor> = {
  nobody: () => ({ kind: 'nobody' }),
  citizen: () => citizen(),
  elsewhere: () => officer(newId(), ...OFFICER_ROLES),
  ...Object.fromEntries(OFFICER_ROLES.map((role) => [role, () => officer(agencyId, role)])),
}

/** A number waiting, or called by this very actor, put there by the system of the test. */
async function waiting(): Promise<{ id: string; code: string }> {
  return takeTicket(program.ctx(undefined, NOW), { agencyId, lineId })
}
const none = newId()

/** Each operation, and what it answers to nobody, a citizen, an officer elsewhere with every role, and each role here. */
const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                          nobody citizen elsewhere one_stop specialist leader clerk administrator
  ['takeTicket', (ctx) => takeTicket(ctx, { agencyId, lineId }), 'ok ok ok ok ok ok ok ok'],
  ['getBoard', (ctx) => getBoard(ctx, agencyId), 'ok ok ok ok ok ok ok ok'],
  ['getStanding', async (ctx) => getStanding(ctx, (await waiting()).code), 'ok ok ok ok ok ok ok ok'],
  ['leaveTicket', async (ctx) => leaveTicket(ctx, (await waiting()).code), 'ok ok ok ok ok ok ok ok'],
  ['currentTicketOf', (ctx) => currentTicketOf(ctx), 'ok ok ok ok ok ok ok ok'],
  ['listWaiting', (ctx) => listWaiting(ctx, [lineId]), '401 403 ok ok 403 403 403 403'],
  ['callTicket', async (ctx) => callTicket(ctx, { counterId, ticketId: (await waiting()).id }), '401 403 422 ok 403 403 403 403'],
  ['callNext', (ctx) => callNext(ctx, { counterId }), '401 403 422 409 403 403 403 403'],
  ['recallTicket', (ctx) => recallTicket(ctx, { ticketId: none }), '401 403 404 404 403 403 403 403'],
  ['skipTicket', (ctx) => skipTicket(ctx, { ticketId: none }), '401 403 404 404 403 403 403 403'],
  ['startTicket', (ctx) => startTicket(ctx, { ticketId: none }), '401 403 404 404 403 403 403 403'],
  ['finishTicket', (ctx) => finishTicket(ctx, { ticketId: none }), '401 403 404 404 403 403 403 403'],
  ['listMeasures', (ctx) => listMeasures(ctx, 'day'), '401 403 ok ok 403 ok 403 ok'],
  ['listTickets', (ctx) => listTickets(ctx, {}), '401 403 ok ok 403 ok 403 ok'],
  ['addLine', (ctx) => addLine(ctx, { ...day, nameVi: 'Khác', nameEn: 'Other', prefix: 'Z' }), '401 403 403 403 403 403 403 ok'],
  ['addCounter', (ctx) => addCounter(ctx, { ...day, name: 'Quầy 9', lineIds: [lineId] }), '401 403 403 403 403 403 403 ok'],
  ['setCounterLines', (ctx) => setCounterLines(ctx, { ...day, counterId, lineIds: [lineId] }), '401 403 403 403 403 403 403 ok'],
  [
    'setQueueRule',
    (ctx) => setQueueRule(ctx, { ...day, ordinaryBetween: 1, dailyLimit: 100, outsideHours: false }),
    '401 403 403 403 403 403 403 ok',
  ],
  [
    'closeInQueue',
    (ctx) => closeInQueue(ctx, { agencyId, kind: 'counter', id: counterId, lastDay: '2026-11-23' }),
    '401 403 403 403 403 403 403 ok',
  ],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  const given: string[] = []
  for (const role of Object.values(ROLES)) {
    const error = await act(program.ctx(role(), NOW)).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (error && !(error instanceof AppError)) throw error
    given.push(error instanceof AppError ? String(error.status) : 'ok')
  }
  expect(given.join(' ')).toBe(answers)
})

it('shows an officer of another agency none of this one', async () => {
  const there = program.ctx(officer(newId(), ...OFFICER_ROLES), NOW)
  expect((await listMeasures(there, 'day')).total.taken).toBe(0)
  expect((await listTickets(there, {})).items).toEqual([])
  expect((await listWaiting(there, [lineId])).waiting).toEqual([])
})

it('dates no change into the past, and gives no letters twice', async () => {
  const administrator = program.ctx(officer(agencyId, 'administrator'), NOW)
  const status = (work: Promise<unknown>) =>
    work.then(
      () => 200,
      (error: AppError) => Object.keys(error.fields).join(),
    )
  const line = { nameVi: 'Đất đai', nameEn: 'Land', agencyId }
  expect(await status(addLine(administrator, { ...line, prefix: 'B', validFrom: '2026-11-22' }))).toBe('validFrom')
  expect(await status(addLine(administrator, { ...line, prefix: 'A', validFrom: '2026-12-01' }))).toBe('prefix')
  expect(await status(addLine(administrator, { ...line, prefix: 'Đ1', validFrom: '2026-12-01' }))).toBe('prefix')
  expect(await status(closeInQueue(administrator, { agencyId, kind: 'line', id: lineId, lastDay: '2026-11-22' }))).toBe('lastDay')
})
