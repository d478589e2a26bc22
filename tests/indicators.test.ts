import { beforeAll, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { findUnit, listDescendants } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { demoWorld, officer, testDatabase } from '#testing'
import { recountFacts } from '../src/foundation/evidence/recount-facts.ts'
import { computeSeries } from '../src/government/indicators/compute-series.ts'
import { computeValues } from '../src/government/indicators/compute-value.ts'
import { declareFigure } from '../src/government/indicators/declare-figure.ts'
import { codeFrom, placeOf, readDemoFigures } from '../src/government/indicators/demo-figures.ts'
import { getIndicatorStory } from '../src/government/indicators/indicator-story.ts'
import { getLedFigures } from '../src/government/indicators/lead-figures.ts'
import { getFigure, listDrafts, versionsOf } from '../src/government/indicators/list-figures.ts'
import { listIndicators } from '../src/government/indicators/list-indicators.ts'
import { proveValue } from '../src/government/indicators/prove-value.ts'
import { dropFigure, publishFigure } from '../src/government/indicators/publish-figure.ts'
import { getUnitFigures } from '../src/government/indicators/unit-figures.ts'
import { cellsOfWorkbook } from './report-sheets.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'indicators'], { at: NOW })
const nobody = world.ctx({ kind: 'nobody' }, NOW)
const HERE = demoAgencyId('xa-quynh-phu')
const specialist = world.ctx({ ...officer(HERE, 'specialist'), name: 'Chuyên viên Hoa' }, NOW)
const leader = world.ctx({ ...officer(HERE, 'leader'), name: 'Chủ tịch Nam' }, NOW)
const OLD = '2025-06-30'
const idOf = async (code: string, asOf: string) => (await findUnit(nobody, { code, asOf }))!.id

/** Facts of a measure without their records, put where a count would put them. */
async function facts(agency: string, day: string, counts: Record<string, number>): Promise<void> {
  const agencyId = demoAgencyId(agency)
  const source = {
    measures: [],
    count: async () => Object.entries(counts).map(([measure, quantity]) => ({ measure, day, quantity })),
    list: async () => ({ items: [], next: null }),
  }
  const ctx: Ctx = { ...world.ctx(), ports: { ...world.ports, measures: { sources: [source as never], find: () => undefined } } }
  await recountFacts(ctx, { agencyId, from: day, to: day })
}

describe('the figures of the programme', () => {
  const figures = readDemoFigures()
  it('are all there, each on the page of its unit with its fraction, and opens to its proof', async () => {
    expect(figures).toHaveLength(124)
    const pages = new Map<string, string>()
    for (const figure of figures) {
      const { unit, on } = placeOf(figure)
      if (!pages.has(unit)) {
        const response = await world.app.request(`/so-lieu/don-vi/${await idOf(unit, on)}?ngay=${on}`)
        expect(response.status).toBe(200)
        pages.set(unit, (await response.text()).replace(/&nbsp;|\u00a0/g, ' '))
      }
      const html = pages.get(unit)!
      expect(html, figure.id).toContain(figure.indicator.name_vi)
      const rows = html
        .split('<tr>')
        .filter((row) => row.includes(figure.indicator.name_vi) && (!placeOf(figure).place || row.includes(figure.place.name)))
      if (typeof figure.value === 'number')
        expect(
          rows.some((row) => row.includes(figure.value!.toLocaleString('vi-VN', { maximumFractionDigits: 4 }))),
          figure.id,
        ).toBe(true)
      if (figure.denominator !== undefined)
        expect(
          rows.some((row) =>
            row.includes(`${figure.numerator!.toLocaleString('vi-VN')}/${figure.denominator!.toLocaleString('vi-VN')}`),
          ),
          figure.id,
        ).toBe(true)
      if (figure.target)
        expect(
          rows.some((row) => row.includes(`${figure.target!.value.toLocaleString('vi-VN')} %`)),
          figure.id,
        ).toBe(true)
    }
    // Each links to its proof: who says it, and how it came.
    const [, href] = /href="(\/so-lieu\/so\/[^"]+)"/.exec(pages.get('16471')!)!
    const proof = await (await world.app.request(href!)).text()
    expect(proof).toContain('Nhập từ nguồn đã công bố')
  })

  it('say which targets they meet: 9 % of a digital economy is not the 20 % aimed at', async () => {
    const { declared } = await getUnitFigures(nobody, { unitId: await idOf('34', OLD), on: OLD })
    const metOf = (name: string) => declared.find((one) => one.indicator.code === codeFrom(name))?.met
    expect(metOf('Tỷ trọng kinh tế số trong GRDP')).toBe(false)
    expect(metOf('Người từ đủ 15 tuổi có tài khoản thanh toán điện tử')).toBe(true)
  })

  it('of a commune that was merged stand on the page of the new one, under their own name', async () => {
    const { declared, unit } = await getUnitFigures(nobody, { unitId: await idOf('16498', '2026-11-23') })
    const received = declared.find((one) => one.indicator.name === 'Lượt hồ sơ tiếp nhận')
    expect(received?.figure).toMatchObject({ value: 3612 })
    expect(received?.figure.unit_id).not.toBe(unit.id)
  })
})

