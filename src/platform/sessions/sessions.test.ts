import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, sql } from '#platform/database'
import { dropExpiredKeptRequests, dropKeptRequest, findKeptRequest, keepRequest } from '#platform/kept-requests'
import { secretsFrom } from '#platform/secrets'
import { endAllSessions, endSession, findSession, listSessions, SESSION_LIFE, startSession } from '#platform/sessions'
import { citizen, officer, testDatabase, testProgram } from '#testing'

const database = await testDatabase()
const program = testProgram(database, [])
const START = new Date('2026-11-23T01:00:00Z')
const later = (milliseconds: number) => program.ctx(undefined, new Date(START.getTime() + milliseconds))
const from = { userAgent: 'test', ip: '127.0.0.1' }
const MINUTE = 60_000

describe('a session', () => {
  it('gives back exactly who signed in', async () => {
    const who = officer(newId(), 'leader', 'clerk')
    const token = await startSession(later(0), who, from)
    expect((await findSession(later(0), token))?.actor).toEqual(who)
    expect(await findSession(later(0), `${token}x`)).toBeUndefined()
  })

  it('has a new, unguessable token at each sign-in, of which the database knows the digest alone', async () => {
    const who = citizen()
    const tokens = await Promise.all([startSession(later(0), who, from), startSession(later(0), who, from)])
    expect(new Set(tokens).size).toBe(2)
    const { rows } = await sql<{ row: string }>`select session::text as row from platform.session`.execute(database.db)
    for (const token of tokens) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
      for (const { row } of rows) expect(row).not.toContain(token)
      for (const { row } of rows) expect(row).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
    }
  })

  it('ends two hours after the last request, and twelve hours after sign-in whatever happens', async () => {
    const idle = await startSession(later(0), citizen(), from)
    expect(await findSession(later(SESSION_LIFE.idle), idle)).toBeDefined()
    // That request counts: two hours more.
    expect(await findSession(later(2 * SESSION_LIFE.idle), idle)).toBeDefined()
    expect(await findSession(later(3 * SESSION_LIFE.idle + 1), idle)).toBeUndefined()

    const busy = await startSession(later(0), citizen(), from)
    for (let at = 0; at < SESSION_LIFE.absolute; at += 60 * MINUTE) expect(await findSession(later(at), busy)).toBeDefined()
    expect(await findSession(later(SESSION_LIFE.absolute - 1), busy)).toBeDefined()
    expect(await findSession(later(SESSION_LIFE.absolute), busy)).toBeUndefined()
  })

  it('costs one statement a request; the moment last seen is written every five minutes at most', async () => {
    const token = await startSession(later(0), citizen(), from)
    database.statements.length = 0
    for (let minute = 0; minute <= 5; minute++) await findSession(later(minute * MINUTE), token)
    expect(database.statements).toHaveLength(6)
    await findSession(later(6 * MINUTE), token)
    await findSession(later(7 * MINUTE), token)
    expect(database.statements).toHaveLength(9)
  })

  it('is ended by its person alone, at once, and the others with a new password', async () => {
    const [who, other] = [citizen(), citizen()]
    const tokens = [await startSession(later(0), who, from), await startSession(later(1), who, from)]
    const sessions = await listSessions(later(2), who.personId)
    expect(sessions).toHaveLength(2)
    expect(sessions[0]!.createdAt > sessions[1]!.createdAt).toBe(true)
    expect(await endSession(later(2), other.personId, sessions[0]!.id)).toBe(false)
    expect(await findSession(later(2), tokens[1]!)).toBeDefined()
    expect(await endSession(later(2), who.personId, sessions[0]!.id)).toBe(true)
    expect(await endSession(later(2), who.personId, sessions[0]!.id)).toBe(false)
    expect(await findSession(later(2), tokens[1]!)).toBeUndefined()

    const third = await startSession(later(3), who, from)
    const kept = (await findSession(later(3), third))!.id
    await endAllSessions(later(3), who.personId, kept)
    expect(await findSession(later(3), tokens[0]!)).toBeUndefined()
    expect(await findSession(later(3), third)).toBeDefined()
    expect(await listSessions(later(3), who.personId)).toHaveLength(1)
  })
})

describe('work whose session had ended', () => {
  const secrets = secretsFrom(Buffer.alloc(32, 1))
  const request = { path: '/ban-khai/1', contentType: 'application/x-www-form-urlencoded', body: Buffer.from('hoTen=Nguyễn') }

  it('waits a day for its person alone, unreadable in the database', async () => {
    const [who, other] = [citizen(), citizen()]
    const id = await keepRequest(later(0), secrets, who.personId, request)
    const found = await findKeptRequest(later(23 * 60 * MINUTE), secrets, who.personId, id)
    expect(found).toMatchObject({ path: request.path, contentType: request.contentType })
    expect(found!.body.equals(request.body)).toBe(true)
    expect(await findKeptRequest(later(0), secrets, other.personId, id)).toBeUndefined()
    await dropKeptRequest(later(0), other.personId, id)
    expect(await findKeptRequest(later(0), secrets, who.personId, id)).toBeDefined()
    // Somebody who can write to the database cannot make it another's.
    await sql`update platform.kept_request set person_id = ${other.personId} where id = ${id}`.execute(database.db)
    expect(await findKeptRequest(later(0), secrets, other.personId, id)).toBeUndefined()
  })

  it('is gone after 24 hours, for reading at once and for good with the next cleaning', async () => {
    const who = citizen()
    const id = await keepRequest(later(0), secrets, who.personId, request)
    expect(await findKeptRequest(later(24 * 60 * MINUTE), secrets, who.personId, id)).toBeUndefined()
    await dropExpiredKeptRequests(later(24 * 60 * MINUTE))
    const { rows } = await sql`select 1 from platform.kept_request where id = ${id}`.execute(database.db)
    expect(rows).toEqual([])
  })

  it('opens for the purpose and person it was sealed for, and not when a bit has changed', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), fc.string(), fc.nat(), (plain, bound, other, at) => {
        const box = secrets.seal('kept-request', bound, plain)
        expect(new Uint8Array(secrets.open('kept-request', bound, box)!)).toEqual(new Uint8Array(plain))
        expect(secrets.open('something-else', bound, box)).toBeUndefined()
        if (other !== bound) expect(secrets.open('kept-request', other, box)).toBeUndefined()
        const changed = Buffer.from(box)
        changed[at % changed.length]! ^= 1
        expect(secrets.open('kept-request', bound, changed)).toBeUndefined()
      }),
    )
  })
})
