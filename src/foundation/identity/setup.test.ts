import { describe, expect, it } from 'vitest'
import { type CookieJar, cookieJar, demoWorld, get, post, testDatabase, tokenIn } from '#testing'
import { announceSetup, setUpFirstAdministrator } from './set-up-first-administrator.ts'

const database = await testDatabase()
const world = await demoWorld(database, [], { at: new Date('2026-11-23T01:00:00Z') })
world.ports.config.demo = false
const { app } = world
const said = async () => announceSetup(world.ctx(), world.secrets)
const address = () => `/thiet-lap?ma=${world.secrets.mac('first-administrator', '1')}`
const RIGHT = {
  agencyName: 'UBND xã A Sào',
  kind: 'ubnd_xa',
  unit: 'Xã A Sào',
  code: 'H41.15.20',
  fullName: 'Nguyễn Thị Đầu',
  idNumber: '034190000017',
  username: 'dau.nguyen',
  password: 'ba con ngựa xám',
} as const
const secret = () => address().split('=')[1]!
const send = (jar: CookieJar, fields: Record<string, string>) =>
  post(app, jar, '/thiet-lap', { ma: secret(), ...fields }, address())
const administrators = async () =>
  (await database.pool.query("select person_id from organizations.person_post where 'administrator' = any (roles)")).rows.length

describe('an installation without the demo', () => {
  it('tells who starts it where to make the first administrator, and nobody else', async () => {
    expect(await said()).toContain(address())
    for (const path of ['/thiet-lap', '/thiet-lap?ma=', `${address()}x`, address().replace(/.$/, '')])
      expect((await get(app, cookieJar(), path)).response.status, path).toBe(404)
    await expect(setUpFirstAdministrator(world.ctx(), world.secrets, 'x', RIGHT)).rejects.toMatchObject({ code: 'not_found' })
    world.ports.config.demo = true
    expect(await said()).toBeUndefined()
    expect((await get(app, cookieJar(), address())).response.status).toBe(404)
    world.ports.config.demo = false
    expect(await administrators()).toBe(0)
  })

  it('keeps what was typed when something is wrong, but no password, and makes nothing', async () => {
    const wrong: Record<string, string> = {
      unit: 'Xã Không Có Đâu',
      idNumber: '12',
      username: 'Ô',
      password: 'ngắn',
      code: 'sai mã',
      agencyName: '',
      kind: 'ubnd_tinh',
    }
    for (const [name, value] of Object.entries(wrong)) {
      const { response, html } = await send(cookieJar(), { ...RIGHT, [name]: value })
      expect(response.status, name).toBe(422)
      expect(html, name).toMatch(/class="error-summary"/)
      expect(html, name).toContain('value="Nguyễn Thị Đầu"')
      expect(html, name).not.toContain('ba con ngựa xám')
    }
    const { rows } = await database.pool.query(
      'select (select count(*) from organizations.agency) + (select count(*) from identity.person) n',
    )
    expect(Number(rows[0].n)).toBe(0)
  })

  it('of two at once makes one administrator, who signs in as anybody does; the address is dead from then on', async () => {
    // Both have the form open before either sends it.
    const forms = await Promise.all(
      [RIGHT, { ...RIGHT, username: 'hai.nguyen', idNumber: '034190000025', code: 'H41.15.21' }].map(async (fields) => {
        const jar = cookieJar()
        const _token = tokenIn((await get(app, jar, address())).html)
        return { cookie: jar.header(), body: new URLSearchParams({ _token, ma: secret(), ...fields }) }
      }),
    )
    const made = await Promise.all(
      forms.map(async ({ cookie, body }) => ({
        response: await app.request('/thiet-lap', { method: 'POST', body, headers: { cookie } }),
      })),
    )
    expect(made.map(({ response }) => response.status).sort()).toEqual([303, 404])
    const won = made.find(({ response }) => response.status === 303)!.response
    expect(won.headers.get('location')).toBe('/dang-nhap')
    expect(won.headers.get('set-cookie') ?? '').not.toContain('dinh_session=')
    expect(await administrators()).toBe(1)
    const { rows } = await database.pool.query(
      'select unit_id, name from organizations.agency join organizations.agency_name on agency_id = id',
    )
    expect(rows).toEqual([{ unit_id: expect.any(String), name: 'UBND xã A Sào' }])

    expect(await said()).toBeUndefined()
    expect((await get(app, cookieJar(), address())).response.status).toBe(404)
    await expect(setUpFirstAdministrator(world.ctx(), world.secrets, secret(), RIGHT)).rejects.toMatchObject({
      code: 'not_found',
    })

    const username = (await database.pool.query("select value from identity.identifier where kind = 'username'")).rows[0].value
    const jar = cookieJar()
    const { response } = await post(app, jar, '/dang-nhap', { username, password: RIGHT.password })
    // Without a second factor an administrator has no powers yet.
    expect(response.headers.get('location')).toBe('/tai-khoan/ma-mot-lan')
    // An administrator who left does not open it again: the secret may lie in an old log.
    await database.pool.query("update organizations.person_post set valid_to = '2026-11-22'")
    expect((await get(app, cookieJar(), address())).response.status).toBe(404)
  })
})
