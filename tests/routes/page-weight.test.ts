import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { afterAll, describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { cookieFor, demoWorld, testDatabase } from '#testing'
import { stopDemoProvider } from '../../src/foundation/identity/start-demo-provider.ts'
import { sampleFiling } from '../../src/government/dossiers/sample-filing.ts'
import { startDraft } from '../../src/government/dossiers/start-draft.ts'
import { submitDossier } from '../../src/government/dossiers/submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const HERE = demoAgencyId('xa-quynh-phu')
const citizen = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const ctx = world.ctx(citizen)
const cookie = await cookieFor(world.ctx(), citizen)
const draft = await startDraft(ctx, { procedureCode: '1.001193', agencyId: HERE })
const { code } = await submitDossier(ctx, await sampleFiling(ctx, '1.004873', HERE))

/** What stands for the parameters of a route, tried in turn; `:id` of a draft and `:code` of a procedure differ. */
const PLACES = [
  { code, ma: code, id: draft, page: 'child', trang: 'child' },
  { code: '1.001193', id: draft, page: 'requester' },
  { code: 'H31.115', unit: '12499' },
  { code: '12499' },
]
const LIMIT = 50 * 1024

// The program behind a real socket: what is counted is what a phone would pay for.
const server = serve({ fetch: world.app.fetch, hostname: '127.0.0.1', port: 0 })
await once(server, 'listening')
const { port } = server.address() as AddressInfo
afterAll(async () => {
  server.close()
  await stopDemoProvider(world.ports)
})

interface Answer {
  status: number
  type: string
  body: string
  /** All that came over the socket, status line and headers included. */
  bytes: number
}

/** One request as a phone's browser makes it, on a connection of its own, without a cache. */
async function receive(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const socket = connect(port, '127.0.0.1')
  const sent = { host: `127.0.0.1:${port}`, connection: 'close', accept: '*/*', 'accept-encoding': 'gzip, deflate', ...headers }
  const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  const chunks: Buffer[] = []
  for await (const chunk of socket) {
    chunks.push(chunk)
    // A hall's screen keeps listening; it is no page.
    if (chunk.includes('text/event-stream')) break
  }
  const all = Buffer.concat(chunks)
  const cut = all.indexOf('\r\n\r\n')
  const head = all.subarray(0, cut).toString('latin1')
  const field = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
  const rest = all.subarray(cut + 4)
  const raw = field('transfer-encoding') === 'chunked' ? joined(rest) : rest
  const body = field('content-encoding') === 'gzip' ? gunzipSync(raw) : raw
  return { status: Number(head.split(' ')[1]), type: field('content-type'), body: body.toString(), bytes: all.length }
}

/** The body of a chunked answer (RFC 9112 §7.1). */
function joined(rest: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = rest.indexOf('\r\n', at)
    const size = Number.parseInt(rest.subarray(at, end).toString(), 16)
    if (!(size > 0)) return Buffer.concat(parts)
    parts.push(rest.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

/** Every page that a citizen or a visitor gets, from the routes that the modules registered. */
async function pagesFor(headers: Record<string, string>): Promise<Map<string, Answer>> {
  const pages = new Map<string, Answer>()
  const routes = new Set(world.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  for (const route of routes) {
    if (route.includes('*') || route.startsWith('/api/') || route.startsWith('/ngon-ngu') || route.startsWith('/co-chu')) continue
    for (const place of route.includes(':') ? PLACES : [{}]) {
      const path = route.replace(
        /:(\w+)(\{[^}]*\})?/g,
        (_, name) => (place as Record<string, string>)[name] ?? (place as { code?: string }).code ?? 'x',
      )
      const answer = await receive(path, headers)
      if (answer.status === 200 && answer.type.startsWith('text/html')) pages.set(path, answer)
    }
  }
  return pages
}

describe.each([
  ['signed out', {}, ['/', '/thu-tuc/1.001193', '/don-vi/12499', '/lay-so/H31.115']],
  ['signed in', { cookie }, ['/ho-so', `/ho-so/${code}`, `/ban-khai/${draft}/child`, '/nop-ho-so/1.001193', '/kho-giay-to']],
] as const)('a first view on a slow line, %s', (_, headers, among) => {
  it('weighs at most 50 KB on the wire with all it asks for, and needs no script', async () => {
    const pages = await pagesFor(headers as Record<string, string>)
    expect([...pages.keys()]).toEqual(expect.arrayContaining([...among]))
    const weights = new Map<string, number>()
    for (const [path, { body, bytes }] of pages) {
      const assets = new Set(
        [...body.matchAll(/<(?:link|script|img|source)\b[^>]*?(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]!),
      )
      let total = bytes
      for (const asset of assets) total += (await receive(asset)).bytes
      weights.set(path, total)
      expect(body, path).not.toMatch(/<script(?![^>]*\bsrc=)(?![^>]*application\/json)[^>]*>/)
      expect(body, path).not.toMatch(/\sstyle=|\son\w+="/)
    }
    const heavy = [...weights].filter(([, bytes]) => bytes > LIMIT)
    expect(heavy).toEqual([])
    const [heaviest] = [...weights].sort((a, b) => b[1] - a[1])
    console.log(`${weights.size} pages, the heaviest ${heaviest![0]} with ${heaviest![1]} bytes`)
  }, 120_000)
})
