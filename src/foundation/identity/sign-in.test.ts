import { beforeEach, describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { listSessions } from '#platform/sessions'
import { vietnamDate } from '#platform/time'
import { type CookieJar, cookieJar, demoWorld, get, post, signIn, testDatabase, tokenIn } from '#testing'
import { demoPersonId } from './demo.ts'
import { DEMO_PASSWORD, listDemoAccounts } from './demo-accounts.ts'
import { verifyPassword } from './passwords.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { at: new Date('2026-01-05T01:00:00Z') })
const { app, clock } = world
world.ports.config.trustProxy = true
const from = (ip: string) => ({ 'x-forwarded-for': ip })
const enter = (jar: CookieJar, username: string, password: string, ip = '203.0.113.5') =>
  post(app, jar, '/dang-nhap', { username, password }, '/dang-nhap', from(ip))
const seconds = (n: number) => {
  clock.at = new Date(clock.at.getTime() + n * 1000)
}

beforeEach(async () => {
  await database.pool.query('delete from identity.attempt')
  seconds(60)
})

describe('sign-in by password', () => {
  it('gives a new token each time, in a cookie that scripts and other sites cannot use', async () => {
    const jar = cookieJar()
    const first = await enter(jar, 'motcua.quynhphu', DEMO_PASSWORD)
    expect(first.response.status).toBe(303)
    const cookie = first.response.headers.getSetCookie().find((c) => c.startsWith('dinh_session='))!
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const other = await signIn(app, 'motcua.quynhphu', DEMO_PASSWORD)
    expect(other.get('dinh_session')).not.toBe(jar.get('dinh_session'))
    expect((await get(app, jar, '/tai-khoan')).html).toContain('Phạm Thị Loan')
  })

  it('says the same of a wrong password and an unknown name, keeps the name typed and never the password', async () => {
    const known = await enter(cookieJar(), 'motcua.quynhphu', 'sai-mat-khau')
    const unknown = await enter(cookieJar(), 'khong.co.ai', 'sai-mat-khau')
    for (const { response, html } of [known, unknown]) {
      expect(response.status).toBe(422)
      expect(html).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng')
      expect(html).not.toContain('sai-mat-khau')
    }
    expect(known.html).toContain('value="motcua.quynhphu"')
  })

  it('takes as long for an unknown name as for a known one', async () => {
    const { rows } = await database.pool.query('select hash from identity.password limit 1')
    const once = async (hash: string | undefined) => {
      const start = performance.now()
      await verifyPassword('sai', hash)
      return performance.now() - start
    }
    await once(undefined)
    // In turns, so that a busy machine slows both alike; the quickest of each is what they cost.
    let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let n = 0; n < 12; n++) {
      known = Math.min(known, await once(rows[0].hash))
      unknown = Math.min(unknown, await once(undefined))
    }
    expect(unknown / known).toBeGreaterThan(0.5)
    expect(unknown / known).toBeLessThan(2)
  })

  it('accepts the id number in place of the name', async () => {
    const { rows } = await database.pool.query(`select id_number from identity.person where person_id = $1`, [
      demoPersonId('hotich.asao'),
    ])
    expect((await signIn(app, rows[0].id_number, DEMO_PASSWORD)).get('dinh_session')).toBeTruthy()
  })

  it('leads to the page asked for, and never to another site', async () => {
    const to = async (ve: string) => {
      const jar = cookieJar()
      const path = `/dang-nhap?ve=${encodeURIComponent(ve)}`
      const { response } = await post(app, jar, path, { username: 'congdan1', password: DEMO_PASSWORD })
      return response.headers.get('location')
    }
    expect(await to('/tai-khoan')).toBe('/tai-khoan')
    for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect(await to(elsewhere)).toBe('/')
  })

  it('refuses a password in the demo file once the installation is no demo, and any citizen password', async () => {
    world.ports.config.demo = false
    try {
      expect((await enter(cookieJar(), 'congdan1', DEMO_PASSWORD)).response.status).toBe(422)
      await database.pool.query('update identity.password set demo = false')
      const { response, html } = await enter(cookieJar(), 'congdan1', DEMO_PASSWORD)
      expect(response.status).toBe(403)
      expect(html).toContain('Người dân đăng nhập bằng tài khoản định danh điện tử')
    } finally {
      world.ports.config.demo = true
    }
  })
})

