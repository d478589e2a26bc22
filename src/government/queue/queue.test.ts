import { describe, expect, it } from 'vitest'
import { createAgency } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { AppError } from '#platform/errors'
import { vietnamInstant } from '#platform/time'
import { officer, testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { callNext, callTicket } from './call-next.ts'
import { closeInQueue } from './close-in-queue.ts'
import { currentTicketOf, finishTicket, recallTicket, skipTicket, startTicket } from './finish-ticket.ts'
import { getBoard } from './get-board.ts'
import { getStanding } from './get-standing.ts'
import { closeDay, leaveTicket } from './leave-ticket.ts'
import { queueOn } from './queue-on.ts'
import { setQueueRule } from './set-queue-rule.ts'
import { addCounter, addLine } from './set-up-queue.ts'
import { tables } from './tables.ts'
import { takeTicket } from './take-ticket.ts'

const database = await testDatabase()
const program = testProgram(database, modules)
/** A Monday. */
const MORNING = vietnamInstant('2026-11-23', '08:00')
const later = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000)

let n = 0
/** A fresh agency with two lines and two counters of both. */
async function hall(rule: { ordinaryBetween?: number; dailyLimit?: number; outsideHours?: boolean } = {}) {
  const agencyId = newId()
  const system = program.ctx(undefined, MORNING)
  const code = `H99.${++n}`
  await createAgency(system, {
    id: agencyId,
    kind: 'ubnd_xa',
    name: `UBND xã Thử ${n}`,
    code,
    codeBasis: 'thử',
    unitId: null,
    parentId: null,
    validFrom: '2026-01-01',
    structure: 'none',
  })
  const validFrom = '2026-01-01'
  const a = await addLine(system, { agencyId, validFrom, nameVi: 'Hộ tịch', nameEn: 'Civil status', prefix: 'A' })
  const b = await addLine(system, { agencyId, validFrom, nameVi: 'Đất đai', nameEn: 'Land', prefix: 'B' })
  const counters = []
  for (const name of ['Quầy 1', 'Quầy 2']) counters.push(await addCounter(system, { agencyId, validFrom, name, lineIds: [a, b] }))
  await setQueueRule(system, { agencyId, validFrom, ordinaryBetween: 2, dailyLimit: 500, outsideHours: false, ...rule })
  const people = [officer(agencyId, 'one_stop'), { ...officer(agencyId, 'one_stop'), name: 'Vũ Thị Hai' }] as const
  return {
    agencyId,
    a,
    b,
    code,
    one: counters[0]!,
    two: counters[1]!,
    as: (index: 0 | 1, minute = 0) => program.ctx(people[index], later(minute)),
    take: (minute = 0, line = a, priority?: 'elderly') =>
      takeTicket(program.ctx({ kind: 'nobody' }, later(minute)), { agencyId, lineId: line, priority }),
  }
}

const refusal = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(AppError)
  return error as AppError
}

describe('numbers', () => {
  it('are counted per agency, day and line, and never given twice at once', async () => {
    const { take, a, b, agencyId } = await hall({ outsideHours: true })
    const labels = (await Promise.all([...Array(8)].map((_, i) => take(0, i % 2 ? b : a)))).map(({ label }) => label).sort()
    expect(labels).toEqual(['A-001', 'A-002', 'A-003', 'A-004', 'B-001', 'B-002', 'B-003', 'B-004'])
    const tomorrow = program.ctx(undefined, later(24 * 60))
    expect((await takeTicket(tomorrow, { agencyId, lineId: a })).label).toBe('A-001')
  })

  it('are given in opening hours only, unless the administrator allows it', async () => {
    const closed = await hall()
    expect((await refusal(closed.take(4 * 60))).status).toBe(409)
    expect((await refusal(closed.take(-60))).status).toBe(409)
    // A Sunday.
    expect((await refusal(closed.take(6 * 24 * 60))).status).toBe(409)
    expect((await closed.take(0)).label).toBe('A-001')
    const open = await hall({ outsideHours: true })
    expect((await open.take(6 * 24 * 60)).label).toBe('A-001')
  })

  it('end with the daily limit, and a refused one leaves no gap', async () => {
    const { take, as, agencyId } = await hall({ dailyLimit: 2 })
    await take()
    await take()
    expect((await refusal(take())).status).toBe(409)
    const { last } = await tables(as(0))
      .selectFrom('last_number')
      .select('last')
      .where('agency_id', '=', agencyId)
      .executeTakeFirstOrThrow()
    expect(last).toBe(2)
  })

  it('of a line that ended yesterday are refused', async () => {
    const { agencyId, a, take } = await hall()
    await closeInQueue(program.ctx(undefined, MORNING), { agencyId, kind: 'line', id: a, lastDay: '2026-11-22' })
    expect((await refusal(take())).fields).toHaveProperty('lineId')
    // Yesterday keeps what held then.
    expect((await queueOn(program.ctx(), agencyId, '2026-11-22')).lines).toHaveLength(2)
  })
})

