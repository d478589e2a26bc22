import { describe, expect, it } from 'vitest'
import { appointOfficer, demoAgencyId } from '#foundation/organizations'
import { newId } from '#platform/database'
import { citizen, cookieJar, demoWorld, get, officer, post, signIn, testDatabase, tokenIn } from '#testing'
import { dropSecondFactor, issuePassword } from './administer-accounts.ts'
import { demoPersonId } from './demo.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { demoCitizens } from './demo-citizens.ts'
import { enterOfficer } from './enter-officer.ts'
import { getAccountState } from './list-account-states.ts'
import { openSession } from './open-session.ts'
import { personOfIdentity } from './person-of-identity.ts'
import { setPassword } from './set-password.ts'
import { tables } from './tables.ts'
import { claimAccount } from './whose-account.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'], { at: new Date('2026-01-05T01:00:00Z') })
const { app } = world
const agencyId = demoAgencyId('xa-quynh-phu')
const administrator = world.ctx({ ...officer(agencyId, 'administrator'), personId: newId() })

let serial = 0
const numberOf = () => `0340959${String(++serial).padStart(5, '0')}`
const appoint = (personId: string, personName = 'Người Thử') =>
  appointOfficer(administrator, { agencyId, position: 'clerk', personId, personName, from: '2026-01-01' })
const enter = async (idNumber = numberOf()) => {
  const { personId } = await enterOfficer(administrator, { fullName: 'Người Thử', idNumber, username: `thu.${idNumber}` })
  await appoint(personId)
  return { personId, username: `thu.${idNumber}`, idNumber }
}
const own = { code: 'forbidden', message: expect.stringContaining('của riêng người đó') }
const session = (personId: string, method: 'oidc' | 'password') =>
  openSession(world.ctx(), { ...citizen(personId), name: 'Người Thử', assurance: 2 }, { userAgent: '', ip: '127.0.0.1', method })
const waysIn = async (personId: string) =>
  (await tables(world.ctx()).selectFrom('password').select('hash').where('person_id', '=', personId).execute()).length +
  (await tables(world.ctx()).selectFrom('passkey').select('label').where('person_id', '=', personId).execute()).length
const addPasskey = (personId: string) =>
  tables(world.ctx())
    .insertInto('passkey')
    .values({
      person_id: personId,
      credential_id: newId(),
      public_key: Buffer.from('x'),
      counter: 0,
      transports: [],
      label: 'x',
      assurance: 2,
      created_at: world.ctx().now,
      last_used_at: null,
    })
    .execute()

describe('a citizen’s account, by an administrator who appoints its person', () => {
  const someone = demoCitizens[2]!
  const personId = demoPersonId(someone.idNumber)

  it('is not found out by the number alone', async () => {
    const guess = { fullName: 'Một Cái Tên Đoán Mò', idNumber: someone.idNumber, username: 'do.tim' }
    await expect(enterOfficer(administrator, guess)).rejects.toMatchObject({
      code: 'invalid',
      fields: { fullName: expect.stringContaining('không khớp') },
    })
  })

  it('is never opened to them: no password, though it had none before, and nothing of its own is taken away', async () => {
    await enterOfficer(administrator, { fullName: someone.fullName, idNumber: someone.idNumber, username: 'nguoi.dan' })
    await appoint(personId, someone.fullName)
    await addPasskey(personId)
    expect(await getAccountState(administrator, personId)).toMatchObject({ hasPassword: false, mayIssue: false })
    await expect(issuePassword(administrator, personId)).rejects.toMatchObject(own)
    await expect(dropSecondFactor(administrator, personId)).rejects.toMatchObject(own)
    expect(await waysIn(personId)).toBe(1)
  })

  it('shows the administrator no button, and refuses the form all the same', async () => {
    const admin = await signIn(app, 'quantri.quynhphu', DEMO_PASSWORD)
    const path = `/quan-tri/can-bo/${personId}`
    const { html } = await get(app, admin, path)
    expect(html).toContain('Tài khoản này là của riêng người đó')
    expect(html).not.toContain(`${path}/mat-khau`)
    const { response } = await post(app, admin, `${path}/mat-khau`, { _token: tokenIn(html) }, path)
    expect(response.status).toBe(403)
  })
})

