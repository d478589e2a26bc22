import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect, defineSink, inTransaction, sql } from '#platform/database'
import { issueFormToken, readFormToken } from '#platform/form-tokens'
import { secretsFrom } from '#platform/secrets'
import { demoWorld, signIn, testDatabase } from '#testing'
import { createRateLimit } from './rate-limit.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const app = world.app

async function formOn(path: string, cookie: string): Promise<string> {
  const html = await (await app.request(path, { headers: { cookie } })).text()
  return [...html.matchAll(/name="_token" value="([^"]+)"/g)].at(-1)![1]!
}
const post = (path: string, cookie: string, fields: Record<string, string>) =>
  app.request(path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const drafts = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from dossiers.draft`.execute(database.db)).rows[0]!.n

describe('one mechanism for forms', () => {
  it('answers a form sent twice with the first result, also when both come at once', async () => {
    const jar = await signIn(app, 'congdan1', 'dinh-demo-2026')
    const cookie = jar.header()
    const html = await (await app.request('/nop-ho-so/1.004873', { headers: { cookie } })).text()
    const agencyId = /<option value="([0-9a-f-]{36})"/.exec(html)![1]!
    const token = await formOn('/nop-ho-so/1.004873', cookie)
    const before = await drafts()
    const fields = { _token: token, agencyId }
    const [a, b] = await Promise.all([post('/nop-ho-so/1.004873', cookie, fields), post('/nop-ho-so/1.004873', cookie, fields)])
    const again = await post('/nop-ho-so/1.004873', cookie, fields)
    expect(await drafts()).toBe(before + 1)
    for (const response of [a, b, again]) expect(response.status).toBe(303)
    expect(new Set([a, b, again].map((response) => response.headers.get('location'))).size).toBe(1)
    // The Back button brings back a page whose token was used; what is typed there since is not lost.
    const other = [...html.matchAll(/<option value="([0-9a-f-]{36})"/g)].at(-1)![1]!
    const second = await post('/nop-ho-so/1.004873', cookie, { _token: token, agencyId: other })
    expect(second.headers.get('location')).toMatch(/^\/ban-khai\//)
    expect(second.headers.get('location')).not.toBe(a.headers.get('location'))
    expect(await drafts()).toBe(before + 2)
  })

  it('answers both of two at once alike where the first takes away what the second needs', async () => {
    const cookie = (await signIn(app, 'congdan1', 'dinh-demo-2026')).header()
    const start = await (await app.request('/nop-ho-so/1.004873', { headers: { cookie } })).text()
    const agencyId = /<option value="([0-9a-f-]{36})"/.exec(start)![1]!
    for (let n = 0; n < 3; n++) {
      const started = await post('/nop-ho-so/1.004873', cookie, { _token: await formOn('/nop-ho-so/1.004873', cookie), agencyId })
      const remove = `${started.headers.get('location')}/xoa`
      const fields = { _token: await formOn('/ho-so', cookie) }
      const answers = await Promise.all([post(remove, cookie, fields), post(remove, cookie, fields)])
      expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toEqual([
        [303, '/ho-so'],
        [303, '/ho-so'],
      ])
    }
  })

  it('shows a second click on a form with a mistake the same mistake, and keeps what was typed', async () => {
    const jar = await signIn(app, 'congdan1', 'dinh-demo-2026')
    const cookie = jar.header()
    const start = await (await app.request('/nop-ho-so/1.004873', { headers: { cookie } })).text()
    const agencyId = /<option value="([0-9a-f-]{36})"/.exec(start)![1]!
    const token = await formOn('/nop-ho-so/1.004873', cookie)
    const draft = (await post('/nop-ho-so/1.004873', cookie, { _token: token, agencyId })).headers.get('location')!
    const page = (await app.request(draft, { headers: { cookie } })).headers.get('location')!
    const fields = { _token: await formOn(page, cookie), note: 'x' }
    const answers = [await post(page, cookie, fields), await post(page, cookie, fields)]
    for (const answer of answers) expect(answer.status).toBe(422)
  })

  it('keeps a form of a session that has ended, for its person alone, and sends it once', async () => {
    const jar = await signIn(app, 'congdan2', 'dinh-demo-2026')
    const html = await (await app.request('/nop-ho-so/1.001193', { headers: { cookie: jar.header() } })).text()
    const agencyId = /<option value="([0-9a-f-]{36})"/.exec(html)![1]!
    const token = await formOn('/nop-ho-so/1.001193', jar.header())
    await sql`update platform.session set ended_at = now()`.execute(database.db)
    const kept = await post('/nop-ho-so/1.001193', jar.header(), { _token: token, agencyId })
    expect(kept.status).toBe(303)
    const id = /viec=([0-9a-f-]+)/.exec(kept.headers.get('location')!)![1]!
    const { rows } = await sql<{ body: Buffer }>`select body from platform.kept_request where id = ${id}`.execute(database.db)
    expect(rows[0]!.body.toString('latin1')).not.toContain(agencyId)
    const other = await signIn(app, 'congdan1', 'dinh-demo-2026')
    expect((await app.request(`/viec-do-dang/${id}`, { headers: { cookie: other.header() } })).status).toBe(404)
    const back = await signIn(app, 'congdan2', 'dinh-demo-2026')
    const again = await formOn(`/viec-do-dang/${id}`, back.header())
    const sent = await post(`/viec-do-dang/${id}`, back.header(), { _token: again, lam: 'gui' })
    expect(sent.headers.get('location')).toMatch(/^\/ban-khai\//)
    expect((await app.request(`/viec-do-dang/${id}`, { headers: { cookie: back.header() } })).status).toBe(404)
  })

  it('issues tokens that name their person and that nobody else can make', () => {
    const secrets = secretsFrom(Buffer.alloc(32, 7))
    const others = secretsFrom(Buffer.alloc(32, 8))
    fc.assert(
      fc.property(fc.uuid(), fc.string(), (subject, garbage) => {
        const token = issueFormToken(secrets, subject)
        expect(readFormToken(secrets, token)?.subject).toBe(subject)
        expect(readFormToken(others, token)).toBeUndefined()
        expect(readFormToken(secrets, garbage)).toBeUndefined()
        expect(readFormToken(secrets, `${token}x`)).toBeUndefined()
      }),
    )
  })

  it('writes nothing of a transaction that fails, collected rows included', async () => {
    await sql`create table if not exists platform.proof (id int primary key)`.execute(database.db)
    const sink = defineSink<{ id: number }>('platform.proof', { id: 'int' })
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from platform.proof`.execute(database.db)).rows[0]!.n
    await inTransaction(world.ctx(), async (ctx) => collect(ctx, sink, { id: 1 }))
    expect(await count()).toBe(1)
    await expect(
      inTransaction(world.ctx(), async (ctx) => {
        collect(ctx, sink, { id: 2 })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await count()).toBe(1)
    expect(() => collect(world.ctx(), sink, { id: 3 })).toThrow(/outside a transaction/)
  })

  it('slows a flood of requests and forgives with time', () => {
    const limit = createRateLimit(60, 10)
    for (let n = 0; n < 10; n++) expect(limit.take('a', 0)).toBe(0)
    expect(limit.take('a', 0)).toBeGreaterThan(0)
    expect(limit.take('b', 0)).toBe(0)
    expect(limit.take('a', 2000)).toBe(0)
  })
})
