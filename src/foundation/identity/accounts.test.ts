import { describe, expect, it } from 'vitest'
import { appointOfficer, demoAgencyId } from '#foundation/organizations'
import { citizen, cookieJar, demoWorld, get, officer, post, signIn, testApp, testDatabase } from '#testing'
import { applicantData } from './applicant-data.ts'
import { demoPersonId } from './demo.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { demoCitizens } from './demo-citizens.ts'
import { getPerson } from './get-person.ts'
import { isIdNumber, readIdNumber } from './id-number.ts'
import { registerPerson } from './register-person.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const { app } = world
const lan = demoPersonId(demoCitizens[0]!.idNumber)

describe('a personal record', () => {
  it('fills forms in, addresses in codes and in words', async () => {
    const data = await applicantData(world.ctx(citizen(lan)), lan)
    expect(data).toMatchObject({
      fullName: 'Nguyễn Thị Lan',
      dateOfBirth: '1992-04-15',
      gender: 'female',
      idDocument: { type: 'identityCard' },
      residence: { province: '33', commune: '12472', detail: 'Thôn Đông Xá' },
    })
    expect(data.residence!.text).toMatch(/^Thôn Đông Xá, .*Quỳnh Phụ, .*Hưng Yên$/)
  })

  it('is seen by its person, and by officers only with a trace that the person can read', async () => {
    await expect(getPerson(world.ctx(citizen()), lan)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getPerson(world.ctx({ kind: 'nobody' }), lan)).rejects.toMatchObject({ code: 'unauthenticated' })
    await getPerson(world.ctx(officer(demoAgencyId('xa-a-sao'), 'one_stop')), lan, 'đối chiếu tại quầy')
    const { rows } = await database.pool.query(`select action, reason from audit.access where person_id = $1`, [lan])
    expect(rows).toEqual([{ action: 'identity.person-opened', reason: 'đối chiếu tại quầy' }])
  })

  it('is given to its person alone by GET /api/my/person: there is no address for another’s', async () => {
    const app = testApp(world)
    const own = await (await app.get('/api/my/person', citizen(lan))).json()
    expect(own).toMatchObject({ id: lan, fullName: 'Nguyễn Thị Lan', residence: { province: '33', commune: '12472' } })
    const { rows } = await database.pool.query(`select action from audit.access where person_id = $1 and reason is null`, [lan])
    expect(rows).toEqual([])
    expect((await app.get('/api/my/person')).status).toBe(401)
    // Signed in, but entered nowhere.
    expect((await app.get('/api/my/person', citizen())).status).toBe(404)
    expect((await app.get(`/api/my/person/${lan}`, citizen())).status).toBe(404)
  })

  it('belongs to one id number, and one id number to it', async () => {
    const again = registerPerson(world.ctx(), { fullName: 'Người Khác', idNumber: demoCitizens[0]!.idNumber })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
    const taken = registerPerson(world.ctx(), { fullName: 'Người Khác', username: 'motcua.quynhphu' })
    await expect(taken).rejects.toMatchObject({ code: 'conflict' })
    await expect(registerPerson(world.ctx(citizen()), { fullName: 'Ai Đó' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it.each([
  ['034192990001', true],
  ['003192990001', false], // no province had 003
  ['123192990001', true], // born abroad
  ['03419299000', false],
  ['0341929900011', false],
  ['03419299000a', false],
])('%s as an id number: %s', (text, is) => {
  expect(isIdNumber(text)).toBe(is)
})

it('an id number tells sex and year of birth', () => {
  expect(readIdNumber('034192990001')).toEqual({ gender: 'female', birthYear: 1992 })
  expect(readIdNumber('038203990001')).toEqual({ gender: 'male', birthYear: 2003 })
})

it('the citizens of the demo have numbers that agree with what is said of them, and differ', () => {
  expect(new Set(demoCitizens.map((c) => c.idNumber)).size).toBe(demoCitizens.length)
  for (const { idNumber, gender, dateOfBirth } of demoCitizens) {
    expect(isIdNumber(idNumber)).toBe(true)
    expect(readIdNumber(idNumber)).toEqual({ gender, birthYear: Number(dateOfBirth.slice(0, 4)) })
  }
})

describe('contact details', () => {
  it('keep what was typed and say what is wrong', async () => {
    const jar = await signIn(app, 'congdan1', DEMO_PASSWORD)
    const { response, html } = await post(app, jar, '/tai-khoan/lien-he', { phone: '12345', email: 'không phải thư' })
    expect(response.status).toBe(422)
    expect(html).toContain('value="12345"')
    expect(html).toContain('Số điện thoại gồm 10 chữ số')
    expect(html).toContain('Địa chỉ thư điện tử chưa đúng')
    await post(app, jar, '/tai-khoan/lien-he', { phone: '+84 912.345.678', email: 'lan@vidu.vn' })
    expect((await getPerson(world.ctx(citizen(lan)), lan)).phone).toBe('0912345678')
  })
})

describe('the administrator', () => {
  const agencyId = demoAgencyId('xa-quynh-phu')

  it('enters an officer, gives a position and a password, which is changed at the first sign-in', async () => {
    const admin = await signIn(app, 'quantri.quynhphu', DEMO_PASSWORD)
    const entered = await post(app, admin, '/quan-tri/can-bo/them', {
      fullName: 'Ngô Văn Mới',
      idNumber: '034095997777',
      username: 'moi.ngo',
    })
    const path = entered.response.headers.get('location')!
    const personId = path.split('/').at(-1)!
    expect((await get(app, admin, path)).html).toContain(`/quan-tri/co-quan/${agencyId}/bo-nhiem?personId=${personId}`)
    expect((await post(app, admin, `${path}/mat-khau`, {}, path)).response.status).toBe(403)
    await appointOfficer(world.ctx(), { agencyId, position: 'clerk', personId, personName: 'Ngô Văn Mới', from: '2025-07-01' })
    const { html } = await post(app, admin, `${path}/mat-khau`, {}, path)
    const password = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(html.slice(html.indexOf('class="panel"')))![0]
    const jar = cookieJar()
    const first = await post(app, jar, '/dang-nhap', { username: 'moi.ngo', password })
    expect(first.response.headers.get('location')).toBe('/tai-khoan/mat-khau')
    await post(app, jar, '/tai-khoan/mat-khau', { current: password, password: 'lúa chín vàng đồng quê' })
    const second = await post(app, cookieJar(), '/dang-nhap', { username: 'moi.ngo', password: 'lúa chín vàng đồng quê' })
    expect(second.response.headers.get('location')).toBe('/viec')
  })

  it('has no power over officers of other agencies, over citizens, or over their own account here', async () => {
    const admin = await signIn(app, 'quantri.quynhphu', DEMO_PASSWORD)
    for (const other of [demoPersonId('chutich.asao'), lan, '00000000-0000-4000-8000-000000000000', 'x'])
      expect((await get(app, admin, `/quan-tri/can-bo/${other}`)).response.status).toBe(404)
    const own = `/quan-tri/can-bo/${demoPersonId('quantri.quynhphu')}`
    expect((await post(app, admin, `${own}/mat-khau`, {}, own)).response.status).toBe(403)
  })

  it('finds wrong values told at their fields', async () => {
    const admin = await signIn(app, 'quantri.quynhphu', DEMO_PASSWORD)
    const { response, html } = await post(app, admin, '/quan-tri/can-bo/them', {
      fullName: '',
      idNumber: '12',
      username: 'motcua.asao',
    })
    expect(response.status).toBe(422)
    expect(html).toContain('value="motcua.asao"')
    const bad = { fullName: 'A', idNumber: '12', username: 'Có dấu' }
    expect((await post(app, admin, '/quan-tri/can-bo/them', bad)).html).toContain('Tên đăng nhập gồm 3 đến 60 chữ')
  })

  it.each(['motcua.quynhphu', 'chutich.quynhphu', 'congdan1'])('is not %s', async (username) => {
    const jar = await signIn(app, username, DEMO_PASSWORD)
    for (const path of ['/quan-tri/can-bo', '/quan-tri/can-bo/them', `/quan-tri/can-bo/${demoPersonId('motcua.quynhphu')}`])
      expect((await get(app, jar, path)).response.status).toBe(403)
  })
})
