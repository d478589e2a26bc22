import { beforeAll, describe, expect, it } from 'vitest'
import { listAccesses } from '#foundation/audit'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { citizen, demoWorld, officer, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { issuePaper } from './issue-paper.ts'
import { sampleFiling } from './sample-filing.ts'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const app = testApp(world)
const HERE = demoAgencyId('xa-quynh-phu')
const who = demoCitizens[0]!
const owner = citizen(demoPersonId(who.idNumber), who.fullName)
const desk = { ...officer(HERE, 'one_stop'), name: 'Cán bộ một cửa' }
const elsewhere = officer(demoAgencyId('xa-tho-xuan'), 'one_stop')

let code = ''
let receipt: Uint8Array
beforeAll(async () => {
  const filed = await submitDossier(world.ctx(owner), await sampleFiling(world.ctx(owner), '1.004222', HERE))
  const key = { agencyId: HERE, dossierId: filed.id }
  await acceptDossier(world.ctx(desk), key, {})
  const { sha256 } = await issuePaper(world.ctx(), { ...key, kind: 'receipt', number: 1 })
  receipt = await world.ports.files.get(sha256)
  code = filed.code
}, 60_000)

describe('GET /api/dossiers/{code}/messages', () => {
  const read = (as?: typeof owner | typeof desk) => app.get(`/api/dossiers/${code}/messages`, as)

  it('gives the owner what was told to them, newest first, without the words of mail servers', async () => {
    const { items } = (await (await read(owner)).json()) as { items: Record<string, unknown>[] }
    expect(items.map((item) => item.template)).toEqual(['dossier.accepted', 'dossier.submitted'])
    expect(items[0]).toMatchObject({ personName: who.fullName, urgent: false })
    expect(JSON.stringify(items)).not.toContain('attempts')
  })

  it('gives an officer of the agency the same, which the owner finds out', async () => {
    const response = await read(desk)
    expect(((await response.json()) as { items: unknown[] }).items).toHaveLength(2)
    const seen = await listAccesses(world.ctx(owner), { personId: owner.personId })
    expect(seen.items).toContainEqual(expect.objectContaining({ action: 'dossiers.open' }))
  })

  it('does not let others know that the dossier exists', async () => {
    for (const as of [undefined, citizen(), elsewhere]) expect((await read(as)).status).toBe(404)
    expect((await app.get('/api/dossiers/khong-phai-ma/messages', desk)).status).toBe(404)
  })
})

describe('GET /api/dossiers/{code}/served-papers', () => {
  it('is empty where nothing was served, and 404 to whoever may not see the dossier', async () => {
    const read = (as?: typeof owner | typeof desk) => app.get(`/api/dossiers/${code}/served-papers`, as)
    for (const as of [owner, desk]) expect(await (await read(as)).json()).toEqual({ papers: [], saving: null })
    for (const as of [undefined, citizen(), elsewhere]) expect((await read(as)).status).toBe(404)
  })
})

describe('POST /api/dossiers/{code}/copy-check', () => {
  const send = (copy: Uint8Array | undefined, of = code, field = 'copy') => {
    const body = new FormData()
    if (copy) body.set(field, new File([Buffer.from(copy)], 'ban-sao.pdf', { type: 'application/pdf' }))
    return app.call(`/api/dossiers/${of}/copy-check`, { method: 'POST', body, headers: { 'content-length': '9000' } })
  }

  it('proves a copy to anybody, with nothing of the person', async () => {
    const response = await send(receipt)
    expect(response.status).toBe(200)
    const said = await response.text()
    expect(JSON.parse(said)).toMatchObject({
      genuine: true,
      paper: { kind: 'receipt', number: 1 },
      seal: { valid: true, problems: [] },
    })
    expect(said).not.toContain(who.fullName)
  })

  it('tells an altered copy, one that is no PDF, and a genuine one of another dossier', async () => {
    const altered = Buffer.from(receipt)
    altered[altered.length >> 1] = altered[altered.length >> 1]! ^ 1
    expect(await (await send(altered)).json()).toMatchObject({ genuine: false, paper: null, seal: { valid: false } })
    expect(await (await send(Buffer.from('không phải PDF'))).json()).toMatchObject({
      genuine: false,
      seal: { problems: ['no-seal'] },
    })
    const other = await submitDossier(world.ctx(owner), await sampleFiling(world.ctx(owner), '1.004222', HERE))
    expect(await (await send(receipt, other.code)).json()).toMatchObject({ genuine: false, paper: null, seal: { valid: true } })
  })

  it('asks for the file where there is none (422), whatever was sent instead; knows no code that is not one (404)', async () => {
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'content-length': '2' } }
    for (const response of [
      await send(undefined),
      await send(receipt, code, 'file'),
      await send(new Uint8Array()),
      await app.call(`/api/dossiers/${code}/copy-check`, json),
    ]) {
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ errors: [{ field: 'copy', message: expect.stringContaining('PDF') }] })
    }
    expect((await send(receipt, 'H31.115-260101-9999')).status).toBe(404)
    // The same reading serves uploads, which need a person.
    expect((await app.call('/api/uploads', json, owner)).status).toBe(422)
  })
})
