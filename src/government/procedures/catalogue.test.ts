import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { sql } from '#platform/database'
import { fold } from '#platform/vietnamese'
import { cookieFor, cookieJar, type DemoWorld, demoWorld, get, officer, post, testDatabase } from '#testing'
import { EVERYDAY_WORDS } from './everyday-words.ts'
import { filingModeOf } from './filing-mode.ts'
import { getProcedure, getProcedureVersion, listVersions } from './get-procedure.ts'
import { listProcedures } from './list-procedures.ts'
import { readProcedures } from './load-procedures.ts'
import { setFilingMode } from './set-filing-mode.ts'
import { tariffOf } from './tariff-of.ts'

const AT = new Date('2026-11-23T03:00:00Z')
const TODAY = '2026-11-23'
const AGENCY = demoAgencyId('xa-quynh-phu')
const database = await testDatabase()
let world: DemoWorld
const ctx = () => world.ctx(undefined, AT)

beforeAll(async () => {
  world = await demoWorld(database, ['organizations', 'procedures'], { at: AT })
}, 60_000)

const page = async (path: string) => get(world.app, cookieJar(), path)

describe('versions', () => {
  it('kept before steps said what they need get it from the migration; what they say themselves stays', async () => {
    const fresh = readProcedures().find((one) => one.code === '3.000722')!
    const bare = structuredClone(fresh)
    for (const step of bare.linkedSteps!.slice(1))
      for (const key of ['wantedWhen', 'answers', 'papers'] as const) delete step[key]
    bare.linkedSteps![0]!.answers = ['child']
    delete bare.form.fields.find((field) => field.id === 'services')!.mustInclude
    await database.db
      .transaction()
      .execute(async (trx) => {
        await sql`update procedures.procedure_version set data = ${JSON.stringify(bare)}::text::jsonb where code = '3.000722'`.execute(
          trx,
        )
        const migration = join(import.meta.dirname, 'migrations/20261202-declare-needs-of-linked-steps.sql')
        await sql.raw(readFileSync(migration, 'utf8')).execute(trx)
        const { rows } = await sql<{
          data: unknown
        }>`select data from procedures.procedure_version where code = '3.000722'`.execute(trx)
        const expected = structuredClone(fresh)
        expected.linkedSteps![0]!.answers = ['child']
        expect(rows[0]!.data).toEqual(expected)
        throw new Error('undo')
      })
      .catch((error: Error) => expect(error.message).toBe('undo'))
  })

  it('kept before the time to answer a supplement was read get it from the migration; another time stays', async () => {
    const migration = readFileSync(join(import.meta.dirname, 'migrations/20261211-time-to-answer-supplements.sql'), 'utf8')
    const migrated = (kept: string) =>
      database.db.transaction().execute(async (trx) => {
        await sql`update procedures.procedure_version set data = ${kept}::text::jsonb where code = '3.000722'`.execute(trx)
        await sql.raw(migration).execute(trx)
        const { rows } = await sql<{
          data: { timeLimit: object }
        }>`select data from procedures.procedure_version where code = '3.000722'`.execute(trx)
        return rows[0]!.data.timeLimit
      })
    const fresh = readProcedures().find((one) => one.code === '3.000722')!
    const { supplementAnswer, ...bare } = fresh.timeLimit
    const own = { ...bare, supplementAnswer: { value: 10, unit: 'working_day' } }
    expect(await migrated(JSON.stringify({ ...fresh, timeLimit: own }))).toEqual(own)
    expect(await migrated(JSON.stringify({ ...fresh, timeLimit: bare }))).toEqual(fresh.timeLimit)
  })

  it('are found by the civil date, the last day included', async () => {
    expect(await getProcedure(ctx(), '1.001612', '2025-06-30')).toMatchObject({
      demo: true,
      authorityLevel: 'district',
      validTo: '2025-06-30',
    })
    expect(await getProcedure(ctx(), '1.001612', '2025-07-01')).toMatchObject({
      demo: false,
      authorityLevel: 'commune',
      validTo: null,
    })
    expect(await getProcedure(ctx(), '1.011607', '2026-12-31')).toMatchObject({ validTo: '2026-12-31' })
    await expect(getProcedure(ctx(), '1.011607', '2027-01-01')).rejects.toMatchObject({ status: 404 })
    await expect(getProcedure(ctx(), '3.000722', '2026-08-31')).rejects.toMatchObject({ status: 404 })
    await expect(getProcedure(ctx(), '9.999999', TODAY)).rejects.toMatchObject({ status: 404 })
  })

  it('keep their id, and are loaded once', async () => {
    const version = await getProcedure(ctx(), '1.001193', TODAY)
    expect(await getProcedureVersion(ctx(), version.id)).toMatchObject({ code: '1.001193', validFrom: '2025-07-01' })
    expect(await listVersions(ctx())).toHaveLength(24 + 23)
  })

  it('come with today’s units for addresses, which never go out as JSON', async () => {
    const version = await getProcedure(ctx(), '1.001193', TODAY)
    expect(version.places!.provinces).toHaveLength(34)
    expect(version.places!.words({ province: '33', commune: '12499', detail: 'Thôn An Khê' })).toBe(
      'Thôn An Khê, xã A Sào, tỉnh Hưng Yên',
    )
    expect(JSON.stringify(version)).not.toContain('Thanh Hóa')
  })
})