describe('computed values', () => {
  const SPAN = { from: '2025-05-01', to: '2025-05-31' }
  let computing: Awaited<ReturnType<typeof listIndicators>>
  beforeAll(async () => {
    computing = (await listIndicators(nobody, '2026-11-23')).filter((one) => one.numerator)
    // Very different sizes: an average of their percentages would be 70, the truth is 45.
    await facts('xa-quynh-hai-cu', '2025-05-12', { 'dossiers.decided': 100, 'dossiers.decided-in-time': 40 })
    await facts('xa-quynh-hoi-cu', '2025-05-20', { 'dossiers.decided': 10, 'dossiers.decided-in-time': 10 })
    await facts('xa-an-khe-cu', '2025-05-02', { 'dossiers.decided': 7, 'dossiers.decided-in-time': 0, 'dossiers.received': 12 })
  })
  const valueIn = async (unitId: string, code: string, on: string, span = SPAN) =>
    (await computeValues(nobody, { indicators: computing, unitIds: [unitId], span, on })).get(unitId)!.get(code)!

  it('of a whole are made of the sums of the parts, never of their percentages', async () => {
    const district = await valueIn(await idOf('338', OLD), 'ty-le-dung-han', OLD)
    expect(district).toEqual({ value: 42.7, numerator: 50, denominator: 117 })
    const commune = await valueIn(await idOf('12472', '2026-11-23'), 'ty-le-dung-han', '2026-11-23')
    expect(commune).toEqual({ value: 45.5, numerator: 50, denominator: 110 })
  })

  it('are the same in total on the map of before and on today’s', async () => {
    const sumOn = async (provinceCode: string, on: string) => {
      const province = await idOf(provinceCode, on)
      const below = (await listDescendants(nobody, { id: province, asOf: on, depth: 'all', limit: 2000 })).items
      const communes = below.filter((unit) => unit.level === 'commune')
      const values = await computeValues(nobody, {
        indicators: computing,
        unitIds: communes.map((one) => one.id),
        span: SPAN,
        on,
      })
      const sum = [...values.values()].reduce((total, one) => total + one.get('ho-so-giai-quyet')!.numerator, 0)
      return [sum, (await valueIn(province, 'ho-so-giai-quyet', on)).numerator]
    }
    expect(await sumOn('34', OLD)).toEqual([117, 117])
    expect(await sumOn('33', '2026-11-23')).toEqual([117, 117])
  })

  it('are unknown where nothing was decided: not 0 %, and no division by zero', async () => {
    expect(await valueIn(await idOf('12475', OLD), 'ty-le-dung-han', OLD, { from: '2025-04-01', to: '2025-04-30' })).toEqual({
      value: null,
      numerator: 0,
      denominator: 0,
    })
  })

  it('through time are sums of whole halves of months, by the calendar and by reporting months alike', async () => {
    const unitId = await idOf('12472', '2026-11-23')
    const indicator = computing.find((one) => one.code === 'ho-so-giai-quyet')!
    const values = await computeSeries(nobody, {
      indicator,
      unitId,
      on: '2026-11-23',
      // May by the calendar; the reporting months of May (15/4-14/5) and June (15/5-14/6).
      spans: [SPAN, { from: '2025-04-15', to: '2025-05-14' }, { from: '2025-05-15', to: '2025-06-14' }],
    })
    expect(values.map((one) => one.numerator)).toEqual([110, 100, 10])
    const story = await getIndicatorStory(nobody, { unitId, code: 'ho-so-giai-quyet', key: '2025-06', calendar: 'report' })
    expect(story.value.numerator).toBe(10)
    expect(story.series.at(-2)!.value.numerator).toBe(100)
  })

  it('name the agencies that add up to them, for everybody; their records are for officers alone', async () => {
    const unitId = await idOf('12472', '2026-11-23')
    const query = { unitId, code: 'ty-le-dung-han', key: '2025-05', side: 'denominator' as const }
    const proof = await proveValue(nobody, query)
    expect(proof.total).toBe(110)
    expect(proof.byAgency.map((one) => one.quantity)).toEqual([100, 10])
    expect(proof.records).toBeUndefined()
    expect((await proveValue(specialist, query)).records?.items).toEqual([])
  })

  it('are taken away as sheets that say the same as the page', async () => {
    const path = `/so-lieu/don-vi/${await idOf('12472', '2026-11-23')}/bang`
    const csv = await (await world.app.request(`${path}.csv?ky=2025-05`)).text()
    expect(csv.split('\r\n').find((line) => line.startsWith('Tỷ lệ hồ sơ giải quyết đúng hạn,'))).toContain(
      ',45.5,phần trăm,50,110,',
    )
    const book = Buffer.from(await (await world.app.request(`${path}.xlsx?ky=2025-05`)).arrayBuffer())
    expect(cellsOfWorkbook(book)).toContainEqual([50, 110])
  })

  it('answer a wrong period with an example, a wrong unit with not found', async () => {
    const unitId = await idOf('12472', '2026-11-23')
    await expect(getUnitFigures(nobody, { unitId, key: '2026-13' })).rejects.toMatchObject({
      fields: { ky: expect.stringContaining('2026-11') },
    })
    expect((await world.app.request(`/so-lieu/don-vi/${HERE}`)).status).toBe(404)
    expect((await world.app.request('/so-lieu/don-vi/x')).status).toBe(404)
  })
})

