import { describe, expect, it } from 'vitest'
import { listAccesses } from '#foundation/audit'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { recordMandate } from '#government/mandates'
import { getProcedure } from '#government/procedures'
import { type Actor, OFFICER_ROLES } from '#platform/context'
import { newId } from '#platform/database'
import { typeset } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import { citizen, demoWorld, officer, testApp, testDatabase } from '#testing'
import { fileForWalkIn } from './file-for-walk-in.ts'
import { getDossierView } from './get-dossier.ts'
import { sampleFiling } from './sample-filing.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const app = testApp(world)
const HERE = demoAgencyId('xa-quynh-phu')
const who = demoCitizens[0]!
const party = (one: typeof who) => ({ fullName: one.fullName, idNumber: one.idNumber })
const desk = { ...officer(HERE, 'one_stop'), name: 'Cán bộ một cửa' }
const ctx = world.ctx(desk)
const onePage = await typeset(`${import.meta.dirname}/demo/sample-paper.typ`, { text: 'Giấy tờ' }, new Date())

/** What a program of the desk sends for a person who stands there. */
async function filing(of = ctx) {
  const { procedureCode, answers, files } = await sampleFiling(of, '2.000635', HERE)
  return { procedureCode, answers, files, applicant: party(who), consents: true }
}
type SignedIn = Extract<Actor, { personId: string }>
const send = (body: object, as: SignedIn | undefined = desk, key: string | undefined = newId()) => {
  const bytes = Buffer.from(JSON.stringify(body))
  const headers = { 'content-type': 'application/json', 'content-length': String(bytes.length) }
  const init = { method: 'POST', body: bytes, headers: { ...headers, ...(key ? { 'idempotency-key': key } : {}) } }
  return app.call('/api/counter-filings', init, as)
}
const filed = async () => (await database.pool.query('select count(*)::int as n from dossiers.dossier')).rows[0].n as number
const fieldsOf = async (response: Response) =>
  ((await response.json()) as { errors: { field: string }[] }).errors.map((error) => error.field)