describe('the list', () => {
  const names = async (q: string, more = {}) =>
    (await listProcedures(ctx(), { q, onDate: TODAY, ...more })).items.map((one) => one.code)

  it('finds with marks and without, in either tone placement, by name or code', async () => {
    expect(await names('khai sinh')).toEqual(await names('khai sinh '.normalize('NFD')))
    expect(await names('hoà giải')).toEqual(['1.012812'])
    expect(await names('hòa giải')).toEqual(['1.012812'])
    expect(await names('HOA GIAI')).toEqual(['1.012812'])
    expect(await names('1.004222')).toEqual(['1.004222'])
    expect(await names('không có thủ tục này')).toEqual([])
    expect(await names('', { domain: 'Đất đai' })).toHaveLength(3)
    expect(await names('', { event: 'qua-doi' })).toContain('1.000656')
  })

  it.each([
    ['i for y, s for x', 'sác nhận tình chạng hôn nhân', 'xác nhận tình trạng hôn nhân'],
    ['ch for tr', 'thường chú', 'thường trú'],
    ['d for gi', 'dấy phép', 'giấy phép'],
    ['l for n', 'hộ lông', 'hộ nông'],
    ['y for i', 'đăng kí khai sinh', 'đăng ký khai sinh'],
    ['x for s, no marks', 'dang ki khai xinh', 'dang ky khai sinh'],
    ['a letter wrong', 'khai sonh', 'khai sinh'],
    ['a letter missing', 'hộ kih doanh', 'hộ kinh doanh'],
    ['two letters changed', 'thường tur', 'thường trú'],
  ])('forgives %s: %s', async (_, typed, meant) => {
    expect(await names(typed)).toEqual(await names(meant))
    expect(await names(meant)).not.toEqual([])
  })

  it.each([
    ['sổ đỏ', ['1.013831', '1.013978']],
    ['so do', ['1.013831', '1.013978']],
    ['xin giấy độc thân', ['1.004873']],
    ['nhập hộ khẩu', ['1.004222']],
    ['chứng tử', ['1.000656']],
    ['công chứng', ['2.000815', '2.000884']],
  ])('knows what people call it: %s', async (typed, codes) => {
    expect((await names(typed)).sort()).toEqual(codes)
  })

  it('finds what a whole sentence asks for, as if only that had been typed', async () => {
    expect(await names('làm giấy khai sinh cho cháu')).toEqual(await names('giấy khai sinh'))
    expect(await names('thủ tục đăng ký kết hôn ở đâu')).toEqual(await names('đăng ký kết hôn'))
  })

  it('calls no procedure of the catalogue by words for one that it has not', async () => {
    for (const code of Object.keys(EVERYDAY_WORDS)) expect((await getProcedure(ctx(), code, TODAY)).code).toBe(code)
  })

  it('looks closely first: what is spelled as typed is alone in the answer', async () => {
    // `trợ` and `chợ` sound alike to some; whoever writes one of them gets that one.
    expect(await names('trợ cấp')).not.toContain('1.001612')
    for (const q of ['khai tử', 'khai sinh', 'kết hôn', 'đất'])
      for (const code of await names(q)) {
        const { name, domain, result } = await getProcedure(ctx(), code, TODAY)
        expect(fold(`${name} ${domain} ${result.name}`), q).toContain(fold(q.split(' ')[0]!))
      }
    // A number mistyped is another procedure's; it is not guessed.
    expect(await names('1.004223')).toEqual([])
  })

  it('is paged without loss or repetition', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const found = await listProcedures(ctx(), { onDate: TODAY, limit: 7, after })
      seen.push(...found.items.map((one) => one.code))
      after = found.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(24)
    expect(new Set(seen).size).toBe(24)
  })
})

describe('fees of provinces', () => {
  it('are those of the agency’s province', async () => {
    const amount = async (slug: string) =>
      (await tariffOf(ctx(), demoAgencyId(slug), TODAY)).get('1.001193|Lệ phí đăng ký khai sinh quá hạn')
    expect(await amount('xa-quynh-phu')).toEqual({ amountVnd: 8000, demo: true })
    expect(await amount('xa-tho-xuan')).toEqual({ amountVnd: 5000, demo: true })
  })
})