describe('calling', () => {
  it('gives two officers at the same moment different numbers', async () => {
    const { take, as, one, two } = await hall()
    for (let i = 0; i < 2; i++) await take(i)
    const called = await Promise.all([callNext(as(0, 5), { counterId: one }), callNext(as(1, 5), { counterId: two })])
    expect(called.map((ticket) => ticket?.label).sort()).toEqual(['A-001', 'A-002'])
  })

  it('refuses a number called twice with 409 and says who called it, when and where', async () => {
    const { take, as, one, two } = await hall()
    const { id } = await take()
    const both = await Promise.allSettled([
      callTicket(as(0, 5), { ticketId: id, counterId: one }),
      callTicket(as(1, 5), { ticketId: id, counterId: two }),
    ])
    const lost = both.filter((result) => result.status === 'rejected')
    expect(lost).toHaveLength(1)
    const { status, message } = lost[0]!.reason as AppError
    expect(status).toBe(409)
    expect(message).toMatch(/^Số A-001 đã được (Nguyễn Thị Thử|Vũ Thị Hai) gọi lúc 08:05 23\/11\/2026 tại Quầy [12]\.$/)
  })

  it('lets nobody but the officer who called it skip, recall or finish a number', async () => {
    const { take, as, one } = await hall()
    const { id } = await take()
    await callNext(as(0, 1), { counterId: one })
    for (const act of [startTicket, recallTicket, skipTicket, finishTicket] as ((
      ctx: Ctx,
      i: { ticketId: string },
    ) => Promise<unknown>)[])
      expect((await refusal(act(as(1, 2), { ticketId: id }))).message).toContain('Nguyễn Thị Thử gọi lúc 08:01')
  })

  it('waits until the counter is free', async () => {
    const { take, as, one, two } = await hall()
    for (let i = 0; i < 3; i++) await take(i)
    const first = await callNext(as(0, 3), { counterId: one })
    expect((await refusal(callNext(as(0, 4), { counterId: one }))).status).toBe(409)
    expect((await refusal(callNext(as(0, 4), { counterId: two }))).status).toBe(409)
    expect((await refusal(callNext(as(1, 4), { counterId: one }))).message).toContain('Nguyễn Thị Thử')
    const next = await finishTicket(as(0, 9), { ticketId: first!.id, andNext: true })
    expect(next?.label).toBe('A-002')
    expect((await currentTicketOf(as(0, 9)))?.id).toBe(next!.id)
    expect(await currentTicketOf(as(1, 9))).toBeUndefined()
  })

  it('of one officer in two windows at once calls one number', async () => {
    const { take, as, one, two } = await hall()
    for (let i = 0; i < 3; i++) await take(i)
    const both = await Promise.allSettled([one, two].map((counterId) => callNext(as(0, 3), { counterId })))
    const lost = both.find((result) => result.status === 'rejected')
    expect(lost?.reason).toMatchObject({ status: 409 })
    expect((await getBoard(as(0, 3), (await currentTicketOf(as(0, 3)))!.agency_id)).calls).toHaveLength(1)
  })

  it('takes priority first, then two ordinary numbers, then priority again', async () => {
    const { take, as, one } = await hall()
    for (let i = 0; i < 4; i++) await take(i)
    for (let i = 4; i < 7; i++) await take(i, undefined, 'elderly')
    const order: (string | undefined)[] = []
    let ticket = await callNext(as(0, 10), { counterId: one })
    for (let minute = 11; ticket; minute++) {
      order.push(ticket.label)
      ticket = await finishTicket(as(0, minute), { ticketId: ticket.id, andNext: true })
    }
    expect(order).toEqual(['A-005', 'A-001', 'A-002', 'A-006', 'A-003', 'A-004', 'A-007'])
  })

  it('calls a skipped number again when its holder comes back, and keeps the first waiting time', async () => {
    const { take, as, one, two, agencyId } = await hall()
    const { id, code } = await take()
    await callNext(as(0, 4), { counterId: one })
    await recallTicket(as(0, 5), { ticketId: id })
    await skipTicket(as(0, 6), { ticketId: id })
    expect((await getBoard(as(0, 7), agencyId)).calls).toEqual([])
    await callTicket(as(1, 20), { ticketId: id, counterId: two })
    await startTicket(as(1, 21), { ticketId: id })
    await finishTicket(as(1, 30), { ticketId: id })
    const { ticket } = await getStanding(as(1, 30), code)
    expect(ticket).toMatchObject({
      state: 'finished',
      recalled: 2,
      called_at: later(4),
      served_from: later(21),
      finished_at: later(30),
    })
    expect((await refusal(finishTicket(as(0, 31), { ticketId: id }))).message).toContain('Vũ Thị Hai phục vụ xong lúc 08:30')
  })

  it('of a number of another agency answers as if there were none', async () => {
    const here = await hall()
    const there = await hall()
    const { id } = await here.take()
    expect((await refusal(callTicket(there.as(0), { ticketId: id, counterId: there.one }))).status).toBe(404)
    expect((await refusal(callNext(there.as(0), { counterId: here.one }))).status).toBe(422)
  })
})

