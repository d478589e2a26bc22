import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { citizen, officer, type TestApp, testApp, testDatabase, testProgram } from '#testing'
import { findUnit } from './get-unit.ts'
import { units } from './module.ts'
import { vietnamUnitId } from './unit-id.ts'

const NOON = new Date('2026-07-25T05:00:00Z')
let app: TestApp
let ctx: Ctx
beforeAll(async () => {
  const program = testProgram(await testDatabase(), [units])
  app = testApp(program, () => NOON)
  ctx = program.ctx(undefined, NOON)
})

const get = (path: string) => app.get(path)
const json = async (path: string) => (await get(path)).json() as Promise<Record<string, unknown>>

describe('the API', () => {
  it('gives a unit as of a day, in exactly this shape', async () => {
    expect(await json('/api/units/12499?asOf=2025-06-01')).toEqual({
      code: '12499',
      name: 'Xã An Thái',
      type: 'Xã',
      validFrom: null,
      validTo: '2025-06-30',
      parent: { code: '338', name: 'Huyện Quỳnh Phụ', type: 'Huyện' },
    })
    expect(await json('/api/units/12499')).toMatchObject({ name: 'Xã A Sào', validFrom: '2025-07-01', validTo: null })
  })
  it('gives successors and predecessors, each with exact', async () => {
    expect(await json('/api/units/12520/successors?on=2026-07-25')).toMatchObject({
      items: [{ code: '12472', name: 'Xã Quỳnh Phụ', exact: true }],
      next: null,
    })
    const from = await json('/api/units/12499/predecessors?on=2025-06-30')
    expect(from.items).toHaveLength(4)
    expect(from.items).toContainEqual(expect.objectContaining({ name: 'Xã An Thái', exact: true }))
  })
  it('searches with or without marks, and pages', async () => {
    const first = await json('/api/units?name=quynh&limit=2&asOf=2025-06-30')
    expect(first.items).toHaveLength(2)
    const second = await json(`/api/units?name=quynh&limit=2&asOf=2025-06-30&after=${first.next}`)
    expect(second.items).not.toEqual(first.items)
    expect(await json(`/api/units?name=${encodeURIComponent('Quỳnh Phụ')}`)).toMatchObject({
      items: [{ code: '12472' }, { name: 'Xã Quỳnh Phú' }],
    })
  })
  it('lists the units below one as of a day, paged, children alone or all', async () => {
    const before = await json('/api/units/34/descendants?asOf=2025-06-30&depth=children')
    expect(before.items).toHaveLength(8)
    expect(before.items).toContainEqual(expect.objectContaining({ code: '338', name: 'Huyện Quỳnh Phụ' }))
    const names = async (path: string) => ((await json(path)).items as { name: string }[]).map((unit) => unit.name)
    const page = '/api/units/338/descendants?asOf=2025-06-30&limit=10'
    const first = await json(page)
    expect(await names(`${page}&after=${encodeURIComponent(String(first.next))}`)).not.toContain((await names(page))[0])
    expect(await names('/api/units/338/descendants?asOf=2025-06-30')).toContain('Xã An Thái')
    // A province holds its districts' communes too; a commune holds nothing.
    expect(await names('/api/units/34/descendants?asOf=2025-06-30&limit=100')).toHaveLength(100)
    expect(await json('/api/units/12499/descendants')).toEqual({ items: [], next: null })
  })
  it.each([
    ['/api/units/99999/descendants', 404],
    ['/api/units/338/descendants', 404],
    ['/api/units/33/descendants?asOf=2025-02-30', 400],
    ['/api/units/33/descendants?depth=deep', 400],
    ['/api/units/33/descendants?limit=101', 400],
    ['/api/units/99999', 404],
    ['/api/units/12520', 404],
    ['/api/units/abc/successors', 404],
    ['/api/units/99999/predecessors?on=2025-06-30', 404],
    ['/api/units/12499?asOf=2025-02-30', 400],
    ['/api/units/12499?asOf=hom-nay', 400],
    ['/api/units/12499?asOf=0000-00-00', 400],
    ['/api/units/12499/successors?on=', 400],
    ['/api/units?limit=0', 400],
    ['/api/units?level=x', 400],
    [`/api/units?name=${'a'.repeat(101)}`, 400],
    ['/api/units?name=%00', 200],
    ['/api/units/%00', 404],
    ['/api/units/12499?asOf=0001-01-01', 200],
    ['/api/units/12499?asOf=9999-12-31', 200],
  ])('answers %s with %i', async (path, status) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    if (status >= 400) expect(response.headers.get('content-type')).toContain('application/problem+json')
  })
  it('is described', async () => {
    expect(Object.keys((await json('/openapi.json')).paths as object)).toContain('/units/{code}/successors')
  })
})

