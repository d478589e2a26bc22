import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { importJWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { citizen, demoWorld, testDatabase } from '#testing'
import type { OutgoingMessage } from './channels/channel.ts'
import { openVapidKeys } from './channels/vapid-keys.ts'
import { webPushChannel } from './channels/web-push.ts'
import { addSubscription, subscriptionsOf } from './push-subscriptions.ts'

const world = await demoWorld(await testDatabase(), [], { at: new Date('2026-11-24T02:00:00Z') })
const received: { url: string; headers: IncomingHttpHeaders; body: Buffer }[] = []
let status = 201
/** A push service (RFC 8030) on the loopback. */
const server = createServer((request, response) => {
  buffer(request).then(
    (body) => {
      received.push({ url: request.url ?? '', headers: request.headers, body })
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    },
    () => response.destroy(),
  )
})
let origin = ''
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  world.ports.config.pushServices = [origin]
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  received.length = 0
  status = 201
})

/** A browser: its keys, and how it opens what it is sent (RFC 8291 §3.4, RFC 8188 §2). */
function browser() {
  const keys = createECDH('prime256v1')
  const own = keys.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    open(body: Buffer): unknown {
      const [salt, theirs] = [body.subarray(0, 16), body.subarray(21, 21 + body[20]!)]
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, theirs])
      const secret = Buffer.from(hkdfSync('sha256', keys.computeSecret(theirs), auth, info, 32))
      const part = (name: string, length: number) =>
        Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length))
      const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
      decipher.setAuthTag(body.subarray(-16))
      const plain = Buffer.concat([decipher.update(body.subarray(21 + theirs.length, -16)), decipher.final()])
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'))
    },
  }
}
const message = (personId: string): OutgoingMessage => ({
  id: 'x',
  personId,
  email: undefined,
  phone: undefined,
  title: 'Đã tiếp nhận hồ sơ H34',
  body: 'Hẹn trả kết quả: 27/11/2026.',
  url: 'https://dichvu.xa.gov.vn/ho-so/H34',
})
async function subscribed(path: string, person = citizen()) {
  const device = browser()
  await addSubscription(world.ctx(person), {
    subscription: JSON.stringify({ endpoint: `${origin}${path}`, keys: device.keys }),
    device: 'Chrome, Android',
  })
  return { person, device, send: () => webPushChannel().send(world.ctx(), message(person.personId)) }
}

describe('a push', () => {
  it('can be read by the browser it is for, and proves to the push service who sends it', async () => {
    const { device, send } = await subscribed('/push/1')
    expect(await send()).toEqual({ status: 'sent', address: 'Chrome, Android' })
    const [push] = received
    expect(push).toMatchObject({ url: '/push/1', headers: { 'content-encoding': 'aes128gcm', ttl: '86400' } })
    expect(device.open(push!.body)).toEqual({
      id: 'x',
      title: 'Đã tiếp nhận hồ sơ H34',
      body: 'Hẹn trả kết quả: 27/11/2026.',
      url: '/ho-so/H34',
    })
    expect(push!.body.toString('latin1')).not.toContain('H34')
    const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(push!.headers.authorization ?? '')!
    expect(key).toBe(openVapidKeys(world.home).publicKey)
    const point = Buffer.from(key!, 'base64url')
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    const { payload } = await jwtVerify(token!, await importJWK(jwk, 'ES256'), { audience: origin })
    expect(payload.sub).toMatch(/^mailto:/)
  })

  it('counts as sent when one of several devices was reached', async () => {
    const { person } = await subscribed('/push/a')
    const { send } = await subscribed('/push/b', person)
    expect((await send()).status).toBe('sent')
    expect(received.map((one) => one.url).sort()).toEqual(['/push/a', '/push/b'])
  })

  it('forgets a device that has taken its consent back, and does not try again', async () => {
    const { person, send } = await subscribed('/push/2')
    status = 410
    expect(await send()).toMatchObject({ status: 'failed', reason: 'gone', again: false })
    expect(await subscriptionsOf(world.ctx(), person.personId)).toEqual([])
    expect(await send()).toEqual({ status: 'skipped', reason: 'noDevice' })
  })

  it('is tried again while the push service is overloaded or away; it is never led elsewhere', async () => {
    const { send } = await subscribed('/push/3')
    status = 503
    expect(await send()).toMatchObject({ status: 'failed', reason: 'HTTP 503', again: true })
    status = 302
    expect(await send()).toMatchObject({ status: 'failed', reason: 'unreachable', again: true })
    expect(received.map((one) => one.url)).toEqual(['/push/3', '/push/3'])
  })

  it('is given up where the push service cannot take it, and stays within the 4096 bytes it takes', async () => {
    const { device, person, send } = await subscribed('/push/4')
    await webPushChannel().send(world.ctx(), { ...message(person.personId), title: 'Đ'.repeat(900), body: 'ợ'.repeat(9000) })
    expect(received[0]!.body.length).toBeLessThanOrEqual(4096)
    expect((device.open(received[0]!.body) as { body: string }).body).toMatch(/^ợ+…$/)
    status = 413
    expect(await send()).toMatchObject({ status: 'failed', reason: 'HTTP 413', again: false })
  })

  it('is signed with a key that the owner of the program alone can read, the same at every start', () => {
    const first = openVapidKeys(world.home)
    expect(openVapidKeys(world.home)).toEqual(first)
    expect(statSync(join(world.home, 'keys', 'vapid.json')).mode & 0o777).toBe(0o600)
  })
})
