import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, testDatabase, testProgram } from '#testing'
import { calendar } from './module.ts'

let app: TestApp
let withOwnYear: TestApp
beforeAll(async () => {
  const database = await testDatabase()
  const now = () => new Date('2026-11-23T02:00:00Z')
  app = testApp(testProgram(database, [calendar]), now)
  const home = mkdtempSync(join(tmpdir(), 'dinh-calendar-'))
  writeFileSync(
    join(home, 'holidays.json'),
    JSON.stringify({
      years: {
        '2027': {
          sources: [{ document: 'Thông báo thử', certainty: 'seen' }],
          days: [
            { from: '2027-01-01', kind: 'holiday', name: 'Tết Dương lịch' },
            { from: '2027-01-04', kind: 'exchange', name: 'Thử' },
          ],
        },
      },
    }),
  )
  withOwnYear = testApp(testProgram(database, [calendar], { home }), now)
})

const json = async (path: string, of = app) => {
  const response = await of.get(path)
  expect(response.status, path).toBe(200)
  return (await response.json()) as Record<string, unknown>
}

describe('GET /api/calendar/due', () => {
  it.each([
    ['from=2026-02-12&value=5&unit=working_day', { due: '2026-02-26' }],
    ['from=2026-04-22&value=3&unit=working_day', { due: '2026-04-28' }],
    ['from=2026-04-29&value=2&unit=working_day', { due: '2026-05-05' }],
    ['from=2026-08-28&value=1&unit=working_day', { due: '2026-09-03' }],
    ['from=2026-02-06&value=10&unit=calendar_day', { due: '2026-02-23' }],
    ['from=2026-02-12T14:00:00%2B07:00&value=8&unit=working_hour', { due: '2026-02-13T14:30:00+07:00' }],
    ['from=2026-02-12T14:00:00+07:00&value=8&unit=working_hour', { due: '2026-02-13T14:30:00+07:00' }],
    ['from=2026-02-12T07:00:00Z&value=8&unit=working_hour', { due: '2026-02-13T14:30:00+07:00' }],
    ['from=2026-02-12T14:00&value=0.5&unit=working_hour', { due: '2026-02-12T14:30:00+07:00' }],
    ['from=2026-02-13T16:00:00%2B07:00&value=8&unit=working_hour', { due: '2026-02-23T16:30:00+07:00' }],
    ['from=2026-02-12T23:30:00Z&value=1&unit=working_day', { due: '2026-02-23' }],
    ['from=2026-11-23T15:00:00%2B07:00&value=0&unit=immediate', { due: '2026-11-23' }],
    ['from=2026-11-23T15:00:01%2B07:00&value=0&unit=immediate', { due: '2026-11-25' }],
    ['from=2026-12-31&value=1&unit=working_day', { due: '2027-01-04', provisional: true }],
    ['from=2027-02-01&value=10&unit=calendar_day', { due: '2027-02-12', provisional: true }],
  ])('%s', async (query, answer) => expect(await json(`/api/calendar/due?${query}`)).toEqual(answer))

  it('takes years that the installation has added as published', async () => {
    expect(await json('/api/calendar/due?from=2026-12-31&value=1&unit=working_day', withOwnYear)).toEqual({ due: '2027-01-05' })
    expect(await json('/api/calendar/due?from=2026-02-12&value=5&unit=working_day', withOwnYear)).toEqual({ due: '2026-02-26' })
  })

  it.each([
    ['from=2026-02-12&value=-1&unit=working_day', 'value'],
    ['from=2026-02-12&value=&unit=working_day', 'value'],
    ['from=2026-02-12&value=1e3&unit=working_day', 'value'],
    ['from=2026-02-12&value=0x10&unit=working_day', 'value'],
    ['from=2026-02-12&value=five&unit=working_day', 'value'],
    ['from=2026-02-12&value=5001&unit=working_day', 'value'],
    [`from=2026-02-12&value=${'9'.repeat(400)}&unit=working_day`, 'value'],
    ['from=2026-02-12&value=NaN&unit=working_hour', 'value'],
    ['from=2026-02-12&value=1.5&unit=working_day', 'value'],
    ['from=2026-02-12&value=1.5&unit=calendar_day', 'value'],
    ['from=2026-02-12&value=1&value=2&unit=working_day', 'value'],
    ['from=2026-02-12&unit=working_day', 'value'],
    ['from=2026-02-12&value=5&unit=fortnight', 'unit'],
    ['from=2026-02-12&value=5', 'unit'],
    ['from=2026-02-30&value=5&unit=working_day', 'from'],
    ['from=2026-13-01&value=5&unit=working_day', 'from'],
    ['from=12/02/2026&value=5&unit=working_day', 'from'],
    ['from=2026-02-12T25:00:00Z&value=5&unit=working_hour', 'from'],
    ['from=2026-02-30T08:00:00Z&value=5&unit=working_hour', 'from'],
    ['from=&value=5&unit=working_day', 'from'],
    ['value=5&unit=working_day', 'from'],
    ['from=2021-12-31&value=5&unit=working_day', 'from'],
    ['from=2151-01-01&value=5&unit=working_day', 'from'],
    ['from=0000-01-01&value=5&unit=working_day', 'from'],
    ["from=2026-02-12'%00&value=5&unit=working_day", 'from'],
  ])('answers %s with 400 and the field %s', async (query, field) => {
    const response = await app.get(`/api/calendar/due?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const { errors } = (await response.json()) as { errors: { field: string; message: string }[] }
    expect(errors.map((error) => error.field)).toEqual([field])
    expect(errors[0]!.message).toMatch(/\p{L}{2,}.*\.$/u)
  })

  it('names every wrong field at once, and says which years it knows', async () => {
    const response = await app.get('/api/calendar/due?from=2021-12-31&value=1.5&unit=working_day')
    const { errors } = (await response.json()) as { errors: { field: string; message: string }[] }
    expect(errors).toMatchObject([{ field: 'from', message: expect.stringContaining('01/01/2022') }, { field: 'value' }])
  })

  it('answers the longest limits it takes without delay', async () => {
    const started = performance.now()
    await json('/api/calendar/due?from=2150-12-31&value=5000&unit=working_day')
    await json('/api/calendar/due?from=2150-12-31&value=5000&unit=working_hour')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('GET /api/calendar/lunar', () => {
  it('gives exactly this shape', async () => {
    expect(await json('/api/calendar/lunar?date=2026-02-17')).toEqual({
      day: 1,
      month: 1,
      year: 2026,
      leap: false,
      canChi: 'Bính Ngọ',
    })
    expect(await json('/api/calendar/lunar?date=2025-07-25')).toEqual({
      day: 1,
      month: 6,
      year: 2025,
      leap: true,
      canChi: 'Ất Tỵ',
    })
  })

  it.each(['2026-02-30', '', '17/2/2026', '1900-01-30', '2200-01-01', '2026-02-17T00:00:00Z'])(
    'answers date=%s with 400',
    async (date) => {
      const response = await app.get(`/api/calendar/lunar?date=${date}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ errors: [{ field: 'date' }] })
    },
  )
})