describe('POST /api/counter-filings', () => {
  it('files for the person there and accepts in one request, as the page does, with their consent in evidence', async () => {
    const response = await send(await filing())
    expect(response.status).toBe(201)
    const said = (await response.json()) as { code: string; dueAt: string }
    expect(said).toMatchObject({ status: 'accepted', id: expect.any(String), dueAt: expect.any(String) })
    const personId = demoPersonId(who.idNumber)
    const { row, events } = await getDossierView(ctx, said.code)
    expect(row).toMatchObject({
      channel: 'counter',
      relation: 'desk',
      owner_consent: 'counter',
      agency_id: HERE,
      person_id: personId,
      submitter_id: desk.personId,
    })
    expect(events.map((event) => [event.kind, event.actor_name])).toEqual([
      ['submit', desk.name],
      ['accept', desk.name],
    ])
    const seen = await listAccesses(world.ctx(citizen(personId, who.fullName)), { personId })
    expect(seen.items).toContainEqual(expect.objectContaining({ action: 'dossiers.consent-noted' }))
  })

  it('does it once for one Idempotency-Key, which it cannot do without (400)', async () => {
    const [body, before] = [await filing(), await filed()]
    const answers = [await send(body, desk, 'quay-so-1-khach-7'), await send(body, desk, 'quay-so-1-khach-7')]
    const [first, again] = await Promise.all(answers.map((response) => response.json()))
    expect(again).toEqual(first)
    expect(await filed()).toBe(before + 1)
    const without = await send(body, desk, '')
    expect([without.status, await fieldsOf(without)]).toEqual([400, ['idempotency-key']])
    expect(await filed()).toBe(before + 1)
  })

  it('is the one-stop desk’s alone: every other role, citizens and nobody file nothing', async () => {
    const [body, before] = [await filing(), await filed()]
    for (const role of OFFICER_ROLES.filter((role) => role !== 'one_stop'))
      expect((await send(body, officer(HERE, role))).status, role).toBe(403)
    expect((await send(body, citizen(demoPersonId(who.idNumber), who.fullName))).status).toBe(403)
    await expect(fileForWalkIn(world.ctx({ kind: 'nobody' }), body)).rejects.toMatchObject({ code: 'unauthenticated' })
    // A centre of the province does not resolve what communes resolve.
    const centre = await send(body, officer(demoAgencyId('trung-tam-hung-yen'), 'one_stop'))
    expect([centre.status, await fieldsOf(centre)]).toEqual([422, ['agencyId']])
    expect(await filed()).toBe(before)
  })

  it('never takes an officer’s own dossier: somebody else of the desk must', async () => {
    const own = { ...desk, personId: demoPersonId(who.idNumber), name: who.fullName }
    const before = await filed()
    expect((await send(await filing(world.ctx(own)), own)).status).toBe(403)
    expect(await filed()).toBe(before)
  })

  it('files nothing without consent, without a person, for a number of another name, or with what is wrong, and names each field', async () => {
    const [good, before] = [await filing(), await filed()]
    const { applicant, ...nobody } = good
    const wrong: [body: object, status: number, field: string][] = [
      [{ ...good, consents: false }, 422, 'consents'],
      [nobody, 422, 'applicant'],
      [{ ...good, applicant: { ...applicant, fullName: 'Người Khác Hẳn' } }, 422, 'applicant.fullName'],
      [{ ...good, applicant: { ...applicant, idNumber: '12' } }, 400, 'applicant.idNumber'],
      [{ ...good, behalf: { ownerId: newId(), mandateId: newId() } }, 422, 'behalf'],
      [{ ...good, files: [{ componentCode: good.files[0]?.componentCode ?? 'TP01', uploadId: newId() }] }, 422, 'files'],
      [{ ...good, consents: undefined }, 400, 'consents'],
    ]
    for (const [body, status, field] of wrong) {
      const response = await send(body)
      expect([field, response.status]).toEqual([field, status])
      expect(await fieldsOf(response)).toContain(field)
    }
    const unknown = await send({ ...good, procedureCode: '9.999999' })
    expect(unknown.status).toBe(404)
    expect(await filed()).toBe(before)
  })

  it('enters whoever is not known yet, with the filing alone', async () => {
    const stranger = { fullName: 'Phạm Văn Lần Đầu', idNumber: '034085990123' }
    const known = async () =>
      (await database.pool.query('select full_name from identity.person where id_number = $1', [stranger.idNumber])).rows
    const body = { ...(await filing()), applicant: stranger }
    expect((await send({ ...body, answers: {} })).status).toBe(422)
    expect(await known()).toEqual([])
    expect((await send(body)).status).toBe(201)
    expect(await known()).toEqual([{ full_name: stranger.fullName }])
  })

  it('refuses a scan with other pages than the paper (TT 01/2023/TT-VPCP Đ8.2), and keeps how many the paper had', async () => {
    const [good, before] = [await filing(), await filed()]
    const { components } = await getProcedure(ctx, good.procedureCode, vietnamDate(ctx.now))
    const componentCode = components[0]!.code
    const upload = async () => (await keepUpload(ctx, { name: 'quet.pdf', bytes: onePage })).id
    const scanned = async (paperPages: number) => [{ componentCode, uploadId: await upload(), paperPages }, ...good.files]
    const refused = await send({ ...good, files: await scanned(3) })
    expect([refused.status, await fieldsOf(refused)]).toEqual([422, ['files.0.paperPages']])
    expect(await filed()).toBe(before)
    const { code } = (await (await send({ ...good, files: await scanned(1) })).json()) as { code: string }
    const { files } = await getDossierView(ctx, code)
    expect(files.find((file) => file.component_code === componentCode)).toMatchObject({ paper_pages: 1 })
  })

  it('files for whoever comes with a recorded mandate: the agent is the submitter, the officer only types', async () => {
    const [, , , , , giver, agent] = demoCitizens
    const { id, ownerId } = await recordMandate(ctx, {
      owner: party(giver!),
      agent: party(agent!),
      purposes: ['file'],
      paper: { number: '7/CT', date: vietnamDate(new Date()), certifier: 'UBND xã Quỳnh Phụ' },
      uploadId: (await keepUpload(ctx, { name: 'uy-quyen.pdf', bytes: onePage })).id,
    })
    const { applicant: _, ...rest } = await filing()
    const response = await send({ ...rest, behalf: { ownerId, mandateId: id } })
    const { row, events } = await getDossierView(ctx, ((await response.json()) as { code: string }).code)
    expect(row).toMatchObject({ person_id: ownerId, submitter_name: agent!.fullName, relation: 'mandate', mandate_id: id })
    expect(row.status).toBe('accepted')
    expect(events[0]!.actor_name).toBe(desk.name)
    const invented = await send({ ...rest, behalf: { ownerId, mandateId: newId() } })
    expect(invented.status).toBeGreaterThanOrEqual(400)
    expect(invented.status).toBeLessThan(500)
  })
})
