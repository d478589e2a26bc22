import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/database'
import { AppError } from '#platform/errors'
import { type CookieJar, cookieJar, demoWorld, get, post, signIn, testDatabase } from '#testing'
import { demoPersonId } from './demo.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { demoCitizens } from './demo-citizens.ts'
import { ensureAssurance } from './ensure-assurance.ts'
import { setPassword } from './set-password.ts'
import { startDemoProvider, stopDemoProvider } from './start-demo-provider.ts'

// The provider is a real one (npm oidc-provider) in a process of its own; the requests of the browser are made by hand.
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { publicUrl: 'http://localhost' })
const { app } = world
afterAll(() => stopDemoProvider(world.ports))

const [levelTwo, , levelOne] = demoCitizens

interface Choice {
  citizen: string
  level: 'level1' | 'level2'
  cancel?: boolean
}

/** What a browser does on the provider's side: follows, fills the login form in, and comes back. Returns the address on our site. */
async function throughProvider(start: string, choice: Choice): Promise<{ back?: URL; page?: string; status?: number }> {
  const jar = cookieJar()
  const open = async (url: string, form?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar.header() },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    jar.take(response)
    return response
  }
  let url = start
  for (let step = 0; step < 10; step++) {
    if (new URL(url).pathname.startsWith('/dang-nhap/dinh-danh')) return { back: new URL(url) }
    let response = await open(url)
    if (response.status === 200 && url.includes('/dang-nhap/')) {
      expect(await response.text()).toContain('không phải VNeID')
      const { cancel, ...fields } = choice
      response = await open(url, { ...fields, ...(cancel ? { cancel: '1' } : {}) })
    }
    const location = response.headers.get('location')
    if (!location) return { page: await response.text(), status: response.status }
    url = new URL(location, url).href
  }
  throw new Error('the provider leads in circles')
}

async function signInBy(jar: CookieJar, choice: Choice, path = '/dang-nhap/dinh-danh') {
  const { response } = await get(app, jar, path)
  expect(response.status).toBe(303)
  const through = await throughProvider(response.headers.get('location')!, choice)
  if (!through.back) return { page: through.page, answer: undefined }
  return { page: undefined, answer: await get(app, jar, through.back.pathname + through.back.search) }
}

const actorOf = async (jar: CookieJar) => {
  const { rows } = await database.pool.query(
    `select actor from platform.session where token_hash = sha256($1::bytea) and ended_at is null`,
    [Buffer.from(jar.get('dinh_session') ?? '')],
  )
  return rows[0]?.actor
}