describe('guessing', () => {
  const wrong = async (username: string, times: number, ip: string) => {
    for (let n = 0; n < times; n++) await enter(cookieJar(), username, `sai-${n}`, ip)
  }

  it('is slowed with a clear sentence, and the right password waits too', async () => {
    await wrong('hotich.quynhphu', 5, '198.51.100.1')
    const { response, html } = await enter(cookieJar(), 'hotich.quynhphu', DEMO_PASSWORD, '198.51.100.1')
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(html).toContain('hãy chờ 5 giây')
    expect(html).toContain('value="hotich.quynhphu"')
    seconds(5)
    expect((await enter(cookieJar(), 'hotich.quynhphu', DEMO_PASSWORD, '198.51.100.1')).response.status).toBe(303)
  })

  it('of an unknown name is slowed alike', async () => {
    await wrong('khong.co.ai', 5, '198.51.100.2')
    expect((await enter(cookieJar(), 'khong.co.ai', 'x', '198.51.100.2')).response.status).toBe(429)
  })

  it('from many networks makes strangers wait a minute at most, and never a device that has signed in before', async () => {
    const own = await signIn(app, 'kinhte.quynhphu', DEMO_PASSWORD)
    own.take(new Response(null, { headers: { 'set-cookie': 'dinh_session=; Max-Age=0' } }))
    for (let n = 0; n < 40; n++) await wrong('kinhte.quynhphu', 1, `198.51.${n}.1`)
    const stranger = await enter(cookieJar(), 'kinhte.quynhphu', DEMO_PASSWORD, '192.0.2.1')
    expect(stranger.response.status).toBe(429)
    expect(Number(stranger.response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await enter(own, 'kinhte.quynhphu', DEMO_PASSWORD, '192.0.2.77')).response.status).toBe(303)
  })

  it('against one officer leaves the colleagues behind the same address alone', async () => {
    await wrong('vanthu.quynhphu', 12, '203.0.113.9')
    expect((await enter(cookieJar(), 'chutich.quynhphu', DEMO_PASSWORD, '203.0.113.9')).response.status).toBe(303)
  })

  it('leaves evidence at a bounded rate', async () => {
    const count = async () =>
      Number(
        (await database.pool.query(`select count(*) from audit.entry where action = 'identity.sign-in-failed'`)).rows[0].count,
      )
    const before = await count()
    for (let n = 0; n < 15; n++) {
      await wrong('phochutich.asao', 1, '198.51.100.3')
      seconds(300)
    }
    const written = (await count()) - before
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(15)
  })
})

describe('sessions', () => {
  it('can be listed and ended by their person alone', async () => {
    const one = await signIn(app, 'congdan1', DEMO_PASSWORD)
    const two = await signIn(app, 'congdan1', DEMO_PASSWORD)
    const stranger = await signIn(app, 'congdan2', DEMO_PASSWORD)
    const { html } = await get(app, two, '/tai-khoan')
    const ids = [...html.matchAll(/name="id" value="([0-9a-f-]{36})"/g)].map((m) => m[1]!)
    await post(app, stranger, '/tai-khoan/phien', { id: ids[0]! }, '/tai-khoan')
    expect((await get(app, one, '/tai-khoan')).response.status).toBe(200)
    for (const id of ids) await post(app, two, '/tai-khoan/phien', { id }, '/tai-khoan')
    expect((await get(app, one, '/tai-khoan')).response.status).toBe(303)
    expect((await get(app, two, '/tai-khoan')).response.status).toBe(200)
  })

  it('all end by one button', async () => {
    const one = await signIn(app, 'congdan1', DEMO_PASSWORD)
    const two = await signIn(app, 'congdan1', DEMO_PASSWORD)
    await post(app, one, '/tai-khoan/dang-xuat-moi-noi', {}, '/tai-khoan')
    for (const jar of [one, two])
      expect((await get(app, jar, '/tai-khoan')).response.headers.get('location')).toContain('/dang-nhap')
  })

  it('end by signing out, and the token is worth nothing then', async () => {
    const jar = await signIn(app, 'congdan1', DEMO_PASSWORD)
    const token = jar.get('dinh_session')!
    const gone = await post(app, jar, '/dang-xuat', {}, '/tai-khoan')
    expect(gone.response.headers.get('clear-site-data')).toBe('"cache"')
    const answer = await app.request('/tai-khoan', { headers: { cookie: `dinh_session=${token}` } })
    expect(answer.status).toBe(303)
  })

  it('that ended in the middle of a form lose nothing: after sign-in it is sent on', async () => {
    const jar = await signIn(app, 'congdan2', DEMO_PASSWORD)
    const { html } = await get(app, jar, '/tai-khoan/lien-he')
    seconds(13 * 3600)
    const late = await app.request('/tai-khoan/lien-he', {
      method: 'POST',
      headers: { cookie: jar.header(), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ _token: tokenIn(html), phone: '0912345678', email: '' }).toString(),
    })
    const signInPath = late.headers.get('location')!
    expect(signInPath).toMatch(/^\/dang-nhap\?viec=/)
    const { response } = await post(app, jar, signInPath, { username: 'congdan2', password: DEMO_PASSWORD })
    const work = response.headers.get('location')!
    expect(work).toMatch(/^\/viec-do-dang\//)
    const form = (await get(app, jar, work)).html
    await post(app, jar, work, { lam: 'gui' })
    expect(form).toContain('Gửi tiếp')
    expect((await get(app, jar, '/tai-khoan')).html).toContain('0912345678')
  })
})

