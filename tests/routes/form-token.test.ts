import { describe, expect, it } from 'vitest'
import { demoPersonId } from '#foundation/identity'
import { sql } from '#platform/database'
import { issueFormToken } from '#platform/form-tokens'
import { findKeptRequest } from '#platform/kept-requests'
import { cookieFor, demoWorld, testDatabase } from '#testing'
import { POST_TABLE } from './post-table.ts'
import { HERE, ROLES } from './roles.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const { owner: citizen, administrator } = ROLES
const NONE = '00000000-0000-7000-8000-000000000000'
const addressOf = (path: string) =>
  path
    .replace('AGENCY', HERE)
    .replace('OFFICER', demoPersonId('motcua.quynhphu'))
    .replace(/\b[A-Z]{4,}\b/g, NONE)
const entries = async () => (await sql<{ n: number }>`select count(*)::int as n from audit.entry`.execute(database.db)).rows[0]!.n

const forms = POST_TABLE.filter(([route]) => !route.includes('/api/'))
const calls = POST_TABLE.filter(([route]) => route.includes('/api/'))

describe('a door that changes something', () => {
  it.each(forms)('%s: refuses a form without its token, or with a foreign one', async (_, address, _answers, body = {}) => {
    const before = await entries()
    for (const person of [citizen, administrator])
      for (const token of ['', 'a.b.c']) {
        const response = await world.app.request(addressOf(address), {
          method: 'POST',
          headers: { cookie: await cookieFor(world.ctx(), person) },
          body: new URLSearchParams({ ...(body as Record<string, string>), _token: token }),
        })
        expect(response.status).toBe(403)
      }
    expect(await entries()).toBe(before)
  })

  it.each(forms)('%s: keeps what was typed when the session has ended', async (_, address, _answers, body = {}) => {
    const response = await world.app.request(addressOf(address), {
      method: 'POST',
      body: new URLSearchParams({ ...(body as Record<string, string>), _token: issueFormToken(world.secrets, citizen.personId) }),
    })
    expect(response.status).toBe(303)
    const id = /^\/dang-nhap\?viec=([0-9a-f-]{36})$/.exec(response.headers.get('location') ?? '')?.[1] ?? ''
    expect((await findKeptRequest(world.ctx(citizen), world.secrets, citizen.personId, id))?.path).toBe(addressOf(address))
  })

  it.each(calls)('%s: knows nobody by a cookie', async (route, address, _answers, body = {}) => {
    const [method = ''] = route.split(' ')
    const send = async (headers: Record<string, string>) =>
      (
        await world.app.request(addressOf(address), {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        })
      ).status
    // As to somebody who never signed in: whatever a page of another site makes a browser send, it acts for nobody.
    expect(await send({ cookie: await cookieFor(world.ctx(), administrator) })).toBe(await send({}))
  })
})