describe('sign-in by the national identity', () => {
  it('knows the citizen by their number, keeps the level, and leads back to where they were going', async () => {
    const jar = cookieJar()
    const choice = { citizen: levelTwo!.idNumber, level: 'level2' } as const
    const { answer } = await signInBy(jar, choice, '/dang-nhap/dinh-danh?ve=%2Ftai-khoan')
    expect(answer!.response.headers.get('location')).toBe('/tai-khoan')
    expect(await actorOf(jar)).toMatchObject({ kind: 'citizen', personId: demoPersonId(levelTwo!.idNumber), assurance: 2 })
  })

  it('at level 1 gives level 1; a procedure that needs level 2 explains and steps up', async () => {
    const jar = cookieJar()
    await signInBy(jar, { citizen: levelTwo!.idNumber, level: 'level1' })
    const low = await actorOf(jar)
    expect(low).toMatchObject({ assurance: 1 })
    const ctx = { ...world.ctx(), actor: low }
    expect(() => ensureAssurance(ctx, 1)).not.toThrow()
    const refusal = (() => {
      try {
        ensureAssurance(ctx, 2)
      } catch (error) {
        return error as AppError
      }
    })()
    expect(refusal).toBeInstanceOf(AppError)
    const explained = await get(app, jar, `${refusal!.remedy}&ve=%2Ftai-khoan`)
    expect(explained.response.status).toBe(403)
    const link = /href="(\/dang-nhap\/dinh-danh\?[^"]+)"/.exec(explained.html)![1]!.replaceAll('&amp;', '&')
    const { answer } = await signInBy(jar, { citizen: levelTwo!.idNumber, level: 'level2' }, link)
    expect(answer!.response.headers.get('location')).toBe('/tai-khoan')
    expect(await actorOf(jar)).toMatchObject({ assurance: 2 })
  })

  it('makes an account its person’s own: a password that an administrator gave before opens it no more, and they are told', async () => {
    const { idNumber, fullName } = demoCitizens[5]!
    const personId = demoPersonId(idNumber)
    await database.pool.query('update identity.person set entered_in = $2 where person_id = $1', [personId, newId()])
    await database.pool.query(`insert into identity.identifier values ('username', 'truoc.do', $1)`, [personId])
    await setPassword(world.ctx(), { personId, password: 'mật khẩu người khác biết' })
    const enter = () => post(app, cookieJar(), '/dang-nhap', { username: 'truoc.do', password: 'mật khẩu người khác biết' })
    expect((await enter()).response.status).toBe(303)
    const jar = cookieJar()
    await signInBy(jar, { citizen: idNumber, level: 'level2' })
    expect((await get(app, jar, '/tai-khoan')).html).toContain('Tài khoản nay là của riêng bạn')
    expect(await actorOf(jar)).toMatchObject({ personId, name: fullName })
    expect((await enter()).response.status).not.toBe(303)
  })

  it('refuses level 1 where level 2 was asked for, at the provider and here', async () => {
    const asked = await signInBy(cookieJar(), { citizen: levelOne!.idNumber, level: 'level2' }, '/dang-nhap/dinh-danh?muc=2')
    expect(asked.page).toContain('chỉ có tài khoản mức 1')
    const jar = cookieJar()
    const { answer } = await signInBy(jar, { citizen: levelOne!.idNumber, level: 'level1' }, '/dang-nhap/dinh-danh?muc=2')
    expect(answer!.response.status).toBe(422)
    expect(answer!.html).toContain('Việc này cần mức 2')
    expect(await actorOf(jar)).toBeUndefined()
  })

  it('enters a person at the first sign-in, once', async () => {
    const newcomer = demoCitizens[20]!
    await database.pool.query('delete from identity.identifier where value = $1', [newcomer.idNumber])
    const one = cookieJar()
    const two = cookieJar()
    const choice = { citizen: newcomer.idNumber, level: 'level2' } as const
    await Promise.all([signInBy(one, choice), signInBy(two, choice)])
    const [first, second] = [await actorOf(one), await actorOf(two)]
    expect(first.personId).toBe(second.personId)
    expect(first).toMatchObject({ name: newcomer.fullName, kind: 'citizen' })
    expect((await get(app, one, '/tai-khoan')).html).toContain(newcomer.idNumber)
  })

  it('says so when the person stopped', async () => {
    const { answer } = await signInBy(cookieJar(), { citizen: '', level: 'level1', cancel: true })
    expect(answer!.html).toContain('Bạn đã dừng đăng nhập')
  })

  it('cannot be finished in another browser, twice, or with a state made up', async () => {
    const jar = cookieJar()
    const { response } = await get(app, jar, '/dang-nhap/dinh-danh')
    const { back } = await throughProvider(response.headers.get('location')!, { citizen: levelTwo!.idNumber, level: 'level2' })
    const path = back!.pathname + back!.search
    const victim = cookieJar()
    await get(app, victim, '/dang-nhap')
    expect((await get(app, victim, path)).html).toContain('Mời bạn đăng nhập lại từ đầu')
    expect(victim.get('dinh_session')).toBeUndefined()
    expect((await get(app, jar, path)).response.status).toBe(303)
    expect((await get(app, jar, path)).response.status).toBe(422)
    expect((await get(app, jar, '/dang-nhap/dinh-danh/tro-ve?code=x&state=y')).response.status).toBe(422)
    expect((await get(app, jar, '/dang-nhap/dinh-danh/tro-ve')).response.status).toBe(422)
  })

  it('gives a code to no other site', async () => {
    const { response } = await get(app, cookieJar(), '/dang-nhap/dinh-danh')
    const start = new URL(response.headers.get('location')!)
    start.searchParams.set('redirect_uri', 'http://evil.example/dang-nhap/dinh-danh/tro-ve')
    const refused = await throughProvider(start.href, { citizen: levelTwo!.idNumber, level: 'level2' })
    expect(refused.status).toBe(400)
    expect(refused.back).toBeUndefined()
  })

  it('ends the session that the browser had before', async () => {
    const jar = await signIn(app, 'congdan2', DEMO_PASSWORD)
    const token = jar.get('dinh_session')!
    await signInBy(jar, { citizen: levelTwo!.idNumber, level: 'level2' })
    expect((await app.request('/tai-khoan', { headers: { cookie: `dinh_session=${token}` } })).status).toBe(303)
  })

  it('comes back after the provider was killed', async () => {
    await startDemoProvider(world.ctx())
    stopDemoProvider(world.ports)
    const jar = cookieJar()
    await signInBy(jar, { citizen: levelTwo!.idNumber, level: 'level2' })
    expect(await actorOf(jar)).toMatchObject({ assurance: 2 })
  })
})

it('is not offered where neither a provider nor the demo is configured', async () => {
  world.ports.config.demo = false
  try {
    expect((await get(app, cookieJar(), '/dang-nhap')).html).not.toContain('href="/dang-nhap/dinh-danh')
    expect((await get(app, cookieJar(), '/dang-nhap/dinh-danh')).response.status).toBe(503)
  } finally {
    world.ports.config.demo = true
  }
})
