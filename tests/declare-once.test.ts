import { beforeAll, describe, expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { type Answers, getProcedure, getProcedureVersion, validAnswers } from '#government/procedures'
import { reuseOfDraft } from '#government/vault'
import type { Actor, Ctx, OfficerRole } from '#platform/context'
import { AppError } from '#platform/errors'
import { typeset } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import { demoWorld, testApp, testDatabase } from '#testing'
import { acceptDossier } from '../src/government/dossiers/accept-dossier.ts'
import type { DossierKey } from '../src/government/dossiers/change-dossier.ts'
import { decideDossier } from '../src/government/dossiers/decide-dossier.ts'
import { finishStep } from '../src/government/dossiers/finish-step.ts'
import { getDossierView } from '../src/government/dossiers/get-dossier.ts'
import { getDraft } from '../src/government/dossiers/get-draft.ts'
import { issuePaper } from '../src/government/dossiers/issue-paper.ts'
import { issueResult } from '../src/government/dossiers/issue-result.ts'
import { requestSupplement } from '../src/government/dossiers/request-supplement.ts'
import { startDraft } from '../src/government/dossiers/start-draft.ts'
import { submitDossier } from '../src/government/dossiers/submit-dossier.ts'
import { lastDay } from '../src/government/vault/keep-in-vault.ts'
import { listVault } from '../src/government/vault/list-vault.ts'
import { revokePaper } from '../src/government/vault/vault-papers.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const HERE = demoAgencyId('xa-quynh-phu')
const THERE = demoAgencyId('xa-tho-xuan')
// The seal's certificate is made when it is first needed, so nothing is sealed before the present.
const NOW = new Date()
const LATER = new Date(NOW.getTime() + 2 * 86_400_000)
const TODAY = vietnamDate(NOW)
const SINGLE = '1.004873'

const citizen = (n: number): Extract<Actor, { kind: 'citizen' }> => ({
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[n]!.idNumber),
  name: demoCitizens[n]!.fullName,
  assurance: 2,
})
const officer = (agencyId: string, ...roles: OfficerRole[]): Actor => ({
  kind: 'officer',
  personId: demoPersonId('hotich.quynhphu'),
  name: 'Cán bộ',
  assurance: 2,
  agencyId,
  agencyName: 'UBND xã',
  visibleAgencyIds: [agencyId],
  roles,
})
const as = (actor: Actor, now = NOW): Ctx => world.ctx(actor, now)

/** What this person answers for a marital-status certificate; `reissue` calls for the certificate issued before (TP03). */
async function answersOf(reissue: boolean, now = NOW): Promise<Answers> {
  const version = await getProcedure(as(citizen(0), now), SINGLE, vietnamDate(now))
  const answers = validAnswers(version, 5, vietnamDate(now)) as Record<string, Record<string, unknown>>
  return {
    ...answers,
    requester: { ...answers.requester, relation: 'self' },
    subject: { ...answers.subject, fullName: 'Nguyễn Văn Thử', maritalStatus: 'neverMarried' },
    reissue,
    previousNumber: '12/2025',
  }
}

async function upload(owner: Actor, now = NOW): Promise<string> {
  const sample = await typeset(
    `${import.meta.dirname}/../src/government/dossiers/demo/sample-paper.typ`,
    { text: 'Giấy tờ' },
    NOW,
  )
  return (await keepUpload(as(owner, now), { name: 'giay.pdf', bytes: sample })).id
}

/** Lives a dossier to its sealed result. */
async function granted(owner: Actor, now = NOW, agencyId = HERE): Promise<DossierKey & { code: string }> {
  const answers = await answersOf(false, now)
  const filed = await submitDossier(as(owner, now), { procedureCode: SINGLE, agencyId, answers, files: [] })
  const key = { agencyId, dossierId: filed.id }
  const all = as(officer(agencyId, 'one_stop', 'specialist', 'leader', 'clerk'), now)
  let row = await acceptDossier(all, key, {})
  for (let n = 0; n < 6; n++) {
    const next = await finishStep(all, key, { opinion: 'Đủ điều kiện.', step: row.current_step }).catch(() => undefined)
    if (!next) break
    row = next
  }
  row = await decideDossier(all, key, { outcome: 'granted' })
  if (!row.issued_at) await issueResult(all, key)
  await issuePaper(as({ kind: 'system', name: 'dinh' }, now), { ...key, kind: 'result', number: 1 })
  return { ...key, code: filed.code }
}

async function draftOf(owner: Actor, reuse: boolean | undefined, agencyId = HERE, now = LATER) {
  const ctx = as(owner, now)
  const draft = await getDraft(ctx, await startDraft(ctx, { procedureCode: SINGLE, agencyId, reuse }))
  return { ...draft, draftId: draft.id, version: await getProcedureVersion(ctx, draft.procedureVersionId) }
}

