import { describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { sql } from '#platform/database'
import { demoWorld, officer, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { getDossierByCode } from './get-dossier.ts'
import { issuePaper } from './issue-paper.ts'
import { listMyDossiers } from './list-dossiers.ts'
import { sampleFiling } from './sample-filing.ts'
import { addDraftFiles, saveDraftAnswers } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
// Now, since no seal is made before its certificate is valid.
const NOW = new Date()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const app = testApp(world)
const HERE = demoAgencyId('xa-quynh-phu')
const [first, second] = demoCitizens
const owner = { kind: 'citizen', personId: demoPersonId(first!.idNumber), name: first!.fullName, assurance: 2 } as const
const citizen = () => world.ctx(owner, NOW)
const deskActor = { ...officer(HERE, 'one_stop'), name: 'Cán bộ một cửa' }
const desk = () => world.ctx(deskActor, NOW)
const count = async (what: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(what)}`.execute(database.db)).rows[0]!.n
const post = (
  body: unknown,
  as: typeof owner | typeof deskActor | (Omit<typeof owner, 'assurance'> & { assurance: 0 | 1 }),
  key: string,
) => {
  const text = JSON.stringify(body)
  return app.call(
    '/api/dossiers',
    {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)), 'idempotency-key': key },
    },
    as,
  )
}

describe('one draft', () => {
  it('becomes one dossier, from however many windows it is submitted at once', async () => {
    const filing = await sampleFiling(citizen(), '2.000635', HERE)
    const draftId = await startDraft(citizen(), { procedureCode: '2.000635', agencyId: HERE })
    const before = await count('dossiers.dossier')
    const done = await Promise.allSettled([1, 2, 3].map(() => submitDossier(citizen(), { ...filing, draftId })))
    expect(done.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
    for (const result of done) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' })
    expect(await count('dossiers.dossier')).toBe(before + 1)
  })

  it('submitted from two pages leads to one dossier and an explanation', async () => {
    const draftId = await startDraft(citizen(), { procedureCode: '2.000635', agencyId: HERE })
    const filing = await sampleFiling(citizen(), '2.000635', HERE)
    await saveDraftAnswers(citizen(), draftId, filing.answers)
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
    for (const { componentCode } of filing.files)
      await addDraftFiles(citizen(), draftId, componentCode, [{ name: 'a.pdf', bytes }])
    const both = await Promise.all([
      app.post(`/ban-khai/${draftId}/nop`, {}, owner),
      app.post(`/ban-khai/${draftId}/nop`, {}, owner),
    ])
    expect(both.map((response) => response.status).filter((status) => status === 303)).toHaveLength(1)
    for (const response of both) expect([303, 404, 409]).toContain(response.status)
  })
})

describe('who files', () => {
  it('must have proved who they are at level 2, by page and by API (NĐ 69/2024/NĐ-CP)', async () => {
    const filing = await sampleFiling(citizen(), '2.000635', HERE)
    for (const assurance of [0, 1] as const) {
      const weak = { ...owner, assurance }
      expect((await post(filing, weak, `muc-${assurance}-nop`)).status).toBe(403)
      const page = await app.get('/nop-ho-so/2.000635', weak)
      expect(page.headers.get('location')).toMatch(/^\/can-dinh-danh\?muc=2/)
      await expect(startDraft(world.ctx(weak, NOW), { procedureCode: '2.000635', agencyId: HERE })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    expect((await post(filing, owner, 'muc-2-nop')).status).toBe(201)
  })

  it('at the desk names the person as registered: a slip of a digit shows no dossier to a stranger', async () => {
    const filing = await sampleFiling(desk(), '2.000635', HERE)
    const before = (await listMyDossiers(citizen(), { limit: 100 })).items.length
    const wrong = { ...filing, applicant: { fullName: second!.fullName, idNumber: first!.idNumber } }
    const response = await post(wrong, deskActor, 'sai-mot-chu-so')
    expect(response.status).toBe(422)
    const text = await response.text()
    expect(text).toContain('không khớp')
    expect(text).not.toContain(first!.fullName)
    expect((await listMyDossiers(citizen(), { limit: 100 })).items).toHaveLength(before)
  })

  it('may mend a refused filing and send it again with the same key; nobody is entered by one that was refused', async () => {
    const filing = await sampleFiling(desk(), '2.000635', HERE)
    const applicant = { fullName: 'Vũ Thị Mới Đến', idNumber: '034190009999' }
    const people = await count('identity.person')
    const refused = await post({ ...filing, answers: {}, applicant }, deskActor, 'nguoi-moi-1')
    expect([refused.status, await count('identity.person')]).toEqual([422, people])
    const filed = await post({ ...filing, applicant }, deskActor, 'nguoi-moi-2')
    expect([filed.status, await count('identity.person')]).toEqual([201, people + 1])
    const again = await post({ ...filing, applicant }, deskActor, 'nguoi-moi-2')
    expect([again.status, await again.json()]).toEqual([201, await filed.json()])
    const row = await getDossierByCode(
      desk(),
      ((await (await post({ ...filing, applicant }, deskActor, 'nguoi-moi-2')).json()) as { code: string }).code,
    )
    expect(row).toMatchObject({ applicant_name: applicant.fullName, submitter_name: 'Cán bộ một cửa', relation: 'desk' })
  })

  it('sends papers for components of the procedure alone', async () => {
    const filing = await sampleFiling(citizen(), '1.004222', HERE)
    const files = [...filing.files, { componentCode: 'NOPE', uploadId: filing.files[0]!.uploadId }]
    await expect(submitDossier(citizen(), { ...filing, files })).rejects.toMatchObject({
      code: 'invalid',
      fields: { files: expect.any(String) },
    })
  })
})

describe('an Idempotency-Key', () => {
  it('with another body is refused, in order or at the same moment, and files nothing more', async () => {
    const filing = await sampleFiling(citizen(), '2.000635', HERE)
    const other = { ...filing, keepUploads: true }
    const before = await count('dossiers.dossier')
    expect((await post(filing, owner, 'mot-ma-hai-noi-dung')).status).toBe(201)
    const refused = await post(other, owner, 'mot-ma-hai-noi-dung')
    expect([refused.status, (await refused.text()).includes('nội dung khác')]).toEqual([422, true])
    const both = await Promise.all([post(filing, owner, 'cung-mot-luc-1'), post(other, owner, 'cung-mot-luc-1')])
    expect(both.map((response) => response.status).toSorted()).toEqual([201, 422])
    expect(await count('dossiers.dossier')).toBe(before + 2)
  })
})

describe('a paper', () => {
  it('is one of its kind: asking for more makes none and gives no number (but supplements)', async () => {
    const { id, code } = await submitDossier(citizen(), await sampleFiling(citizen(), '1.004222', HERE))
    const key = { agencyId: HERE, dossierId: id }
    await acceptDossier(desk(), key, {})
    await issuePaper(desk(), { ...key, kind: 'confirmation', number: 1 })
    const [papers, counters] = [await count('dossiers.paper'), await count('dossiers.paper_number')]
    for (const path of [
      'confirmation/2',
      'receipt/2',
      'result/1',
      'result/2',
      'supplement/1',
      'supplement/5',
      'refusal/1',
      'stop/1',
      'apology/1',
    ])
      expect((await app.get(`/ho-so/${code}/giay/${path}`, owner)).status, path).toBe(404)
    expect([await count('dossiers.paper'), await count('dossiers.paper_number')]).toEqual([papers, counters])
    expect((await app.get(`/ho-so/${code}/giay/receipt/1`, owner)).status).toBe(200)
  })
})
