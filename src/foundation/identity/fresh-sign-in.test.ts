import { describe, expect, it } from 'vitest'
import { demoWorld, get, post, signIn, testDatabase, tokenIn } from '#testing'
import { DEMO_PASSWORD } from './demo-accounts.ts'

const database = await testDatabase()
const START = new Date('2026-01-05T01:00:00Z')
const world = await demoWorld(database, ['organizations', 'identity'], { at: START })
const { app, clock } = world
const PAGES = ['/tai-khoan/mat-khau', '/tai-khoan/ma-mot-lan', '/tai-khoan/khoa-truy-cap']

describe('changing how one signs in', () => {
  it.each(PAGES)('%s asks to prove again after ten minutes, and leads back', async (path) => {
    clock.at = START
    const jar = await signIn(app, 'congdan1', DEMO_PASSWORD)
    clock.at = new Date(START.getTime() + 10 * 60_000)
    const page = await get(app, jar, path)
    expect(page.response.status).toBe(200)
    const token = tokenIn(page.html)

    clock.at = new Date(START.getTime() + 10 * 60_000 + 1)
    const again = `/dang-nhap?ve=${encodeURIComponent(path)}&lai=1`
    expect((await get(app, jar, path)).response.headers.get('location')).toBe(again)
    // A page left open, or sent by whoever sits down at it, changes nothing either.
    const body = new URLSearchParams({
      _token: token,
      current: DEMO_PASSWORD,
      password: 'một mật khẩu khác',
      code: '1',
      label: 'x',
    })
    const sent = await app.request(path, { method: 'POST', body, headers: { cookie: jar.header() } })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, again])

    const asked = await get(app, jar, again)
    expect(asked.html).toContain('mời bạn đăng nhập lại trước khi thay đổi cách đăng nhập')
    const { response } = await post(
      app,
      jar,
      `/dang-nhap?ve=${encodeURIComponent(path)}`,
      { username: 'congdan1', password: DEMO_PASSWORD },
      again,
    )
    expect(response.headers.get('location')).toBe(path)
    expect((await get(app, jar, path)).response.status).toBe(200)
    // Everything else goes on as before.
    clock.at = new Date(START.getTime() + 30 * 60_000)
    expect((await get(app, jar, '/tai-khoan')).response.status).toBe(200)
  })
})
