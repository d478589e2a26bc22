import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#platform/context'
import { newId } from '#platform/database'
import { vietnamInstant } from '#platform/time'
import { citizen, officer, type TestApp, type TestDatabase, type TestProgram, testApp, testDatabase, testProgram } from '#testing'
import { calendarOf } from './calendar-of.ts'
import { formatHours, readClockTime } from './clock-time.ts'
import { calendar } from './module.ts'
import { setOpeningHours } from './set-opening-hours.ts'
import { withdrawOpeningHours } from './withdraw-opening-hours.ts'
import { workingTimeBetween } from './work-calendar.ts'

let database: TestDatabase
let program: TestProgram
let app: TestApp
const now = new Date('2026-11-23T02:00:00Z')
const agencyId = newId()
const administrator = officer(agencyId, 'administrator')
const morning: [number, number][] = [[8 * 60, 12 * 60]]
const input = { agencyId, validFrom: '2026-11-25', weekdays: morning, source: 'Quyết định thử' }

beforeAll(async () => {
  database = await testDatabase()
  program = testProgram(database, [calendar], { now: () => now })
  app = testApp(program, () => now)
})
const as = (actor: Actor) => program.ctx(actor)

describe('opening hours of an agency', () => {
  it('hold at once, from their day on, for this agency alone', async () => {
    const ctx = as(administrator)
    const hoursOn = async (agency: string | undefined, date: string) => (await calendarOf(ctx, agency)).hoursOn(date)
    expect(await hoursOn(agencyId, '2026-11-25')).toHaveLength(2)
    await setOpeningHours(ctx, { ...input, saturday: morning })
    expect(await hoursOn(agencyId, '2026-11-23')).toHaveLength(2)
    expect(await hoursOn(agencyId, '2026-11-25')).toEqual(morning)
    expect(await hoursOn(agencyId, '2026-11-28')).toEqual(morning)
    expect(await hoursOn(newId(), '2026-11-25')).toHaveLength(2)
    expect(await hoursOn(undefined, '2026-11-28')).toEqual([])
    await setOpeningHours(ctx, input)
    expect(await hoursOn(agencyId, '2026-11-28')).toEqual([])
  })

  it('are read from the database once a minute at most', async () => {
    const ctx = as({ kind: 'system', name: 'test' })
    const other = newId()
    database.statements.length = 0
    const calendars = [await calendarOf(ctx, other), await calendarOf(ctx, other), await calendarOf(ctx), await calendarOf(ctx)]
    expect(database.statements).toHaveLength(1)
    expect(workingTimeBetween(calendars[0]!, vietnamInstant('2026-11-23'), vietnamInstant('2026-11-24'))).toBe(450)
  })

  it('are set by the administrator of the agency and nobody else', async () => {
    const table: [Actor, string | undefined][] = [
      [administrator, undefined],
      [{ kind: 'system', name: 'test' }, undefined],
      [officer(agencyId, 'leader'), 'forbidden'],
      [officer(agencyId, 'one_stop', 'specialist', 'clerk'), 'forbidden'],
      [officer(newId(), 'administrator'), 'forbidden'],
      [citizen(), 'forbidden'],
      [{ kind: 'nobody' }, 'unauthenticated'],
    ]
    for (const [actor, code] of table) {
      const done = setOpeningHours(as(actor), input)
      if (code) await expect(done, JSON.stringify(actor)).rejects.toMatchObject({ code })
      else await done
    }
  })

  it.each([
    [{ validFrom: '2026-11-22' }, 'validFrom'],
    [{ validFrom: '2026-11-31' }, 'validFrom'],
    [{ weekdays: [] }, 'weekdays'],
    [{ weekdays: [[600, 480]] }, 'weekdays'],
    [{ weekdays: [[480, 1441]] }, 'weekdays'],
    [{ weekdays: [[-1, 480]] }, 'weekdays'],
    [
      {
        weekdays: [
          [480, 720],
          [700, 900],
        ],
      },
      'weekdays',
    ],
    [{ saturday: [[480, 480]] }, 'saturday'],
    [{ weekdays: [[0, 1]] }, 'weekdays'],
    [{ weekdays: [[480, 599]] }, 'weekdays'],
    [
      {
        weekdays: [
          [480, 720],
          [780, 790],
        ],
      },
      'weekdays',
    ],
    [{ saturday: [[480, 500]] }, 'saturday'],
    [{ saturday: [[480, 599]] }, 'saturday'],
    [{ source: ' ' }, 'source'],
  ])('refuses %j', async (wrong, field) => {
    const done = setOpeningHours(as(administrator), { ...input, ...(wrong as object) })
    await expect(done).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
  })
})