it('writes the accounts of the demo: every role, in two communes at least, and all of them work', async () => {
  const accounts = listDemoAccounts(world.home)
  expect(accounts.filter((a) => a.role === 'citizen').length).toBeGreaterThanOrEqual(2)
  for (const role of ['one_stop', 'specialist', 'leader', 'clerk', 'administrator'])
    expect(new Set(accounts.filter((a) => a.role === role).map((a) => a.agency)).size).toBeGreaterThanOrEqual(2)
  const pairs = new Set(accounts.map((a) => a.role))
  for (const role of pairs) {
    const account = accounts.find((a) => a.role === role)!
    const jar = await signIn(app, account.username, account.password)
    const { html } = await get(app, jar, '/tai-khoan')
    if (account.agency) expect(html).toContain(account.agency)
  }
})

it('ties an officer to the agency and its predecessors for the length of the session', async () => {
  const personId = demoPersonId('motcua.asao')
  await signIn(app, 'motcua.asao', DEMO_PASSWORD)
  const sessions = await listSessions(world.ctx(), personId)
  const { rows } = await database.pool.query('select actor from platform.session where id = $1', [sessions[0]!.id])
  expect(rows[0].actor).toMatchObject({ kind: 'officer', agencyId: demoAgencyId('xa-a-sao'), roles: ['one_stop'], assurance: 2 })
  expect(rows[0].actor.visibleAgencyIds).toContain(demoAgencyId('xa-an-thai-cu'))
  expect(vietnamDate(clock.at)).toMatch(/^2026-01/)
})

describe('bad input', () => {
  const FIELDS: Record<string, string>[] = [
    {},
    { username: '', password: '' },
    { username: 'a\u0000b', password: '\u0000' },
    { username: 'x'.repeat(5000), password: 'y'.repeat(5000) },
    { username: "'; drop table identity.person; --", password: '<script>alert(1)</script>' },
    { username: '\ud800', password: '👨‍👩‍👧' },
    { username: '034192990001\n', password: ' ' },
  ]
  it.each(FIELDS)('at sign-in gets a sentence at its field, never a defect: %j', async (fields) => {
    const { response, html } = await post(app, cookieJar(), '/dang-nhap', fields)
    expect(response.status).toBe(422)
    expect(html).toContain('error-summary')
    expect(html).not.toContain('<script>alert')
  })

  it.each([
    '/dang-nhap?viec=x&ve=%00',
    '/dang-nhap/ma-mot-lan?buoc=%00',
    '/dang-nhap/dinh-danh/tro-ve?state=%00&code=%00',
    '/can-dinh-danh?muc=9&ve=//x',
    '/tai-khoan/khoa-truy-cap',
    '/chon-co-quan?ve=https://evil.example',
  ])('in an address is no defect: %s', async (path) => {
    expect((await get(app, cookieJar(), path)).response.status).toBeLessThan(500)
  })

  it.each(['{', '[]', 'null', '{"username":1}', '{"username":"a\\u0000","password":"\\ud800","scopes":["read"]}'])(
    'to the API is a problem with its field: %s',
    async (body) => {
      const answer = await app.request('/api/tokens', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    },
  )
})

it('a sign-in leaves evidence with the agency, without anything secret', async () => {
  await signIn(app, 'thamdinh.hungyen', DEMO_PASSWORD)
  const { rows } = await database.pool.query(
    `select agency_id, data from audit.entry where action = 'identity.signed-in' and subject_id = $1`,
    [demoPersonId('thamdinh.hungyen')],
  )
  expect(rows).toEqual([{ agency_id: demoAgencyId('trung-tam-hung-yen'), data: { method: 'password', assurance: 2 } }])
})