describe('an account that an administrator entered', () => {
  it('gets a first password, and another while nobody has used it', async () => {
    const { personId } = await enter()
    expect(await issuePassword(administrator, personId)).toMatch(/^[a-z2-9-]{19}$/)
    expect(await issuePassword(administrator, personId)).toMatch(/^[a-z2-9-]{19}$/)
  })

  it('is its person’s from the first sign-in on, even before the password is changed', async () => {
    const { personId, username } = await enter()
    const password = await issuePassword(administrator, personId)
    await signIn(app, username, password)
    await expect(issuePassword(administrator, personId)).rejects.toMatchObject(own)
  })

  it('is its person’s with the first way in of their own', async () => {
    const [byPassword, byPasskey] = [await enter(), await enter()]
    await setPassword(world.ctx(), { personId: byPassword.personId, password: 'lúa chín vàng đồng quê' })
    await addPasskey(byPasskey.personId)
    for (const { personId } of [byPassword, byPasskey])
      await expect(issuePassword(administrator, personId)).rejects.toMatchObject(own)
  })

  it('passes to who proves the number: what the administrator knew or made there ends at the first national sign-in', async () => {
    const { personId, username, idNumber } = await enter()
    const password = await issuePassword(administrator, personId)
    // The administrator signs in as the person and settles there.
    await signIn(app, username, password)
    await setPassword(world.ctx(), { personId, password: 'kẻ gian đặt mật khẩu' })
    await addPasskey(personId)
    expect(await personOfIdentity(world.ctx(), idNumber, { name: 'Người Thử' })).toBe(personId)
    expect(await claimAccount(world.ctx(), personId)).toBe(true)
    expect(await waysIn(personId)).toBe(0)
    const { rows } = await database.pool.query('select 1 from platform.session where person_id = $1 and ended_at is null', [
      personId,
    ])
    expect(rows).toEqual([])
    const jar = cookieJar()
    expect((await post(app, jar, '/dang-nhap', { username, password: 'kẻ gian đặt mật khẩu' })).response.status).not.toBe(303)
    await expect(issuePassword(administrator, personId)).rejects.toMatchObject(own)
    // What its person makes afterwards stays.
    await setPassword(world.ctx(), { personId, password: 'lúa chín vàng đồng quê' })
    expect(await claimAccount(world.ctx(), personId)).toBe(false)
    expect(await waysIn(personId)).toBe(1)
  })
})

describe('a forgotten password', () => {
  it('is set anew by who has just signed in with the national identity, and by nobody with a password’s session', async () => {
    const { personId } = await enter()
    await setPassword(world.ctx(), { personId, password: 'một mật khẩu đã quên' })
    const send = async (method: 'oidc' | 'password') => {
      const cookie = `dinh_session=${await session(personId, method)}`
      const page = await (await app.request('/tai-khoan/mat-khau', { headers: { cookie } })).text()
      const body = new URLSearchParams({ _token: tokenIn(page), password: 'một mật khẩu vừa đặt' })
      const { status } = await app.request('/tai-khoan/mat-khau', { method: 'POST', body, headers: { cookie } })
      return [page.includes('name="current"'), status]
    }
    expect(await send('password')).toEqual([true, 422])
    expect(await send('oidc')).toEqual([false, 303])
  })

  it('is given anew by the administrator where no national identity is set up, and only to whom an administrator entered', async () => {
    const { personId } = await enter()
    await setPassword(world.ctx(), { personId, password: 'một mật khẩu đã quên' })
    const config = { ...administrator.ports.config, demo: false, oidc: undefined }
    const alone = { ...administrator, ports: { ...administrator.ports, config } } as typeof administrator
    expect(await issuePassword(alone, personId)).toMatch(/^[a-z2-9-]{19}$/)
    await expect(issuePassword(alone, demoPersonId(demoCitizens[2]!.idNumber))).rejects.toMatchObject(own)
  })
})