describe('what an agency issued', () => {
  let first: DossierKey & { code: string }
  beforeAll(async () => {
    first = await granted(citizen(0))
  }, 60_000)

  it('goes into the vault of its holder once, valid for six months (NĐ 123/2015 Đ23.1), with its own number', async () => {
    await issuePaper(as({ kind: 'system', name: 'dinh' }, LATER), { ...first, kind: 'result', number: 1 })
    const { papers } = await listVault(as(citizen(0)))
    expect(papers).toHaveLength(1)
    expect(papers[0]).toMatchObject({
      kind: 'marital-status',
      dossier_code: first.code,
      issued_on: TODAY,
      valid_to: lastDay(TODAY, 6),
      about_name: 'Nguyễn Văn Thử',
      issuer_id: HERE,
    })
    expect(papers[0]!.number).not.toBe('')
    const view = await getDossierView(as(citizen(0)), first.code)
    expect(papers[0]!.sha256).toBe(view.papers.find((paper) => paper.kind === 'result')!.sha256)
  })

  it('is not asked for again by the same agency: it stands in by reference, with or without consent', async () => {
    const filed = await submitDossier(as(citizen(0), LATER), {
      procedureCode: SINGLE,
      agencyId: HERE,
      answers: await answersOf(true, LATER),
      files: [],
    })
    const view = await getDossierView(as(citizen(0)), filed.code)
    const { papers, reuse, saved } = await listVault(as(citizen(0)))
    expect(view.files.map((file) => [file.component_code, file.sha256])).toEqual([['TP03', papers[0]!.sha256]])
    expect(reuse[0]).toMatchObject({ kind: 'paper', origin_code: first.code, dossier_code: filed.code, agency_id: HERE })
    expect(saved.uploads).toBe(1)
    // What a page of the dossier tells of it, the API tells too.
    const owner = citizen(0)
    const told = await testApp(world).get(`/api/dossiers/${filed.code}/served-papers`, owner)
    expect(await told.json()).toEqual({
      papers: [expect.objectContaining({ componentCode: 'TP03', originCode: first.code, issuedOn: TODAY, automatic: true })],
      saving: { keystrokes: expect.any(Number), uploads: 1 },
    })
  })

  it('is asked for by another agency, and of another person', async () => {
    const filing = { procedureCode: SINGLE, answers: await answersOf(true, LATER), files: [] }
    const missing = { fields: { TP03: expect.any(String) } }
    await expect(submitDossier(as(citizen(0), LATER), { ...filing, agencyId: THERE })).rejects.toMatchObject(missing)
    await expect(submitDossier(as(citizen(1), LATER), { ...filing, agencyId: HERE })).rejects.toMatchObject(missing)
    const other = { ...(filing.answers.subject as Answers), fullName: 'Trần Thị Khác' }
    const wrong = { ...filing, answers: { ...filing.answers, subject: other }, agencyId: HERE }
    await expect(submitDossier(as(citizen(0), LATER), wrong)).rejects.toMatchObject(missing)
  })

  it('counts as its own what an agency of before the merger issued, and not what another commune did', async () => {
    const issuedBy = (slug: string) =>
      database.pool.query('update vault.paper set issuer_id = $1 where person_id = $2', [demoAgencyId(slug), citizen(0).personId])
    const answers = await answersOf(true, LATER)
    const file = () => submitDossier(as(citizen(0), LATER), { procedureCode: SINGLE, agencyId: HERE, answers, files: [] })
    await issuedBy('xa-quynh-hai-cu')
    await expect(file()).resolves.toMatchObject({ agencyId: HERE })
    await issuedBy('thi-tran-tho-xuan-cu')
    await expect(file()).rejects.toMatchObject({ fields: { TP03: expect.any(String) } })
    await issuedBy('xa-quynh-phu')
  })

  it('is not asked for by an officer either, unless they write why it cannot serve (NĐ 224/2026 Đ15.1.d)', async () => {
    const answers = await answersOf(true, LATER)
    const filed = await submitDossier(as(citizen(0), LATER), { procedureCode: SINGLE, agencyId: HERE, answers, files: [] })
    const key = { agencyId: HERE, dossierId: filed.id }
    const desk = as(officer(HERE, 'one_stop'), LATER)
    const item = { target: 'TP03', label: 'Giấy đã cấp', reason: 'Đề nghị nộp lại bản rõ hơn.' }
    const refused = await requestSupplement(desk, key, { items: [item] }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(AppError)
    expect((refused as AppError).fields['whyNot.TP03']).toContain('NĐ 224/2026 Đ15.1.d')
    const why = 'Giấy đã cấp ghi sai ngày sinh, đang được cải chính.'
    const row = await requestSupplement(desk, key, { items: [{ ...item, whyNotIssued: why }] })
    expect(row.status).toBe('awaitingSupplement')
    const { rows } = await database.pool.query(`select reason from audit.access where action = 'vault.issued-not-enough'`)
    expect(rows).toEqual([{ reason: why }])
  })

  it('serves no more once it is revoked by the leader of the agency that issued it, and by nobody else', async () => {
    const key = { personId: citizen(0).personId, dossierId: first.dossierId }
    for (const actor of [citizen(0), citizen(1), officer(HERE, 'clerk'), officer(THERE, 'leader')])
      await expect(revokePaper(as(actor), key, 'Cấp sai')).rejects.toBeInstanceOf(AppError)
    await revokePaper(as(officer(HERE, 'leader')), key, 'Cấp sai thông tin')
    const answers = await answersOf(true, LATER)
    await expect(
      submitDossier(as(citizen(0), LATER), { procedureCode: SINGLE, agencyId: HERE, answers, files: [] }),
    ).rejects.toMatchObject({ fields: { TP03: expect.any(String) } })
  })
})

describe('what a person declared', () => {
  const owner = citizen(2)
  beforeAll(async () => {
    const answers = await answersOf(false)
    const requester = { ...(answers.requester as Answers), idDocumentType: 'passport', idDocumentNumber: 'C1234567' }
    await submitDossier(as(owner), { procedureCode: SINGLE, agencyId: HERE, answers: { ...answers, requester }, files: [] })
  }, 60_000)

  it('is filled in only where they allow it, and no more after they take it back', async () => {
    const takenBy = async (draft: Awaited<ReturnType<typeof draftOf>>) =>
      Object.values((await reuseOfDraft(as(owner, LATER), draft)).prefilled).filter((item) => item.from)
    const asked = await draftOf(owner, undefined)
    expect(await takenBy(asked)).toEqual([])
    const allowed = await draftOf(owner, true)
    expect((await takenBy(allowed)).length).toBeGreaterThan(0)
    const withdrawn = await draftOf(owner, false)
    expect(await takenBy(withdrawn)).toEqual([])
    expect(await takenBy(await draftOf(owner, undefined))).toEqual([])
    expect((await listVault(as(owner))).consents).toMatchObject([
      { purpose: 'reuse', granted: false, textVersion: expect.any(String) },
    ])
  })

  it('counts as saved what was filled in and left as it was, to the keystroke', async () => {
    await draftOf(owner, true)
    const draft = await draftOf(owner, undefined)
    const second = await draftOf(owner, undefined)
    const reuse = await reuseOfDraft(as(owner, LATER), draft)
    const answers = await answersOf(false, LATER)
    const filled = draft.answers.requester as Answers
    const submit = async (requester: Answers, draftId: string) => {
      const merged = { ...answers, requester: { ...(answers.requester as Answers), ...requester } }
      const filing = { procedureCode: SINGLE, agencyId: HERE, answers: merged, files: [], draftId }
      const { code } = await submitDossier(as(owner, LATER), filing, 'online', reuse)
      const found = await database.pool.query('select keystrokes, uploads from vault.saving where dossier_code = $1', [code])
      return { code, ...(found.rows[0] as { keystrokes: number; uploads: number }) }
    }
    const left = await submit(filled, draft.id)
    const name = String(filled.fullName)
    const changed = await submit({ ...filled, fullName: `${name} Khác` }, second.id)
    expect(left.keystrokes - changed.keystrokes).toBe(name.length)
    expect(left.uploads).toBe(0)
    const { reuse: log, saved } = await listVault(as(owner))
    const taken = Object.values(reuse.prefilled).filter((item) => item.from)
    expect(
      log
        .filter((one) => one.dossier_code === left.code)
        .map((one) => [one.label, one.origin_code, one.agency_id])
        .sort(),
    ).toEqual(taken.map((item) => [item.label, item.from, HERE]).sort())
    expect(saved.keystrokes).toBe(left.keystrokes + changed.keystrokes)
  })

  it('keeps an upload only where the person says so', async () => {
    const version = await getProcedure(as(owner), SINGLE, TODAY)
    const component = version.components.find((one) => one.code === 'TP05')!
    const file = async (keepUploads: boolean) =>
      submitDossier(as(owner), {
        procedureCode: SINGLE,
        agencyId: HERE,
        answers: await answersOf(false),
        files: [{ componentCode: 'TP05', uploadId: await upload(owner) }],
        keepUploads,
      })
    await file(false)
    expect((await listVault(as(owner))).papers).toEqual([])
    await file(true)
    await file(true)
    expect((await listVault(as(owner))).papers).toMatchObject([{ kind: 'own', component_name: component.name, issuer_id: null }])
    const draft = await draftOf(owner, true)
    expect((await reuseOfDraft(as(owner, LATER), draft)).held).toEqual([])
  })
})
