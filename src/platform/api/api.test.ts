import { beforeAll, describe, expect, it } from 'vitest'
import { createRoute, problems, z } from '#platform/api'
import { inTransaction, sql } from '#platform/database'
import { defineModule } from '#platform/module'
import {
  citizen,
  cookieFor,
  type TestApp,
  type TestDatabase,
  type TestProgram,
  testApp,
  testDatabase,
  testProgram,
} from '#testing'

let database: TestDatabase
let program: TestProgram
let app: TestApp
const person = citizen()
const Note = z.object({ name: z.string().min(3), amount: z.coerce.number().int().optional() })

/** A module of the test's own: one operation that writes, one that fails as the database makes it fail. */
const probe = defineModule({
  name: 'probe',
  dependsOn: [],
  dir: import.meta.dirname,
  distribution: {},
  pages: (pages) => {
    pages.get('/thu/:code', async (c) => {
      await fail(c.req.param('code'), c.var.ctx.db)
      return c.text('')
    })
  },
  api: (api) => {
    api.openapi(
      createRoute({
        method: 'post',
        path: '/probe',
        request: { body: { content: { 'application/json': { schema: Note } }, required: true } },
        responses: {
          201: { description: 'OK', content: { 'application/json': { schema: z.object({ n: z.int() }) } } },
          ...problems,
        },
      }),
      async (c) => {
        const { name } = c.req.valid('json')
        const n = await inTransaction(c.var.ctx, async (ctx) => {
          const { rows } = await sql<{ n: number }>`
            insert into platform.setting (name, value) values (${name} || gen_random_uuid(), '1') returning
            (select count(*)::int from platform.setting where name like ${name} || '%') as n`.execute(ctx.db)
          return rows[0]!.n
        })
        return c.json({ n }, 201)
      },
    )
    api.post('/probe/upload', async (c) => {
      const file = (await c.req.raw.formData()).get('file') as File
      await inTransaction(c.var.ctx, (ctx) => sql`select 1`.execute(ctx.db))
      return c.json({ said: await file.text() }, 201)
    })
    api.delete('/probe/gone', async (c) => {
      await inTransaction(c.var.ctx, (ctx) => sql`select 1`.execute(ctx.db))
      return c.body(null, 204)
    })
    api.get('/probe/:code', async (c) => {
      await fail(c.req.param('code'), c.var.ctx.db)
      return c.text('')
    })
  },
})

const FAILURES: Record<string, ReturnType<typeof sql>> = {
  '22021': sql`select ${'a\0b'}::text`,
  '22P05': sql`select ${'{"a":"\\u0000"}'}::jsonb`,
  '22P02': sql`select ${'none'}::uuid`,
  '22003': sql`select ${'99999999999'}::int`,
  '22007': sql`select ${'yesterday or so'}::timestamptz`,
  '22008': sql`select ${'2026-13-45'}::date`,
  '22009': sql`select ${'+275760-09-13'}::timestamptz`,
  '57014': sql`do $$ begin raise exception 'cancelled' using errcode = '57P01'; end $$`,
  '42P01': sql`select * from platform.no_such_table`,
}
// biome-ignore lint/suspicious/noExplicitAny: any database will do
const fail = (code: string, db: any) => FAILURES[code]!.execute(db)

beforeAll(async () => {
  database = await testDatabase()
  program = testProgram(database, [probe])
  app = testApp(program)
})

