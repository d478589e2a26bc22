import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { appointOfficer, demoAgencyId, endAppointment } from '#foundation/organizations'
import { findUnit } from '#foundation/units'
import { newId } from '#platform/database'
import { type CookieJar, cookieJar, demoWorld, get, officer, post, signIn, testDatabase } from '#testing'
import { dropSecondFactor, issuePassword } from './administer-accounts.ts'
import { demoPersonId } from './demo.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { whenAgenciesChanged, whenPositionsChanged } from './renew-sessions.ts'
import { resolveActor } from './resolve-actor.ts'
import { setPassword } from './set-password.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { at: new Date('2026-01-05T01:00:00Z') })
const { app, clock } = world
const actorsOf = async (personId: string) =>
  (
    await database.pool.query(
      'select actor from platform.session where person_id = $1 and ended_at is null order by created_at',
      [personId],
    )
  ).rows.map((row) => row.actor)

describe('an officer of several agencies', () => {
  it('chooses after sign-in, changes later, and can act as a citizen', async () => {
    const jar = cookieJar()
    const { response } = await post(app, jar, '/dang-nhap?ve=%2Ftai-khoan', { username: 'kiemnhiem', password: DEMO_PASSWORD })
    const choice = response.headers.get('location')!
    expect(choice).toBe('/chon-co-quan?ve=%2Ftai-khoan')
    const { html } = await get(app, jar, choice)
    expect(html).toContain('UBND xã Thọ Xuân')
    expect(html).toContain('UBND xã Sao Vàng')
    const chosen = await post(app, jar, choice, { agencyId: demoAgencyId('xa-sao-vang') })
    expect(chosen.response.headers.get('location')).toBe('/tai-khoan')
    expect((await get(app, jar, '/tai-khoan')).html).toContain('UBND xã Sao Vàng')
    await post(app, jar, '/chon-co-quan', { agencyId: 'citizen' })
    expect(await actorsOf(demoPersonId('kiemnhiem'))).toMatchObject([{ kind: 'citizen' }])
  })

  it('cannot choose an agency where no post is held', async () => {
    const jar = await signIn(app, 'kiemnhiem', DEMO_PASSWORD)
    const { response } = await post(app, jar, '/chon-co-quan', { agencyId: demoAgencyId('xa-a-sao') })
    expect(response.status).toBe(422)
    const nobody = await signIn(app, 'congdan1', DEMO_PASSWORD)
    expect((await post(app, nobody, '/chon-co-quan', { agencyId: demoAgencyId('xa-a-sao') })).response.status).toBe(422)
  })
})

describe('an administrator', () => {
  it('resets no account of whoever works for another agency too: appointing somebody gives nobody their key', async () => {
    const administrator = world.ctx({ ...officer(demoAgencyId('xa-a-sao'), 'administrator'), personId: newId() })
    const [own, other] = [demoPersonId('hotich.asao'), demoPersonId('vanthu.quynhphu')]
    await database.pool.query('delete from identity.password where person_id = any($1)', [[own, other]])
    expect(await issuePassword(administrator, own)).toMatch(/^[a-z2-9-]{19}$/)
    await expect(issuePassword(administrator, other)).rejects.toMatchObject({ code: 'forbidden' })
    const agencyId = demoAgencyId('xa-a-sao')
    await appointOfficer(administrator, {
      agencyId,
      position: 'clerk',
      personId: other,
      personName: 'Lê Thị Nhàn',
      from: '2026-01-01',
    })
    for (const act of [() => issuePassword(administrator, other), () => dropSecondFactor(administrator, other)])
      await expect(act()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('cơ quan khác') })
  })
})