describe('the pages', () => {
  it('show both lives of 12499, linked to each other', async () => {
    const html = await (await get('/don-vi/12499')).text()
    for (const part of [
      'Xã A Sào',
      'Xã An Thái',
      'Huyện Quỳnh Phụ',
      'Tỉnh Hưng Yên',
      '30/06/2025',
      '01/07/2025',
      'Hình thành từ',
      'Nay thuộc',
      'Trọn vẹn',
      'href="/don-vi/12475"',
    ])
      expect(html).toContain(part)
    expect(html).not.toMatch(/undefined|\[object|null/)
  })
  it('say where a day is not certain, and find a unit without a code by its id', async () => {
    expect(
      (await (await get('/don-vi/26872')).text()).split('khoảng 01/01/2025 (nguồn không ghi ngày chính xác)').length,
    ).toBeGreaterThan(3)
    const thanhHoa = await (await get('/don-vi/38')).text()
    expect(thanhHoa).toContain('166 đơn vị')
    const below = await get(`/don-vi/${vietnamUnitId('38', null)}/truc-thuoc?ngay=2026-07-25`)
    expect(await below.text()).toContain('Phường Hạc Thành')
    const html = await (await get('/don-vi?q=Hoa%20L%C6%B0&cu=1')).text()
    const id = /\/don-vi\/([0-9a-f-]{36})/.exec(html)?.[1]
    expect((await get(`/don-vi/${id}`)).status).toBe(200)
  })
  it('search', async () => {
    expect(await (await get('/don-vi')).text()).toContain('Tỉnh Hưng Yên')
    expect(await (await get('/don-vi?q=quynh+hai')).text()).toContain('Không tìm thấy')
    expect(await (await get('/don-vi?q=quynh+hai&cu=1')).text()).toContain('Xã Quỳnh Hải')
    expect(await (await get('/don-vi?q=quynh+hai&cu=1&lang=en')).text()).toContain('Former')
  })
  it.each([
    '/don-vi/99999',
    '/don-vi/x',
    '/don-vi/%00',
    '/don-vi/00000000-0000-4000-8000-000000000000',
    '/don-vi/12520/truc-thuoc',
  ])('answer %s with 404', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

describe('an administrator of a province', () => {
  const administrator = { ...officer(newId(), 'administrator'), provinceId: '' }
  const neighbour = { ...officer(newId(), 'administrator'), provinceId: '' }
  beforeAll(async () => {
    administrator.provinceId = (await findUnit(ctx, { code: '33' }))!.id
    neighbour.provinceId = (await findUnit(ctx, { code: '38' }))!.id
  })
  const day = { 'effectiveDate.day': '1', 'effectiveDate.month': '9', 'effectiveDate.year': '2026' }
  const merger = {
    codes: '12499, 12472',
    result: 'new',
    name: 'Xã Quỳnh Côi',
    code: '12472',
    legalBasis: 'Nghị quyết thử 9/NQ-UBTVQH16',
    ...day,
  }
  const bearer = (asOf: string) => findUnit(ctx, { code: '12472', asOf })

  it('sees first what a merger would do, and nothing is done', async () => {
    const html = await (await app.post('/quan-tri/don-vi/nhap', merger, administrator)).text()
    for (const part of [
      'Kiểm tra trước khi ghi nhận',
      'Xã A Sào (12499)',
      'Xã Quỳnh Phụ (12472)',
      'Xã Quỳnh Côi (12472)',
      'name="codes" value="12499, 12472"',
    ])
      expect(html).toContain(part)
    expect((await bearer('2026-09-01'))!.name).toBe('Xã Quỳnh Phụ')
    const back = await (await app.post('/quan-tri/don-vi/nhap', { ...merger, step: 'change' }, administrator)).text()
    expect(back).toContain('value="Xã Quỳnh Côi"')
  })
  it('is told at the field what is wrong, and keeps what was typed', async () => {
    for (const [change, field, sentence] of [
      [{ codes: '12499, 99999' }, 'f-codes', '99999 không có hiệu lực'],
      [{ name: 'Quỳnh Côi' }, 'f-name', 'bắt đầu bằng loại đơn vị'],
      [{ code: '12577' }, 'f-code', 'đang thuộc về một đơn vị khác'],
      [{ 'effectiveDate.day': '31' }, 'f-effectiveDate', ''],
      [{ legalBasis: '' }, 'f-legalBasis', ''],
    ] as const) {
      const response = await app.post('/quan-tri/don-vi/nhap', { ...merger, ...change }, administrator)
      expect(response.status).toBe(422)
      const html = await response.text()
      expect(html).toContain(`href="#${field}"`)
      expect(html).toContain(sentence)
      expect(html).toContain('value="2026"')
    }
  })
  it('records it on confirming, and the list shows it', async () => {
    const done = await app.post('/quan-tri/don-vi/nhap', { ...merger, step: 'confirm' }, administrator)
    expect([done.status, done.headers.get('location')]).toEqual([303, '/quan-tri/don-vi'])
    expect((await bearer('2026-09-01'))!.name).toBe('Xã Quỳnh Côi')
    expect((await bearer('2026-08-31'))!.name).toBe('Xã Quỳnh Phụ')
    const list = await (await app.get('/quan-tri/don-vi', administrator)).text()
    expect(list).toContain('Nghị quyết thử 9/NQ-UBTVQH16')
    const again = await app.post('/quan-tri/don-vi/nhap', { ...merger, step: 'confirm' }, administrator)
    expect(again.status).toBe(409)
  })
  it('splits, renames, and hears that there is no tier left to dissolve', async () => {
    const basis = { legalBasis: 'Nghị quyết thử 10', ...day, step: 'confirm' }
    const split = { ...basis, unit: '12577', goesOn: 'true', parts: '90001; Xã Thử Một\n90002; Xã Thử Hai' }
    expect((await app.post('/quan-tri/don-vi/chia', split, administrator)).status).toBe(303)
    expect((await findUnit(ctx, { code: '90002', asOf: '2026-09-01' }))!.name).toBe('Xã Thử Hai')
    expect((await app.post('/quan-tri/don-vi/chia', { ...split, parts: 'không đúng' }, administrator)).status).toBe(422)
    const rename = { ...basis, unit: '15499', name: 'Phường Thọ Xuân' }
    expect((await app.post('/quan-tri/don-vi/doi-ten', rename, administrator)).status).toBe(403)
    expect((await app.post('/quan-tri/don-vi/doi-ten', rename, neighbour)).status).toBe(303)
    expect((await findUnit(ctx, { code: '15499', asOf: '2026-09-01' }))!.type).toBe('Phường')
    expect((await app.post('/quan-tri/don-vi/bo-cap-huyen', basis, administrator)).status).toBe(422)
  })
  it('alone may: others are refused, nobody is asked to sign in', async () => {
    for (const path of ['/quan-tri/don-vi', '/quan-tri/don-vi/nhap', '/quan-tri/don-vi/chia', '/quan-tri/don-vi/doi-ten']) {
      expect((await app.get(path, administrator)).status).toBe(200)
      expect((await app.get(path, officer(newId(), 'leader', 'one_stop'))).status).toBe(403)
      // Of a commune: a province's units are not its to change.
      expect((await app.get(path, officer(newId(), 'administrator'))).status).toBe(403)
      expect((await app.get(path, citizen())).status).toBe(403)
      expect([303, 401]).toContain((await app.get(path)).status)
    }
    expect((await app.post('/quan-tri/don-vi/nhap', { ...merger, step: 'confirm' }, citizen())).status).toBe(403)
  })
})