describe('the holder of the paper', () => {
  it('sees how many come first, as the desk will call them', async () => {
    const { take, as, one, code } = await hall()
    const mine = [await take(0), await take(1), await take(2)]
    await take(3, undefined, 'elderly')
    expect(mine[0]!.code.startsWith(`${code}-`)).toBe(true)
    const standings = async () => Promise.all(mine.map(async (ticket) => (await getStanding(as(0, 5), ticket.code)).before))
    expect(await standings()).toEqual([1, 2, 3])
    await callNext(as(0, 5), { counterId: one })
    expect(await standings()).toEqual([0, 1, 2])
    // The desk has just called a priority number, so two ordinary ones come before the next.
    await take(6, undefined, 'elderly')
    expect(await standings()).toEqual([0, 1, 3])
    expect((await refusal(getStanding(as(0), `${code}-AAAAAAAAAA`))).status).toBe(404)
  })

  it('may leave while waiting, not while being served', async () => {
    const { take, as, one } = await hall()
    const first = await take(0)
    const second = await take(1)
    await leaveTicket(as(0, 2), first.code)
    expect((await callNext(as(0, 3), { counterId: one }))?.label).toBe(second.label)
    await startTicket(as(0, 4), { ticketId: second.id })
    expect((await refusal(leaveTicket(as(0, 5), second.code))).status).toBe(409)
    expect((await refusal(callTicket(as(1, 5), { ticketId: first.id, counterId: one }))).message).toContain('08:02')
  })
})

describe('the end of the day', () => {
  it('closes what nobody closed, without a serving time, and leaves today alone', async () => {
    const { take, as, one, agencyId, a } = await hall({ outsideHours: true })
    await take(0)
    await take(1)
    const served = await callNext(as(0, 2), { counterId: one })
    await startTicket(as(0, 3), { ticketId: served!.id })
    const midnight = program.ctx(undefined, vietnamInstant('2026-11-24', '00:10'))
    await takeTicket(midnight, { agencyId, lineId: a })
    await closeDay(midnight)
    await closeDay(midnight)
    const rows = await tables(midnight)
      .selectFrom('ticket')
      .select(['state', 'finished_at', 'closed_by_day'])
      .where('agency_id', '=', agencyId)
      .orderBy('taken_at')
      .execute()
    expect(rows).toEqual([
      { state: 'finished', finished_at: null, closed_by_day: true },
      { state: 'left', finished_at: null, closed_by_day: true },
      { state: 'waiting', finished_at: null, closed_by_day: false },
    ])
  })
})