describe('pages and API', () => {
  it('tell all that the law wants told, for every procedure and every version', async () => {
    for (const version of await listVersions(ctx())) {
      const { response, html } = await page(`/thu-tuc/${version.code}?ngay=${version.validFrom}`)
      expect(response.status).toBe(200)
      for (const part of [
        version.code,
        'Trình tự thực hiện',
        'Thành phần hồ sơ',
        'Phí, lệ phí',
        'Căn cứ pháp lý',
        'Yêu cầu, điều kiện',
        'Cách thức thực hiện',
      ])
        expect(html, version.code).toContain(part)
      expect(html).not.toMatch(/undefined|\[object/)
      expect(html.includes('href="/nop-ho-so/')).toBe(!version.demo && version.channels.includes('online'))
    }
  })

  it('answer a search, a domain and an event; an unknown code with 404', async () => {
    expect((await page('/thu-tuc?q=ket+hon')).html).toContain('Đăng ký kết hôn')
    expect((await page('/thu-tuc?linh-vuc=Ch%E1%BB%A9ng%20th%E1%BB%B1c')).html).toContain('/thu-tuc/2.000815')
    expect((await page('/thu-tuc?su-kien=con-nho')).html).toContain('/thu-tuc/1.001193')
    expect((await page('/thu-tuc/1.2')).response.status).toBe(404)
    expect((await page('/thu-tuc/1.001193?ngay=abc')).response.status).toBe(200)
  })

  it('serve the same by API, without notes for officers', async () => {
    const list = (await (await world.app.request('/api/procedures?q=khai%20sinh&limit=2')).json()) as { items: unknown[] }
    expect(list.items).toHaveLength(2)
    const one = (await (await world.app.request('/api/procedures/1.001612?on=2025-01-01')).json()) as Record<string, unknown>
    expect(one).toMatchObject({ code: '1.001612', authorityLevel: 'district' })
    expect(one.notes).toBeUndefined()
    expect((await world.app.request('/api/procedures/1.001612?on=hom-nay')).status).toBe(400)
  })
})

describe('how an agency takes filings', () => {
  const administrator = officer(AGENCY, 'administrator')

  it('is decided by its own administrator, from a day not past', async () => {
    const input = { agencyId: AGENCY, mode: 'national', validFrom: TODAY } as const
    await expect(setFilingMode(world.ctx(officer(AGENCY, 'leader'), AT), input)).rejects.toMatchObject({ status: 403 })
    await expect(
      setFilingMode(world.ctx(officer(demoAgencyId('xa-tho-xuan'), 'administrator'), AT), input),
    ).rejects.toMatchObject({
      status: 403,
    })
    await expect(setFilingMode(world.ctx(administrator, AT), { ...input, validFrom: '2026-11-22' })).rejects.toMatchObject({
      status: 422,
    })
    await setFilingMode(world.ctx(administrator, AT), input)
    expect(await filingModeOf(ctx(), AGENCY, TODAY)).toBe('national')
    expect(await filingModeOf(ctx(), AGENCY, '2026-11-22')).toBe('local')
    expect((await page('/thu-tuc/1.001193')).html).toContain('Cổng Dịch vụ công quốc gia')
  })

  it('can be set on the administrator’s page, which also warns of forms to review', async () => {
    expect((await page('/quan-tri/thu-tuc')).response.status).not.toBe(200)
    const signedIn = async (at: Date) => {
      const jar = cookieJar()
      jar.take(new Response('', { headers: { 'set-cookie': await cookieFor(world.ctx(undefined, at), administrator) } }))
      return jar
    }
    world.clock.at = new Date('2027-03-01T03:00:00Z')
    const later = await get(world.app, await signedIn(world.clock.at), '/quan-tri/thu-tuc')
    expect(later.html).toMatch(/8 trên \d+ thủ tục đã quá hạn rà soát/)
    world.clock.at = AT
    const jar = await signedIn(AT)
    const { html } = await get(world.app, jar, '/quan-tri/thu-tuc')
    expect(html).toContain('28/02/2027')
    expect(html).not.toMatch(/quá hạn rà soát/)
    const fields = { mode: 'local', 'validFrom.day': '31', 'validFrom.month': '2', 'validFrom.year': '2027' }
    const wrong = await post(world.app, jar, '/quan-tri/thu-tuc', fields)
    expect(wrong.response.status).toBe(422)
    expect(wrong.html).toContain('value="31"')
    const right = await post(world.app, jar, '/quan-tri/thu-tuc', {
      ...fields,
      'validFrom.month': '12',
      'validFrom.year': '2026',
    })
    expect(right.response.status).toBe(303)
    expect(await filingModeOf(ctx(), AGENCY, '2026-12-31')).toBe('local')
    expect(await filingModeOf(ctx(), AGENCY, '2026-12-30')).toBe('national')
  })
})
