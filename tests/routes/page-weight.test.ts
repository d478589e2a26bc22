import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { cookieFor, demoWorld, testDatabase } from '#testing'
import { startDraft } from '../../src/government/dossiers/start-draft.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const citizen = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const cookie = await cookieFor(world.ctx(), citizen)
const draft = await startDraft(world.ctx(citizen), { procedureCode: '1.001193', agencyId: demoAgencyId('xa-quynh-phu') })

const PAGES = [
  '/',
  '/thu-tuc',
  '/thu-tuc/1.001193',
  '/dang-nhap',
  '/tra-cuu',
  '/kiem-tra',
  '/don-vi/12499',
  '/lich',
  '/nhat-ky',
  '/ho-so',
  '/tai-khoan',
  '/ai-da-xem',
  '/thong-bao',
  '/tai-khoan/thong-bao',
  '/nop-ho-so/1.001193',
  `/ban-khai/${draft}/requester`,
  `/ban-khai/${draft}/child`,
  `/ban-khai/${draft}/giay-to`,
  `/ban-khai/${draft}/xem-lai`,
]
const LIMIT = 50 * 1024

/** Bytes on the wire of a request: the body as compressed, and its headers. */
async function wire(path: string, headers: Record<string, string>): Promise<{ bytes: number; body: string }> {
  const response = await world.app.request(path, { headers: { ...headers, 'accept-encoding': 'gzip' }, redirect: 'manual' })
  const raw = Buffer.from(await response.arrayBuffer())
  const zipped = response.headers.get('content-encoding') === 'gzip'
  const body = zipped ? (await import('node:zlib')).gunzipSync(raw).toString() : raw.toString()
  return { bytes: (zipped ? raw.length : gzipSync(raw).length) + JSON.stringify([...response.headers]).length, body }
}

describe.each([
  ['signed out', {}],
  ['signed in', { cookie }],
] as const)('a first view on a slow line, %s', (_, headers) => {
  it.each(PAGES)('%s weighs at most 50 KB with all it asks for, and needs no script', async (path) => {
    const { bytes, body } = await wire(path, headers as Record<string, string>)
    const assets = new Set(
      [...body.matchAll(/<(?:link|script|img|source)\b[^>]*?(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]!),
    )
    let total = bytes
    for (const asset of assets) total += (await wire(asset, {})).bytes
    expect(total).toBeLessThanOrEqual(LIMIT)
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)(?![^>]*application\/json)[^>]*>/)
    expect(body).not.toMatch(/\sstyle=|\son\w+="/)
  })
})