describe('a declared figure', () => {
  const base = {
    indicatorCode: 'ty-le-gia-dinh-van-hoa',
    periodKind: 'year' as const,
    period: '2025',
    saidBy: 'Báo cáo 12/BC-UBND',
  }
  const numbers = { value: '', numerator: '', denominator: '' }

  it('is published once a leader of its agency signs it; a correction is a new version, and the old one can still be read', async () => {
    const first = await declareFigure(specialist, { ...base, ...numbers, numerator: '930', denominator: '1.000' })
    expect(await getFigure(leader, first)).toMatchObject({ value: 93, status: 'draft', findings: [] })
    await expect(getFigure(nobody, first)).rejects.toMatchObject({ code: 'not_found' })
    await expect(publishFigure(specialist, first, {})).rejects.toMatchObject({ code: 'forbidden' })
    await publishFigure(leader, first, {})
    expect(await getFigure(nobody, first)).toMatchObject({ status: 'published', version: 1, signed_by_name: 'Chủ tịch Nam' })
    await expect(publishFigure(leader, first, {})).rejects.toThrow(/Chủ tịch Nam/)
    const second = await declareFigure(specialist, { ...base, ...numbers, value: '93,5' })
    // Another value of the same thing is not passed over in silence.
    await expect(publishFigure(leader, second, {})).rejects.toMatchObject({
      fields: { explanation: expect.stringMatching(/93 và 93,5/) },
    })
    await publishFigure(leader, second, { explanation: 'Đã rà soát lại 5 hộ.' })
    const figure = await getFigure(nobody, second)
    expect(figure).toMatchObject({ version: 2, explanation: 'Đã rà soát lại 5 hộ.' })
    expect((await versionsOf(nobody, figure)).map((one) => [one.version, one.status])).toEqual([
      [2, 'published'],
      [1, 'replaced'],
    ])
    const html = await (await world.app.request(`/so-lieu/so/${second.agencyId}/${second.id}`)).text()
    expect(html).toContain('Đã rà soát lại 5 hộ.')
    expect((await world.app.request(`/so-lieu/so/${first.agencyId}/${first.id}`)).status).toBe(200)
  })

  it('that contradicts itself is signed only with an explanation', async () => {
    const key = await declareFigure(specialist, {
      ...base,
      period: '2024',
      value: '96,8',
      numerator: '3.215',
      denominator: '3.420',
    })
    expect((await getFigure(leader, key)).findings.map((one) => one.rule)).toEqual(['ratio-mismatch'])
    await expect(publishFigure(leader, key, {})).rejects.toMatchObject({
      fields: { explanation: expect.stringMatching(/3\.215\/3\.420 là 94 %, không phải 96,8 %/) },
    })
    await dropFigure(specialist, key)
    await expect(publishFigure(leader, key, {})).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of two leaders at once is signed by one', async () => {
    const key = await declareFigure(specialist, { ...base, ...numbers, period: '2023', value: '90' })
    const signed = await Promise.allSettled([publishFigure(leader, key, {}), publishFigure(leader, key, {})])
    expect(signed.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  it.each([
    ['a comma where thousands are meant', { indicatorCode: 'so-truong', value: '3,612' }, 'value', /hàng nghìn/],
    ['two ways to read a number', { value: '1,234.5' }, 'value', /con số/],
    ['no number', { value: 'chín mươi' }, 'value', /con số/],
    ['nothing', {}, 'value', /giá trị/],
    ['half a fraction', { value: '90', numerator: '9' }, 'denominator', /cả tử số và mẫu số/],
    ['nothing to divide by', { numerator: '0', denominator: '0' }, 'denominator', /Mẫu số bằng 0/],
    ['a period of another kind', { value: '90', period: '2025-Q3' }, 'period', /bốn chữ số/],
    ['a period ahead', { value: '90', period: '2031' }, 'period', /chưa đến/],
    ['what is computed', { indicatorCode: 'ty-le-dung-han', value: '90' }, 'indicatorCode', /hệ thống tính/],
  ])('is refused for %s, at its field', async (_, change, field, sentence) => {
    await expect(declareFigure(specialist, { ...base, ...numbers, ...change })).rejects.toMatchObject({
      fields: { [field]: expect.stringMatching(sentence) },
    })
  })

  it('is its own agency’s business until it is signed', async () => {
    const key = await declareFigure(specialist, { ...base, ...numbers, period: '2022', value: '91' })
    const elsewhere = world.ctx({ ...officer(demoAgencyId('xa-tho-xuan'), 'leader', 'specialist'), name: 'Người khác' }, NOW)
    await expect(publishFigure(elsewhere, key, {})).rejects.toMatchObject({ code: 'not_found' })
    await expect(dropFigure(elsewhere, key)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listDrafts(elsewhere)).items).toEqual([])
    for (const role of ['one_stop', 'clerk', 'administrator'] as const) {
      const ctx = world.ctx({ ...officer(HERE, role), name: 'Cán bộ' }, NOW)
      await expect(declareFigure(ctx, { ...base, ...numbers, value: '91' })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(listDrafts(ctx)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getFigure(ctx, key)).rejects.toMatchObject({ code: 'not_found' })
    }
    expect((await listDrafts(specialist)).items.map((one) => one.id)).toEqual([key.id])
  })
})

describe('the leader’s figures', () => {
  it('stand beside the month before and the same month a year ago, and say what waits', async () => {
    const at = new Date('2026-11-13T02:00:00Z')
    const [hoa, nam] = [world.ctx(specialist.actor, at), world.ctx(leader.actor, at)]
    await facts('xa-quynh-phu', '2025-11-05', { 'dossiers.received': 40, 'dossiers.received-online': 20 })
    await facts('xa-quynh-phu', '2026-10-05', { 'dossiers.received': 80, 'dossiers.received-online': 60 })
    await facts('xa-quynh-phu', '2026-11-05', { 'dossiers.received': 100, 'dossiers.received-online': 90 })
    const draft = { indicatorCode: 'ty-le-gia-dinh-van-hoa', periodKind: 'year' as const, period: '2015', saidBy: 'Thử' }
    const before = await getLedFigures(nam)
    await declareFigure(hoa, { ...draft, value: '101', numerator: '', denominator: '' })
    const led = await getLedFigures(nam)
    expect([led.drafts - before.drafts, led.questioned - before.questioned]).toEqual([1, 1])
    const online = led.figures.find((one) => one.indicator.code === 'ty-le-ho-so-truc-tuyen')!
    expect([online.now.value, online.before.value, online.yearAgo.value]).toEqual([90, 75, 50])
    const html = await (await world.app.request('/so-lieu/dieu-hanh')).text()
    expect(html).not.toContain('90 %')
  })
})

describe('a number as it was told', () => {
  it('keeps the decimals that it was measured with', async () => {
    const typed = { indicatorCode: 'ty-le-gia-dinh-van-hoa', periodKind: 'year' as const, period: '2014', saidBy: 'Thử' }
    const key = await declareFigure(specialist, { ...typed, value: '8,0 %', numerator: '', denominator: '' })
    await publishFigure(leader, key, {})
    const html = await (await world.app.request(`/so-lieu/so/${key.agencyId}/${key.id}`)).text()
    expect(html.replace(/\u00a0|&nbsp;/g, ' ')).toContain('8,0 %')
  })
})