describe('GET /lich', () => {
  it('shows a month with its holidays, worked Saturdays and lunar dates', async () => {
    const html = await (await app.get('/lich?thang=2026-08')).text()
    expect(html).toContain('Tháng 8 năm 2026')
    expect(html).toContain('Làm bù')
    expect(html).toContain('Rằm tháng 7')
    const february = await (await app.get('/lich?thang=2026-02')).text()
    expect(february).toContain('Tết Nguyên đán')
    expect(february).toContain('9441/TB-BNV')
  })

  it('says when a year is not published yet, and shows this month for a month that does not exist', async () => {
    expect(await (await app.get('/lich?thang=2027-02')).text()).toContain('chưa được công bố')
    for (const wrong of ['2026-13', '1999-01', 'x', '2200-01', '%3Cscript%3E']) {
      const response = await app.get(`/lich?thang=${wrong}`)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('Tháng 11 năm 2026')
    }
    for (const edge of ['2022-01', '2150-12']) expect((await app.get(`/lich?thang=${edge}`)).status).toBe(200)
  })

  it('reckons the day of a result', async () => {
    const html = await (await app.get('/lich?thang=2026-02&tu=12/2/2026&so=5&don-vi=working_day')).text()
    expect(html).toContain('thứ năm, 26/02/2026')
    const wrong = await app.get('/lich?tu=30/2/2026&so=-1&don-vi=working_day')
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('value="30/2/2026"')
    expect(page).toContain('href="#f-tu"')
    expect(page).toContain('href="#f-so"')
  })
})