describe('living sessions follow positions', () => {
  it('a post given is there at the next choice, a post ended is gone at once', async () => {
    const personId = demoPersonId('vanhoa.asao')
    const agencyId = demoAgencyId('xa-a-sao')
    await signIn(app, 'vanhoa.asao', DEMO_PASSWORD)
    await appointOfficer(world.ctx(), { agencyId, position: 'clerk', personId, personName: 'Lại Văn Tùng', from: '2026-01-01' })
    await whenPositionsChanged(world.ctx(), { personId })
    expect(await actorsOf(personId)).toMatchObject([{ kind: 'officer', roles: ['specialist', 'clerk'] }])
    const holdings = await database.pool.query('select id from organizations.holding where person_id = $1', [personId])
    for (const { id } of holdings.rows)
      await endAppointment(world.ctx(), { agencyId, holdingId: id, lastDay: '2026-01-04', basis: 'thử' })
    await whenPositionsChanged(world.ctx(), { personId })
    expect(await actorsOf(personId)).toMatchObject([{ kind: 'citizen', personId }])
  })

  it('renewing twice changes nothing, and who acts as a citizen stays one', async () => {
    const jar = await signIn(app, 'giamdoc.hungyen', DEMO_PASSWORD)
    await post(app, jar, '/chon-co-quan', { agencyId: 'citizen' })
    const before = await actorsOf(demoPersonId('giamdoc.hungyen'))
    await whenAgenciesChanged(world.ctx(), { agencyIds: [] })
    await whenAgenciesChanged(world.ctx(), { agencyIds: [] })
    expect(await actorsOf(demoPersonId('giamdoc.hungyen'))).toEqual(before)
  })
})

describe('one-time codes', () => {
  const secretOn = (html: string) => /<code>([A-Z2-7 ]+)<\/code>/.exec(html)![1]!.replaceAll(' ', '')
  const codeNow = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.at.getTime() })
  const next = () => {
    clock.at = new Date(clock.at.getTime() + 60_000)
  }
  const start = async (username: string) => {
    const jar = cookieJar()
    const { response } = await post(app, jar, '/dang-nhap', { username, password: DEMO_PASSWORD })
    return { jar, step: response.headers.get('location')! }
  }
  const enter = (jar: CookieJar, step: string, code: string) =>
    post(app, jar, '/dang-nhap/ma-mot-lan', { buoc: new URL(step, 'http://x').searchParams.get('buoc')!, code }, step)

  it('are asked for after the password, each good once, with recovery codes for a lost phone', async () => {
    const own = await signIn(app, 'chutich.thoxuan', DEMO_PASSWORD)
    const secret = secretOn((await get(app, own, '/tai-khoan/ma-mot-lan')).html)
    expect((await post(app, own, '/tai-khoan/ma-mot-lan', { code: '000000' })).response.status).toBe(422)
    const on = await post(app, own, '/tai-khoan/ma-mot-lan', { code: codeNow(secret) })
    const recovery = [...on.html.matchAll(/<code>([A-Z2-9]{5}-[A-Z2-9]{5})<\/code>/g)].map((m) => m[1]!)
    expect(recovery).toHaveLength(10)

    next()
    const first = await start('chutich.thoxuan')
    expect(first.step).toMatch(/^\/dang-nhap\/ma-mot-lan\?buoc=/)
    expect(first.jar.get('dinh_session')).toBeUndefined()
    expect((await enter(first.jar, first.step, '123456')).response.status).toBe(422)
    const code = codeNow(secret)
    expect((await enter(first.jar, first.step, code)).response.status).toBe(303)
    expect((await get(app, first.jar, '/tai-khoan')).response.status).toBe(200)

    const replay = await start('chutich.thoxuan')
    expect((await enter(replay.jar, replay.step, code)).response.status).toBe(422)
    expect((await enter(replay.jar, replay.step, recovery[0]!.toLowerCase())).response.status).toBe(303)
    const again = await start('chutich.thoxuan')
    expect((await enter(again.jar, again.step, recovery[0]!)).response.status).toBe(422)
  })

  it('of another browser do not end this sign-in', async () => {
    const { step } = await start('chutich.thoxuan')
    expect((await get(app, cookieJar(), step)).response.headers.get('location')).toBe('/dang-nhap')
  })

  it('are slowed when guessed', async () => {
    const { jar, step } = await start('chutich.thoxuan')
    const answers: number[] = []
    for (let n = 0; n < 8; n++) answers.push((await enter(jar, step, `00000${n}`)).response.status)
    expect(answers.at(-1)).toBe(429)
  })

  it('are not kept in the clear', async () => {
    const { rows } = await database.pool.query('select secret from identity.one_time_code')
    for (const { secret } of rows) expect(secret.length).toBeGreaterThan(40)
  })
})

