import { beforeEach, describe, expect, it } from 'vitest'
import { listAccesses } from '#foundation/audit'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { listMessagesOf } from '#foundation/notifications'
import { demoAgencyId } from '#foundation/organizations'
import { answerMandate, grantMandate, makeAssistanceCode, revokeMandate } from '#government/mandates'
import { getProcedure } from '#government/procedures'
import { typeset } from '#platform/pdf'
import { addDays, vietnamDate } from '#platform/time'
import { citizen, demoWorld, officer, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { askToStop } from './ask-to-stop.ts'
import { getDossierByCode, getDossierView } from './get-dossier.ts'
import { getDraft } from './get-draft.ts'
import { listMyDossiers } from './list-dossiers.ts'
import { may } from './permissions.ts'
import { refuseDossier } from './refuse-dossier.ts'
import { requestSupplement } from './request-supplement.ts'
import { sampleFiling } from './sample-filing.ts'
import { startDraft } from './start-draft.ts'
import { startDraftForAnother } from './start-draft-for-another.ts'
import { withdrawDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'
import { supplySupplement } from './supply-supplement.ts'

const database = await testDatabase()
const NOW = new Date()
const TODAY = vietnamDate(NOW)
const IN_THREE_DAYS = new Date(NOW.getTime() + 3 * 86_400_000)
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const app = testApp(world)
const HERE = demoAgencyId('xa-quynh-phu')
const CODE = '2.000635'
const person = (n: number) => citizen(demoPersonId(demoCitizens[n]!.idNumber), demoCitizens[n]!.fullName)
const [mother, daughter, stranger, helper] = [person(0), person(1), person(3), person(4)]
const party = (n: number) => ({ fullName: demoCitizens[n]!.fullName, idNumber: demoCitizens[n]!.idNumber })
const as = (who: typeof mother, at = NOW) => world.ctx(who, at)
const desk = (at = NOW) => world.ctx({ ...officer(HERE, 'one_stop'), name: 'Cán bộ một cửa' }, at)

/** The mother's mandate to the daughter, taken on. */
async function mandate(terms: Partial<Parameters<typeof grantMandate>[1]> = {}): Promise<string> {
  const mandateId = await grantMandate(as(mother), { agent: party(1), purposes: ['file'], ...terms })
  await answerMandate(as(daughter), { ownerId: mother.personId, mandateId }, { answer: 'accept' })
  return mandateId
}

async function file(mandateId: string, withPaper = false) {
  const draftId = await startDraftForAnother(as(daughter), { procedureCode: CODE, agencyId: HERE, by: { mandateId } })
  const filing = await sampleFiling(as(daughter), CODE, HERE)
  if (withPaper) filing.files.push(await scan())
  const behalf = { ownerId: mother.personId, mandateId }
  const { code, id } = await submitDossier(as(daughter), { ...filing, draftId, behalf })
  return { code, key: { agencyId: HERE, dossierId: id } }
}
async function scan() {
  const bytes = await typeset(`${import.meta.dirname}/demo/sample-paper.typ`, { text: 'Giấy tờ' }, NOW)
  const { components } = await getProcedure(as(daughter), CODE, TODAY)
  return { componentCode: components[0]!.code, uploadId: (await keepUpload(as(daughter), { name: 'a.pdf', bytes })).id }
}
const asked = { items: [{ target: 'khac', label: 'Giấy ủy quyền', reason: 'Ủy quyền không còn hiệu lực.' }] }

describe('filing by mandate', () => {
  it('makes the owner the owner and the agent the submitter; both follow it, and the owner sees who looked', async () => {
    const { code } = await file(await mandate())
    const { row, events } = await getDossierView(as(mother), code)
    const told = await listMessagesOf(desk(), { agencyId: HERE, subjectId: row.id })
    expect(told.map((one) => [one.template, one.personName]).sort()).toEqual([
      ['dossier.filedByMandate', mother.name],
      ['dossier.submitted', daughter.name],
    ])
    expect(told.find((one) => one.template === 'dossier.filedByMandate')!.body).toContain(`do ${daughter.name} nộp thay`)
    expect(row).toMatchObject({
      person_id: mother.personId,
      applicant_name: mother.name,
      submitter_id: daughter.personId,
      submitter_name: daughter.name,
      relation: 'mandate',
      owner_consent: 'mandate',
    })
    expect(events[0]).toMatchObject({ kind: 'submit', actor_name: daughter.name })
    const [own, held] = [await listMyDossiers(as(mother), {}), await listMyDossiers(as(daughter), {})]
    expect(own.items.find((item) => item.code === code)?.applicantName).toBe('')
    expect(held.items.find((item) => item.code === code)?.applicantName).toBe(mother.name)
    const html = await (await app.get(`/ho-so/${code}`, daughter)).text()
    expect(html).toContain(`${daughter.name} nộp cho ${mother.name} (theo ủy quyền)`)
    const seen = await listAccesses(as(mother), { personId: mother.personId })
    expect(seen.items.map((entry) => entry.action)).toEqual(expect.arrayContaining(['mandates.used', 'dossiers.open']))
  })

  it('opens no vault and no account beyond what the mandate says, and leaves what is the owner’s to the owner', async () => {
    const start = async (terms: object) => {
      const by = { mandateId: await mandate(terms) }
      const id = await startDraftForAnother(as(daughter), { procedureCode: CODE, agencyId: HERE, by })
      return JSON.stringify((await getDraft(as(daughter), id)).answers)
    }
    const [closed, open] = [await start({}), await start({ shareAccount: true })]
    expect([closed, open].map((answers) => answers.includes(mother.name))).toEqual([true, true])
    expect([closed, open].map((answers) => answers.includes(party(0).idNumber))).toEqual([false, true])
    for (const answers of [closed, open]) expect(answers).not.toContain(party(1).idNumber)
    const { code, key } = await file(await mandate(), true)
    const { row, files } = await getDossierView(as(mother), code)
    await expect(withdrawDossier(as(daughter), key, { reason: 'Thôi không nộp nữa' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(askToStop(as(daughter), key, { reason: 'Thôi không làm nữa' })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await app.get(`/ho-so/${code}/tep/${files[0]!.id}`, mother)).status).toBe(200)
    expect((await app.get(`/ho-so/${code}/tep/${files[0]!.id}`, daughter)).status).toBe(404)
    expect((await app.get(`/api/dossiers/${code}/files/${files[0]!.id}/content`, daughter)).status).toBe(404)
    expect((await app.get(`/api/dossiers/${code}/papers/result/1`, daughter)).status).toBe(409)
    // To file is not to collect.
    expect((await app.get(`/ho-so/${code}/giay/result/1`, daughter)).status).toBe(409)
    expect((await app.get(`/ho-so/${code}/giay/confirmation/1`, daughter)).status).toBe(200)
    // An officer who filed it is no judge of it.
    const both = { ...officer(HERE, 'one_stop'), personId: daughter.personId }
    expect(may.accept(both, row)).toBe(false)
  })

  it('is nothing to a stranger, and serves no procedure that it does not name', async () => {
    const mandateId = await mandate({ procedureCode: '1.001193' })
    const start = (who: typeof mother) =>
      startDraftForAnother(as(who), { procedureCode: CODE, agencyId: HERE, by: { mandateId } })
    await expect(start(daughter)).rejects.toMatchObject({ fields: { forWhom: expect.any(String) } })
    await expect(start(stranger)).rejects.toMatchObject({ code: 'invalid' })
    const filing = await sampleFiling(as(stranger), CODE, HERE)
    const all = await mandate()
    for (const id of [mandateId, all])
      await expect(
        submitDossier(as(stranger), { ...filing, behalf: { ownerId: mother.personId, mandateId: id } }),
      ).rejects.toMatchObject({ code: 'not_found' })
    await expect(submitDossier(as(stranger), { ...filing, behalf: { ownerId: mother.personId } })).rejects.toMatchObject({
      code: 'not_found',
    })
    const { code } = await file(all)
    expect((await app.get(`/ho-so/${code}`, stranger)).status).toBe(404)
  })

  it('never turns a draft begun for another into the agent’s own dossier, nor the other way', async () => {
    const mandateId = await mandate()
    const draftId = await startDraftForAnother(as(daughter), { procedureCode: CODE, agencyId: HERE, by: { mandateId } })
    const filing = await sampleFiling(as(daughter), CODE, HERE)
    await expect(submitDossier(as(daughter), { ...filing, draftId })).rejects.toMatchObject({ code: 'conflict' })
    const own = await startDraft(as(daughter), { procedureCode: CODE, agencyId: HERE })
    await expect(
      submitDossier(as(daughter), { ...filing, draftId: own, behalf: { ownerId: mother.personId, mandateId } }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a mandate that ends between filing and receiving (BLDS 2015 Đ140.3)', () => {
  beforeEach(endAll)

  it('expired: receiving is refused with the rule; the desk may ask for a supplement or refuse', async () => {
    const { code, key } = await file(await mandate({ validTo: addDays(TODAY, 1) }))
    await expect(acceptDossier(desk(IN_THREE_DAYS), key, {})).rejects.toThrow(/hết hạn ngày .*Điều 140 khoản 3, Điều 563/)
    expect((await getDossierByCode(desk(), code)).status).toBe('submitted')
    await expect(requestSupplement(desk(IN_THREE_DAYS), key, asked)).resolves.toMatchObject({ status: 'awaitingSupplement' })
    // The agent, whose mandate has ended, cannot go on either.
    await expect(supplySupplement(as(daughter, IN_THREE_DAYS), key, { files: [], note: 'Đây ạ' })).rejects.toThrow('Điều 140')
    const other = await file(await mandate({ validTo: addDays(TODAY, 1) }))
    const reason = 'Ủy quyền đã hết hạn.'
    await expect(refuseDossier(desk(IN_THREE_DAYS), other.key, { reason })).resolves.toMatchObject({ status: 'refused' })
  })

  it('given up by the agent: every door of the desk refuses receiving with the rule, and nothing has changed', async () => {
    const mandateId = await mandate({ procedureCode: CODE })
    const { code, key } = await file(mandateId)
    await answerMandate(as(daughter), { ownerId: mother.personId, mandateId }, { answer: 'decline' })
    await expect(acceptDossier(desk(), key, {})).rejects.toThrow(/chấm dứt lúc .*Điều 140 khoản 3, Điều 569/)
    const clerk = officer(HERE, 'one_stop')
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    const answer = await app.call(`/api/dossiers/${code}/acceptance`, json, clerk)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Điều 569')
    expect(await getDossierByCode(desk(), code)).toMatchObject({ status: 'submitted', accepted_at: null, due_at: null })
  })

  it('stands through its last day, and a newer mandate of the same two takes its place', async () => {
    const first = await file(await mandate({ validTo: TODAY }))
    await expect(acceptDossier(desk(), first.key, {})).resolves.toMatchObject({ status: 'accepted' })
    const { key } = await file(await mandate({ validTo: addDays(TODAY, 1), procedureCode: CODE }))
    const newer = await mandate({ validTo: addDays(TODAY, 700) })
    await expect(acceptDossier(desk(IN_THREE_DAYS), key, {})).resolves.toMatchObject({ status: 'accepted', mandate_id: newer })
    await revokeMandate(as(mother), newer)
  })

  it('revoked: refused with the rule, closed to the agent; the owner may take it up (Đ142.1.a)', async () => {
    const mandateId = await mandate({ procedureCode: CODE })
    const { code, key } = await file(mandateId)
    await revokeMandate(as(mother), mandateId)
    await expect(acceptDossier(desk(), key, {})).rejects.toThrow('Điều 569')
    expect((await app.get(`/ho-so/${code}`, daughter)).status).toBe(404)
    const html = await (await app.get(`/xu-ly/${code}`, officer(HERE, 'one_stop'))).text()
    expect(html).toContain('Chưa tiếp nhận được.')
    await requestSupplement(desk(), key, asked)
    await expect(supplySupplement(as(mother), key, { files: [], note: 'Tôi tự nộp tiếp.' })).resolves.toMatchObject({
      owner_consent: 'taken-up',
    })
    await expect(acceptDossier(desk(), key, {})).resolves.toMatchObject({ status: 'accepted' })
  })
})

/** The mother takes back all that the daughter holds. */
async function endAll(): Promise<void> {
  const { rows } = await database.pool.query('select id from mandates.mandate where person_id = $1 and revoked_at is null', [
    mother.personId,
  ])
  for (const { id } of rows) await revokeMandate(as(mother), id)
}

describe('filing with the owner’s one-time code', () => {
  const begin = async () => {
    const made = await makeAssistanceCode(as(mother), { procedureCode: CODE })
    const by = { assistanceCode: made.code }
    const draftId = await startDraftForAnother(as(helper), { procedureCode: CODE, agencyId: HERE, by })
    const filing = await sampleFiling(as(helper), CODE, HERE)
    return { id: made.id, filing: { ...filing, draftId, behalf: { ownerId: mother.personId } } }
  }

  it('is one filing: both names and the consent stand in it, and the helper sees the receipt alone', async () => {
    const { filing } = await begin()
    const { code, id } = await submitDossier(as(helper), filing)
    const told = await listMessagesOf(as(mother), { agencyId: HERE, subjectId: id })
    expect(told.map((one) => one.template)).toEqual(['dossier.filedWithCode'])
    expect(told[0]!.body).toContain(`do ${helper.name} nộp giúp`)
    expect(await getDossierByCode(as(mother), code)).toMatchObject({
      person_id: mother.personId,
      submitter_name: helper.name,
      relation: 'helper',
      owner_consent: 'code',
    })
    await expect(submitDossier(as(helper), filing)).rejects.toThrow(code)
    expect((await app.get(`/ho-so/${code}/da-nop`, helper)).status).toBe(200)
    expect((await app.get(`/ho-so/${code}/giay/confirmation/1`, helper)).status).toBe(200)
    expect((await app.get(`/ho-so/${code}`, helper)).status).toBe(404)
    expect((await app.get(`/ho-so/${code}/da-nop`, stranger)).status).toBe(404)
    expect((await listMyDossiers(as(helper), {})).items).toEqual([])
  })

  it('is refused with the rule once the owner has taken the consent back', async () => {
    const { id, filing } = await begin()
    const cancel = `/api/assistance-codes/${id}/cancellation`
    expect((await app.call(cancel, { method: 'POST' }, mother)).status).toBe(204)
    await expect(submitDossier(as(helper), filing)).rejects.toThrow('thôi đồng ý')
    await expect(submitDossier(as(stranger), filing)).rejects.toMatchObject({ code: 'not_found' })
  })
})