const json = { 'content-type': 'application/json' }
const send = (body: object | string | Buffer, headers: Record<string, string> = {}, as: typeof person | null = person) => {
  const bytes = new Uint8Array(
    body instanceof Buffer ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  )
  const length = { 'content-type': 'application/json', 'content-length': String(bytes.length) }
  return app.call('/api/probe', { method: 'POST', body: bytes, headers: { ...length, ...headers } }, as ?? undefined)
}
const written = async (name: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from platform.setting where name like ${`${name}%`}`.execute(database.db))
    .rows[0]!.n

describe('a value that the database refuses', () => {
  it.each(['22021', '22P05', '22P02', '22003', '22007', '22008', '22009'])(
    '%s is the sender’s fault: 400, never a defect',
    async (code) => {
      const api = await app.get(`/api/probe/${code}`)
      expect(api.status).toBe(400)
      expect(await api.json()).toMatchObject({ title: 'malformed', status: 400 })
      expect((await app.get(`/thu/${code}`)).status).toBe(400)
    },
  )

  it('is told from a pause (503) and from a defect of ours (500), which says nothing of the database', async () => {
    expect((await app.get('/api/probe/57014')).status).toBe(503)
    const defect = await app.get('/api/probe/42P01')
    expect(defect.status).toBe(500)
    expect(await defect.text()).not.toMatch(/no_such_table|relation|select/)
    const page = await app.get('/thu/42P01')
    expect(page.status).toBe(500)
    const html = await page.text()
    expect(html).not.toContain('no_such_table')
    // The number by which the log finds it is shown to the person.
    expect(html).toContain(page.headers.get('x-request-id'))
  })
})

describe('the API', () => {
  it('says errors as RFC 9457 does, with the field and the request', async () => {
    const response = await send({ name: 'x' })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'invalid',
      status: 400,
      detail: expect.any(String),
      instance: response.headers.get('x-request-id'),
      errors: [{ field: 'name', message: expect.any(String) }],
    })
    const missing = await app.get('/api/khong-co')
    expect(missing.status).toBe(404)
    expect(missing.headers.get('content-type')).toContain('application/problem+json')
  })

  it.each<[string, string | Buffer, Record<string, string>, number]>([
    ['no JSON', '{"name":', {}, 400],
    ['bytes that are no UTF-8 text', Buffer.from('{"name":"\xff\xfe\xfd"}', 'latin1'), {}, 400],
    ['a form of another site', 'name=abc', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text that hopes to be read as JSON', '{"name":"abc"}', { 'content-type': 'text/plain' }, 415],
    ['more than 2 MB', JSON.stringify({ name: 'x'.repeat(2_200_000) }), {}, 413],
    ['a key too short', '{"name":"abc"}', { 'idempotency-key': 'ngan' }, 422],
    ['a key with blanks', '{"name":"abc"}', { 'idempotency-key': 'mot hai ba bon' }, 422],
  ])('refuses %s', async (_, body, headers, status) => {
    const response = await send(body, headers)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  it('counts the bytes that come, whatever their number was said to be', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 3; n++) controller.enqueue(new Uint8Array(1_000_000).fill(0x20))
        controller.close()
      },
    })
    const response = await app.call(
      '/api/probe',
      {
        method: 'POST',
        body,
        duplex: 'half',
        headers: { 'content-type': 'application/json', 'content-length': '10' },
      } as RequestInit,
      person,
    )
    expect(response.status).toBe(413)
  })

  it('does a request once for one key and person, in order or at the same moment', async () => {
    const key = { 'idempotency-key': 'khoa-mot-lan-1' }
    const first = await send({ name: 'once' }, key)
    const again = await send({ name: 'once' }, key)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await first.json())
    expect(await written('once')).toBe(1)

    const together = await Promise.all(
      Array.from({ length: 4 }, () => send({ name: 'together' }, { 'idempotency-key': 'khoa-cung-luc' })),
    )
    expect(await written('together')).toBe(1)
    for (const response of together) expect([201, 409]).toContain(response.status)
    expect(together.some((response) => response.status === 201)).toBe(true)

    // The same key of another person is another request.
    expect((await send({ name: 'once' }, key, citizen())).status).toBe(201)
    expect(await written('once')).toBe(2)
  })

  it('refuses a key that comes again with another body, method or address (422), in order or at the same moment', async () => {
    const key = { 'idempotency-key': 'khoa-dung-lai-1' }
    expect((await send({ name: 'reused' }, key)).status).toBe(201)
    const other = [
      await send({ name: 'reused otherwise' }, key),
      await app.call('/api/probe?x=1', { method: 'POST', body: '{"name":"reused"}', headers: { ...json, ...key } }, person),
      await app.call('/api/probe/other', { method: 'POST', headers: key }, person),
      await app.call('/api/probe', { method: 'DELETE', headers: key }, person),
    ]
    for (const response of other) {
      expect(response.status).toBe(422)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(((await response.json()) as { errors: { message: string }[] }).errors[0]!.message).toContain(
        'Hãy gửi lại với một mã mới',
      )
    }
    expect(await written('reused')).toBe(1)

    const both = { 'idempotency-key': 'khoa-dung-lai-2' }
    const together = await Promise.all([send({ name: 'both one' }, both), send({ name: 'both two' }, both)])
    expect(together.map((response) => response.status).toSorted()).toEqual([201, 422])
    expect(await written('both')).toBe(1)
  })

  it('compares what a multipart body says, not how it was wrapped; repeats an answer without a body', async () => {
    const upload = (words: string) => {
      const body = new FormData()
      body.set('file', new File([words], 'a.txt'))
      return app.call('/api/probe/upload', { method: 'POST', body, headers: { 'content-length': '500', ...key } }, person)
    }
    const key = { 'idempotency-key': 'khoa-gui-tep-1' }
    expect(await (await upload('first')).json()).toEqual({ said: 'first' })
    expect(await (await upload('first')).json()).toEqual({ said: 'first' })
    expect((await upload('second')).status).toBe(422)

    const gone = { method: 'DELETE', headers: { 'idempotency-key': 'khoa-xoa-hai-lan' } }
    expect((await app.call('/api/probe/gone', gone, person)).status).toBe(204)
    expect((await app.call('/api/probe/gone', gone, person)).status).toBe(204)
  })

  it('keeps no answer of a request that failed: it may be sent again, corrected', async () => {
    const key = { 'idempotency-key': 'khoa-sua-lai-1' }
    expect((await send({ name: 'x' }, key)).status).toBe(400)
    expect((await send({ name: 'corrected' }, key)).status).toBe(201)
  })

  it('lets a cookie read but never change', async () => {
    const cookie = await cookieFor(program.ctx(), person)
    expect((await send({ name: 'by cookie' }, { cookie, 'idempotency-key': 'khoa-cookie-1' }, null)).status).toBe(201)
    // The probe asks nobody who they are; the key's scope shows that nobody was known.
    const { rows } = await sql<{ scope: string }>`select scope from platform.idempotency where key = 'khoa-cookie-1'`.execute(
      database.db,
    )
    expect(rows[0]!.scope).not.toContain(person.personId)
  })
})

describe('every answer', () => {
  it.each(['/', '/khong-co-trang-nay', '/api/khong-co', '/thu/42P01', '/health', '/dang-nhap-khong-co'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await app.get(path)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      // No inline script or style, nothing from elsewhere.
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      // Over plain http a browser must not be told to stay away from it.
      expect(headers.has('strict-transport-security')).toBe(false)
    },
  )
})