describe('outside the demo', () => {
  it('an officer with a password alone sees no dossiers until a second factor is there', async () => {
    const personId = demoPersonId('quantri.thoxuan')
    await setPassword(world.ctx(), { personId, password: 'con cò bay lả bay la' })
    world.ports.config.demo = false
    try {
      const jar = cookieJar()
      const { response } = await post(app, jar, '/dang-nhap', { username: 'quantri.thoxuan', password: 'con cò bay lả bay la' })
      expect(response.headers.get('location')).toBe('/tai-khoan/ma-mot-lan')
      expect(await actorsOf(personId)).toMatchObject([{ kind: 'citizen', assurance: 1 }])
      const { html } = await get(app, jar, '/tai-khoan/ma-mot-lan')
      expect(html).toContain('Cán bộ cần bật mã một lần')
      const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(html)![1]!.replaceAll(' ', '')
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.at.getTime() })
      await post(app, jar, '/tai-khoan/ma-mot-lan', { code })
      expect(await actorsOf(personId)).toMatchObject([{ kind: 'officer', assurance: 2, roles: ['administrator'] }])
    } finally {
      world.ports.config.demo = true
    }
  })
})

describe('a password', () => {
  it('is changed with the old one, must not be easy, and ends the other sessions', async () => {
    const here = await signIn(app, 'vanthu.saovang', DEMO_PASSWORD)
    const there = await signIn(app, 'vanthu.saovang', DEMO_PASSWORD)
    const change = (current: string, password: string) => post(app, here, '/tai-khoan/mat-khau', { current, password })
    expect((await change('sai', 'mùa xuân năm nay ấm')).html).toContain('Mật khẩu hiện tại chưa đúng')
    expect((await change(DEMO_PASSWORD, 'ngắn')).html).toContain('ít nhất 10 ký tự')
    expect((await change(DEMO_PASSWORD, 'Trần Thị Hoa')).html).toContain('quá dễ đoán')
    expect((await change(DEMO_PASSWORD, 'aaaaaaaaaaaaaa')).html).toContain('quá dễ đoán')
    expect((await change(DEMO_PASSWORD, 'mùa xuân năm nay ấm')).response.status).toBe(303)
    expect((await get(app, here, '/tai-khoan')).response.status).toBe(200)
    expect((await get(app, there, '/tai-khoan')).response.status).toBe(303)
    expect((await signIn(app, 'vanthu.saovang', 'mùa xuân năm nay ấm')).get('dinh_session')).toBeTruthy()
  })
})

describe('tokens for programs', () => {
  const ask = (body: object) =>
    app.request('/api/tokens', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const given = { username: 'motcua.thoxuan', password: DEMO_PASSWORD, scopes: ['read'] }

  it('are given for a name and a password and act as that person', async () => {
    const answer = await ask(given)
    expect(answer.status).toBe(201)
    const { token } = (await answer.json()) as { token: string }
    expect(await actorsOf(demoPersonId('motcua.thoxuan'))).toMatchObject([
      { kind: 'officer', agencyId: demoAgencyId('xa-tho-xuan') },
    ])
    // Good as a bearer alone: in a cookie it opens no page.
    const page = await app.request('/tai-khoan', { headers: { cookie: `dinh_session=${token}` } })
    expect(page.status).toBe(303)
  })

  it('do only what their scopes say', async () => {
    const { token } = (await (await ask(given)).json()) as { token: string }
    const change = await app.request('/api/tokens', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(given),
    })
    expect(change.status).toBe(403)
    expect(change.headers.get('content-type')).toContain('application/problem+json')
    expect((await ask({ ...given, scopes: ['everything'] })).status).toBe(400)
    expect((await ask({ ...given, scopes: [] })).status).toBe(400)
  })

  it('are refused with 401 for a wrong password, and nothing secret is kept for a repeated request', async () => {
    expect((await ask({ ...given, password: 'sai' })).status).toBe(401)
    const key = { 'content-type': 'application/json', 'idempotency-key': newId() }
    const answer = await app.request('/api/tokens', { method: 'POST', headers: key, body: JSON.stringify(given) })
    const { token } = (await answer.json()) as { token: string }
    const { rows } = await database.pool.query('select result::text from platform.idempotency')
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('an administrator of a province', () => {
  it('carries it, because units are reformed there alone; one of a commune, and other officers of the province, carry none', async () => {
    const provinceOf = async (username: string) => {
      const { actor } = await resolveActor(world.ctx(), demoPersonId(username), 2)
      return actor.kind === 'officer' ? actor.provinceId : 'no officer'
    }
    expect(await provinceOf('quantri.hungyen')).toBe((await findUnit(world.ctx(), { code: '33' }))!.id)
    expect(await provinceOf('giamdoc.hungyen')).toBeUndefined()
    expect(await provinceOf('quantri.quynhphu')).toBeUndefined()
  })
})
