import { createPublicKey, verify } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, newId } from '#platform/database'
import { citizen, officer, testApp, testDatabase, testProgram } from '#testing'
import { appendAudit, listAccesses, listEntries, sealEntries, verifyConsistency, verifyInclusion } from './index.ts'
import { audit } from './module.ts'
import { whenAdministered } from './when-administered.ts'

const database = await testDatabase()
const program = testProgram(database, [audit])
const app = testApp(program)
const agencyId = newId()
const clerk = { ...officer(agencyId, 'one_stop'), name: 'Đặng Thị Huệ', agencyName: 'UBND xã Quỳnh Phụ' }
const me = citizen(newId(), 'Phạm Văn An')
const neighbour = citizen(newId(), 'Lê Thị Bình')
let opened = ''

const opens = (personId: string, code: string) =>
  inTransaction(program.ctx(clerk), async (ctx) =>
    appendAudit(ctx, {
      agencyId,
      action: 'dossiers.open',
      subject: { kind: 'dossier', id: newId(), code },
      concerns: personId,
      reason: 'Kiểm tra thành phần hồ sơ',
    }),
  )

beforeAll(async () => {
  opened = await opens(me.personId, 'H31.115-261123-010001')
  await sealEntries(program.ctx())
  await opens(neighbour.personId, 'H31.115-261123-010002')
  await sealEntries(program.ctx())
})

const json = async (path: string) => (await app.get(path)).json()
const hex = (text: string) => Buffer.from(text, 'hex')

describe('the published log', () => {
  it('gives anyone the signed heads, and what their signature covers', async () => {
    const { items, keys } = await json('/api/audit/heads')
    const head = items.find((h: { agencyId: string }) => h.agencyId === agencyId)
    const signed = `dinh-audit-head-v1\n${head.agencyId}\n${head.size}\n${head.root}\n${head.at}\n${head.prev ?? '-'}\n`
    expect(head.size).toBe(2)
    expect(verify(null, Buffer.from(signed), createPublicKey(keys[head.keyId]), hex(head.signature))).toBe(true)
  })

  it('proves an entry and the growth of the tree to anyone, by hashes alone', async () => {
    const answer = await app.get(`/api/audit/proofs/${opened}`)
    const body = await answer.text()
    expect(body).not.toMatch(/Huệ|Quỳnh|H31|dossier/)
    const proof = JSON.parse(body)
    expect(
      verifyInclusion({
        leafHash: hex(proof.leafHash),
        index: proof.leafIndex,
        size: proof.head.size,
        path: proof.path.map(hex),
        root: hex(proof.head.root),
      }),
    ).toBe(true)
    const [second, first] = (await json(`/api/audit/heads/${agencyId}`)).items
    const { path } = await json(`/api/audit/heads/${agencyId}/consistency?first=${first.size}`)
    const roots = { firstRoot: hex(first.root), secondRoot: hex(second.root) }
    expect(verifyConsistency({ first: 1, second: 2, path: path.map(hex), ...roots })).toBe(true)
  })

  it('answers wrong requests clearly', async () => {
    expect((await app.get(`/api/audit/proofs/${newId()}`)).status).toBe(404)
    expect((await app.get('/api/audit/proofs/abc')).status).toBe(400)
    expect((await app.get(`/api/audit/heads/${agencyId}/consistency?first=3`)).status).toBe(422)
    expect((await app.get(`/api/audit/heads/${agencyId}/consistency?first=0`)).status).toBe(400)
    expect((await app.get(`/nhat-ky/${newId()}`)).status).toBe(404)
    expect((await app.get('/nhat-ky/abc')).status).toBe(404)
    expect((await app.get('/nhat-ky?after=%00')).status).toBe(200)
  })

  it('is a page for everybody, saying what it does not prove', async () => {
    const html = await (await app.get('/nhat-ky')).text()
    expect(html).toContain('Điều này không chứng minh được gì')
    expect(html).toContain('BEGIN PUBLIC KEY')
    expect(html).toContain(`/nhat-ky/${agencyId}`)
    expect(await (await app.get(`/nhat-ky/${agencyId}`)).text()).toContain('Mã niêm phong')
    expect(await (await app.get('/nhat-ky?lang=en')).text()).toContain('What this does not prove')
  })
})

describe('who looked at my file', () => {
  it('tells the person who, which agency, what and why; of nobody else', async () => {
    const html = await (await app.get('/ai-da-xem', me)).text()
    for (const word of [
      'Đặng Thị Huệ',
      'UBND xã Quỳnh Phụ',
      'Mở xem hồ sơ',
      'Kiểm tra thành phần hồ sơ',
      'H31.115-261123-010001',
    ])
      expect(html).toContain(word)
    expect(html).not.toContain('010002')
    expect(await (await app.get('/ai-da-xem', citizen())).text()).toContain('Chưa có lần nào')
    expect((await app.get('/ai-da-xem')).headers.get('location')).toContain('/dang-nhap')
  })

  it('is refused to everybody but the person', async () => {
    for (const actor of [neighbour, clerk, officer(agencyId, 'leader', 'administrator')])
      await expect(listAccesses(program.ctx(actor), { personId: me.personId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listAccesses(program.ctx({ kind: 'nobody' }), { personId: me.personId })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })

  it('is paged from the newest, none twice, none left out', async () => {
    const person = citizen()
    for (let i = 0; i < 5; i++) await opens(person.personId, `H31.115-261123-01100${i}`)
    const codes: (string | null)[] = []
    for (let after: string | undefined; ; ) {
      const page = await listAccesses(program.ctx(person), { personId: person.personId, limit: 2, after })
      codes.push(...page.items.map((access) => access.subject.code))
      if (!page.next) break
      after = page.next
    }
    expect(codes.map((code) => code?.slice(-1))).toEqual(['4', '3', '2', '1', '0'])
  })
})

describe('the entries of a record', () => {
  const subject = { kind: 'dossier', id: newId() }

  it('are read by leaders and administrators of an agency that sees it, lineage included', async () => {
    await inTransaction(program.ctx(clerk), async (ctx) => appendAudit(ctx, { agencyId, action: 'dossiers.accept', subject }))
    const successor = { ...officer(newId(), 'leader'), visibleAgencyIds: [newId(), agencyId] }
    const allowed = [officer(agencyId, 'leader'), officer(agencyId, 'administrator'), successor]
    const refused = [clerk, officer(agencyId, 'specialist', 'clerk'), officer(newId(), 'leader', 'administrator'), me]
    for (const actor of allowed) {
      const { items } = await listEntries(program.ctx(actor), { agencyId, subject })
      expect(items.map((entry) => [entry.action, entry.actor.name])).toEqual([['dossiers.accept', 'Đặng Thị Huệ']])
    }
    for (const actor of refused)
      await expect(listEntries(program.ctx(actor), { agencyId, subject })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('acts of the module below', () => {
  it('are entered once, with who and when, however often they are delivered', async () => {
    const subject = { kind: 'holding', id: newId() }
    const event = {
      entryId: newId(),
      at: '2026-11-23T05:00:00.000Z',
      requestId: 'request-1',
      actor: officer(agencyId, 'administrator'),
      agencyId,
      action: 'organizations.officer-appointed',
      subject,
      concerns: me.personId,
      data: { title: 'Văn thư' },
    }
    for (let i = 0; i < 2; i++) await whenAdministered(program.ctx(), event)
    const { items } = await listEntries(program.ctx(), { agencyId, subject })
    expect(items).toMatchObject([{ at: new Date(event.at), actor: { id: event.actor.personId }, data: event.data }])
  })
})
