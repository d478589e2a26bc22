import { beforeAll, describe, expect, it } from 'vitest'
import { demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { closeLiveStreams } from '#platform/live'
import { vietnamInstant } from '#platform/time'
import { cookieFor, cookieJar, demoWorld, get, post, testDatabase, tokenIn } from '#testing'
import { listMeasures, listTickets, type MeasuredBy } from './list-measures.ts'
import { queueOn } from './queue-on.ts'
import { COUNTED } from './ticket-filter.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'queue'], { at: vietnamInstant('2026-11-23', '09:00') })
const HERE = demoAgencyId('xa-quynh-phu')
const person = {
  kind: 'officer' as const,
  personId: demoPersonId('motcua.quynhphu'),
  name: 'Phạm Thị Loan',
  assurance: 2 as const,
  agencyId: HERE,
  agencyName: 'UBND xã Quỳnh Phụ',
  visibleAgencyIds: [HERE],
  roles: ['one_stop' as const],
}
const desk = () => world.ctx(person)
let cookie: string
beforeAll(async () => {
  cookie = await cookieFor(world.ctx(), person)
})

describe('the measures of a month', () => {
  it('agree with the lists behind them, in every cell and in every direction', async () => {
    const totals = []
    for (const by of ['line', 'hour', 'day'] as MeasuredBy[]) {
      const { rows, total } = await listMeasures(desk(), by)
      totals.push(total)
      for (const counted of COUNTED) {
        expect(rows.reduce((sum, row) => sum + row[counted], 0)).toBe(total[counted])
        for (const row of rows) {
          const cell =
            by === 'line' ? { lineId: row.key! } : by === 'hour' ? { hour: Number(row.key) } : { from: row.key!, to: row.key! }
          const { items } = await listTickets(desk(), { ...cell, counted, limit: 5000 })
          expect(items.length, `${by} ${row.key} ${counted}`).toBe(row[counted])
        }
      }
      for (const row of rows) if (row.waitMedian !== null) expect(row.waitNinety!).toBeGreaterThanOrEqual(row.waitMedian)
    }
    expect(totals[1]).toEqual(totals[0])
    expect(totals[2]).toEqual(totals[0])
    expect(totals[0]!.taken).toBeGreaterThan(300)
  })

  it('have a median that stands in the middle of the list', async () => {
    const { total } = await listMeasures(desk(), 'line')
    const { items } = await listTickets(desk(), { counted: 'called', limit: 5000 })
    const waits = items.map((row) => (row.called_at!.getTime() - row.taken_at.getTime()) / 60_000).sort((a, b) => a - b)
    const middle = (waits.length - 1) / 2
    expect(total.waitMedian).toBeCloseTo((waits[Math.floor(middle)]! + waits[Math.ceil(middle)]!) / 2, 6)
  })

  it('refuse days that are none, on the page and by API', async () => {
    const page = await world.app.request('/quay/so/thong-ke?tu=31/2/2026', { headers: { cookie } })
    expect(page.status).toBe(422)
    const api = await world.app.request('/api/queue/measures?from=2026-12-01&to=2026-11-01', { headers: { cookie } })
    expect(api.status).toBe(422)
  })
})

describe('the kiosk', () => {
  it('gives one number for a form sent twice', async () => {
    const jar = cookieJar()
    const { html } = await get(world.app, jar, '/lay-so/H31.115')
    const lineId = /name="lineId" value="([^"]+)"/.exec(html)![1]!
    const send = () =>
      world.app.request('/lay-so/H31.115', {
        method: 'POST',
        headers: { cookie: jar.header(), 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ _token: tokenIn(html), lineId }).toString(),
      })
    const [first, second] = await Promise.all([send(), send()])
    expect(first.status).toBe(303)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
  })

  it('gives one number for an API request repeated with its Idempotency-Key', async () => {
    const { lines } = await queueOn(world.ctx(), HERE, '2026-11-23')
    const send = async (key: string) => {
      const response = await world.app.request('/api/queue/agencies/H31.115/tickets', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '60', 'idempotency-key': key },
        body: JSON.stringify({ lineId: lines[2]!.id }),
      })
      return { status: response.status, ...((await response.json()) as { label: string }) }
    }
    const first = await send('kiosk-1-0001')
    expect(first.status).toBe(201)
    expect(await send('kiosk-1-0001')).toEqual(first)
    expect((await send('kiosk-1-0002')).label).not.toBe(first.label)
  })

  it('is closed on a Sunday, says so, and gives no number', async () => {
    const before = world.clock.at
    // The demo's kiosks never close, since it is tried at any hour; this one keeps hours.
    await database.pool.query('update queue.rule set outside_hours = false where agency_id = $1', [demoAgencyId('xa-a-sao')])
    world.clock.at = vietnamInstant('2026-11-29', '09:00')
    const jar = cookieJar()
    const { html } = await get(world.app, jar, '/lay-so/H31.118')
    expect(html).toContain('Hôm nay là ngày nghỉ.')
    expect(html).not.toContain('name="lineId"')
    const { lines } = await queueOn(world.ctx(), demoAgencyId('xa-a-sao'), '2026-11-29')
    const sent = await post(world.app, jar, '/lay-so/H31.118', { lineId: lines[0]!.id }, '/dang-nhap')
    expect(sent.response.status).toBe(409)
    world.clock.at = before
  })

  it('slows down whoever takes numbers without end from one address', async () => {
    const { lines } = await queueOn(world.ctx(), demoAgencyId('xa-sao-vang'), '2026-11-23')
    const take = () =>
      world.app.request('/api/queue/agencies/H56.128/tickets', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '60' },
        body: JSON.stringify({ lineId: lines[0]!.id }),
      })
    const statuses: number[] = []
    for (let i = 0; i < 45; i++) statuses.push((await take()).status)
    expect(statuses[0]).toBe(201)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('the wall', () => {
  it('asks the database once a second whatever the number of screens, and lets all go when the program stops', async () => {
    const readers = await Promise.all(
      [...Array(20)].map(async () => {
        const response = await world.app.request('/goi-so/H31.115/dong')
        expect(response.headers.get('content-type')).toContain('text/event-stream')
        return response.body!.getReader()
      }),
    )
    const decoder = new TextDecoder()
    const until = async (reader: (typeof readers)[number], wanted: string) => {
      for (let seen = ''; !seen.includes(wanted); ) {
        const { done, value } = await reader.read()
        if (done) throw new Error(`ended before ${wanted}`)
        seen += decoder.decode(value)
      }
    }
    await Promise.all(readers.map((reader) => until(reader, 'event: board')))
    // After the first tick has told everybody, a change comes to all of them by one reading of the beats and one of the board.
    const { counters } = await queueOn(desk(), HERE, '2026-11-23')
    const { callNext } = await import('./call-next.ts')
    const called = await callNext(desk(), { counterId: counters[0]!.id })
    database.statements.length = 0
    const began = Date.now()
    await Promise.all(readers.map((reader) => until(reader, called!.label)))
    const seconds = Math.ceil((Date.now() - began) / 1000) + 1
    expect(database.statements.filter((text) => text.includes('"pulse"')).length).toBeLessThanOrEqual(seconds)
    // A board is six statements; twenty screens reading each their own would be a hundred and twenty.
    expect(database.statements.length).toBeLessThanOrEqual(7 * seconds)
    closeLiveStreams()
    for (const reader of readers) {
      let ended = false
      while (!ended) ended = (await reader.read()).done
    }
  })
})