describe('hours taken back', () => {
  it('before they begin leave those in force; once begun they stay, as time limits were counted by them', async () => {
    const agencyId = newId()
    const ctx = as(officer(agencyId, 'administrator'))
    await setOpeningHours(ctx, { ...input, agencyId, validFrom: '2026-11-23' })
    await setOpeningHours(ctx, { ...input, agencyId, validFrom: '2026-11-24', weekdays: [[0, 120]] })
    expect((await calendarOf(ctx, agencyId)).hoursOn('2026-11-25')).toEqual([[0, 120]])
    await withdrawOpeningHours(ctx, { agencyId, validFrom: '2026-11-24' })
    expect((await calendarOf(ctx, agencyId)).hoursOn('2026-11-25')).toEqual(morning)
    const again = (validFrom: string) => withdrawOpeningHours(ctx, { agencyId, validFrom })
    await expect(again('2026-11-24')).rejects.toMatchObject({ code: 'not_found' })
    await expect(again('24/11/2026')).rejects.toMatchObject({ code: 'not_found' })
    await expect(again('2026-11-23')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('từ ngày 23/11/2026'),
    })
    expect((await calendarOf(ctx, agencyId)).hoursOn('2026-11-25')).toEqual(morning)
  })
})

describe('the page of opening hours', () => {
  const path = '/quan-tri/gio-lam-viec'
  const fields = {
    'tu-ngay': '1/12/2026',
    'sang-tu': '7h00',
    'sang-den': '11:30',
    'chieu-tu': '',
    'chieu-den': '',
    'can-cu': 'Quyết định 5',
  }
  const admin = officer(newId(), 'administrator')

  it('sets the hours of the own agency and shows them', async () => {
    expect((await app.post(path, fields, admin)).status).toBe(303)
    const html = await (await app.get(path, admin)).text()
    expect(html).toContain('07:00–11:30')
    expect(html).toContain('01/12/2026')
    expect(html).toContain('Quyết định 5')
    expect((await calendarOf(as(admin), admin.agencyId)).hoursOn('2026-12-01')).toEqual([[420, 690]])
  })

  it('takes back at a press what has not begun, and offers it for nothing else', async () => {
    await app.post(path, { ...fields, 'tu-ngay': '23/11/2026' }, admin)
    const html = await (await app.get(path, admin)).text()
    expect(html.match(/gio-lam-viec\/[\d-]+\/bo/g)).toEqual(['gio-lam-viec/2026-12-01/bo'])
    expect((await app.post(`${path}/2026-12-01/bo`, {}, admin)).headers.get('location')).toContain(path)
    expect(await (await app.get(path, admin)).text()).not.toContain('01/12/2026</')
    expect((await app.post(`${path}/2026-11-23/bo`, {}, admin)).status).toBe(409)
  })

  it('shows what was typed with a sentence at each wrong field', async () => {
    const wrong = { ...fields, 'tu-ngay': '31/11/2026', 'sang-tu': '12:00' }
    const early = await app.post(path, wrong, admin)
    expect(early.status).toBe(422)
    const html = await early.text()
    expect(html).toContain('value="31/11/2026"')
    expect(html).toContain('href="#f-tu-ngay"')
    const clock = await (await app.post(path, { ...fields, 'sang-den': 'trưa', 'bay-tu': '8:00' }, admin)).text()
    expect(clock).toContain('href="#f-sang-den"')
    expect(clock).toContain('href="#f-bay-den"')
    expect(clock).toContain('value="trưa"')
  })

  it('is the administrator’s alone', async () => {
    for (const other of [officer(admin.agencyId, 'leader', 'clerk', 'one_stop', 'specialist'), citizen()]) {
      expect((await app.get(path, other)).status).toBe(403)
      expect((await app.post(path, fields, other)).status).toBe(403)
    }
    expect((await app.get(path)).status).not.toBe(200)
  })

  it('reads times as people write them', () => {
    for (const written of ['7:30', '07:30', '7h30', ' 7.30 ', '7 giờ 30', '7H30'])
      expect(readClockTime(written), written).toBe(450)
    expect([readClockTime('17h'), readClockTime('24:00'), readClockTime('0:00')]).toEqual([1020, 1440, 0])
    for (const written of ['', '25:00', '24:01', '7:60', '730', 'bảy giờ', '-7:30', '7:3'])
      expect(readClockTime(written), written).toBeUndefined()
    expect(
      formatHours([
        [450, 690],
        [810, 1020],
      ]),
    ).toBe('07:30–11:30, 13:30–17:00')
  })
})
