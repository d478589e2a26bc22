import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listAccesses } from '#foundation/audit'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { recordMandate } from '#government/mandates'
import type { OfficerRole } from '#platform/context'
import { typeset } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import { citizen, cookieFor, demoWorld, officer, testApp, testDatabase, tokenIn } from '#testing'
import { countPages } from './count-pages.ts'
import { fileAtCounter } from './file-at-counter.ts'
import { getDossierView } from './get-dossier.ts'
import { getDraft } from './get-draft.ts'
import { listApplicants } from './list-applicants.ts'
import { sampleFiling } from './sample-filing.ts'
import { addDraftFiles, saveDraftAnswers } from './save-draft.ts'
import { startCounterDraft } from './start-counter-draft.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const app = testApp(world)
const HERE = demoAgencyId('xa-quynh-phu')
const who = demoCitizens[0]!
const owner = { fullName: who.fullName, idNumber: who.idNumber }
const desk = { ...officer(HERE, 'one_stop'), name: 'Cán bộ một cửa' }
const ctx = world.ctx(desk)
const paper = await typeset(`${import.meta.dirname}/demo/sample-paper.typ`, { text: 'Giấy tờ' }, new Date())

const has = (tool: string) => (process.env.DINH_TEST_CHECKERS ?? 'pdftotext').split(',').includes(tool)

function pdfText(folder: string, pdf: Uint8Array): string {
  const name = join(folder, 'form.pdf')
  writeFileSync(name, pdf)
  return execFileSync('pdftotext', [name, '-'], { encoding: 'utf8' }).normalize('NFC').replace(/\s+/g, ' ')
}

describe('the counter', () => {
  it('is the one-stop desk’s alone, for procedures that its agency resolves', async () => {
    for (const role of ['specialist', 'leader', 'clerk', 'administrator'] as OfficerRole[]) {
      await expect(startCounterDraft(world.ctx(officer(HERE, role)), { procedureCode: '2.000635', owner })).rejects.toMatchObject(
        {
          code: 'forbidden',
        },
      )
      await expect(listApplicants(world.ctx(officer(HERE, role)), 'nguyen')).rejects.toMatchObject({ code: 'forbidden' })
    }
    const centre = world.ctx(officer(demoAgencyId('trung-tam-hung-yen'), 'one_stop'))
    await expect(startCounterDraft(centre, { procedureCode: '2.000635', owner })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('left empty names each field in the summary, and asks to choose from what is a list', async () => {
    const answer = await app.post('/quay', {}, desk)
    expect(answer.status).toBe(422)
    const summary = /class="error-summary"[\s\S]*?<\/ul>/.exec(await answer.text())![0]
    for (const named of ['Họ và tên: Hãy', 'Số định danh cá nhân: ', 'Thủ tục: Hãy chọn thủ tục'])
      expect(summary).toContain(named)
    expect(summary).not.toMatch(/ký tự|định dạng/)
  })

  it('files for the person there and accepts in one act, both names in the dossier; of two clicks the second files nothing', async () => {
    const draftId = await startCounterDraft(ctx, { procedureCode: '2.000635', owner })
    const filing = await sampleFiling(ctx, '2.000635', HERE)
    await saveDraftAnswers(ctx, draftId, filing.answers)
    for (const { componentCode } of filing.files)
      await addDraftFiles(ctx, draftId, componentCode, [{ name: 'a.pdf', bytes: paper }])
    const both = await Promise.allSettled([1, 2].map(() => fileAtCounter(ctx, draftId, { onTheSpot: false, consents: true })))
    expect(both.filter((done) => done.status === 'fulfilled')).toHaveLength(1)
    const filed = both.flatMap((done) => (done.status === 'fulfilled' ? [done.value] : []))[0]!
    const { row, events } = await getDossierView(ctx, filed.code)
    expect(row).toMatchObject({
      status: 'accepted',
      channel: 'counter',
      person_id: demoPersonId(who.idNumber),
      submitter_id: desk.personId,
      relation: 'desk',
    })
    expect(events.map((event) => [event.kind, event.actor_name])).toEqual([
      ['submit', desk.name],
      ['accept', desk.name],
    ])
    expect((await listApplicants(ctx, 'lan')).map((applicant) => applicant.name)).toContain(who.fullName)
  })

  it('files nothing for anybody until the officer notes that they are here and agree, which is evidence for them', async () => {
    const draftId = await startCounterDraft(ctx, { procedureCode: '2.000635', owner })
    const filing = await sampleFiling(ctx, '2.000635', HERE)
    await saveDraftAnswers(ctx, draftId, filing.answers)
    const file = (consents: boolean) => fileAtCounter(ctx, draftId, { onTheSpot: false, consents })
    await expect(file(false)).rejects.toMatchObject({ fields: { consents: expect.stringContaining('đồng ý') } })
    const { code } = await file(true)
    const { row } = await getDossierView(ctx, code)
    expect(row).toMatchObject({ owner_consent: 'counter', submitter_name: desk.name, applicant_name: who.fullName })
    const personId = demoPersonId(who.idNumber)
    const seen = await listAccesses(world.ctx(citizen(personId, who.fullName)), { personId })
    expect(seen.items).toContainEqual(expect.objectContaining({ action: 'dossiers.consent-noted' }))
  })

  it('files for whoever comes with a mandate on paper: the agent is the submitter, the officer only types', async () => {
    const [, , , , , giver, agent] = demoCitizens
    const uploadId = (await keepUpload(ctx, { name: 'uy-quyen.pdf', bytes: paper })).id
    const party = (one: typeof who) => ({ fullName: one.fullName, idNumber: one.idNumber })
    const date = vietnamDate(new Date())
    const { id, ownerId } = await recordMandate(ctx, {
      owner: party(giver!),
      agent: party(agent!),
      purposes: ['file'],
      paper: { number: '7/CT', date, certifier: 'UBND xã Quỳnh Phụ' },
      uploadId,
    })
    const mandate = { ownerId, mandateId: id }
    const draftId = await startCounterDraft(ctx, { procedureCode: '2.000635', mandate })
    await saveDraftAnswers(ctx, draftId, (await sampleFiling(ctx, '2.000635', HERE)).answers)
    const { code } = await fileAtCounter(ctx, draftId, { onTheSpot: false, consents: true })
    const { row, events } = await getDossierView(ctx, code)
    expect(row).toMatchObject({
      person_id: ownerId,
      submitter_name: agent!.fullName,
      relation: 'mandate',
      mandate_id: id,
      status: 'accepted',
    })
    expect(events[0]!.actor_name).toBe(desk.name)
    expect((await app.get(`/uy-quyen/${ownerId}/${id}/ban-chup`, desk)).status).toBe(200)
    const html = await (await app.get(`/xu-ly/${code}`, desk)).text()
    expect(html).toContain(`${agent!.fullName} nộp cho ${giver!.fullName}`)
  })

  it('refuses a form that is not complete, keeps all of it, and files nothing', async () => {
    const draftId = await startCounterDraft(ctx, { procedureCode: '2.000635', owner })
    await expect(fileAtCounter(ctx, draftId, { onTheSpot: false, consents: true })).rejects.toMatchObject({ code: 'invalid' })
    const html = await (await app.get(`/quay/ho-so/${draftId}`, desk)).text()
    expect(html).toContain(who.idNumber)
    // Another officer's draft does not exist for a colleague.
    expect((await app.get(`/quay/ho-so/${draftId}`, officer(HERE, 'one_stop'))).status).toBe(404)
  })
})

describe('a scan (TT 01/2023/TT-VPCP Đ8.2)', () => {
  it('with other pages than the paper is not kept, and the number typed stands there still', async () => {
    const draftId = await startCounterDraft(ctx, { procedureCode: '2.000635', owner })
    const cookie = await cookieFor(ctx, desk)
    const [, code] = /name="pages\.([^"]+)"/.exec(await (await app.get(`/quay/ho-so/${draftId}`, desk)).text())!
    for (const pages of ['3', '-3', 'ba']) {
      const page = await (await app.get(`/quay/ho-so/${draftId}`, desk)).text()
      const form = new FormData()
      form.set('_token', tokenIn(page))
      form.set(`pages.${code}`, pages)
      form.set(`file.${code}`, new File([Buffer.from(paper)], 'quet.pdf', { type: 'application/pdf' }))
      const response = await world.app.request(`/quay/ho-so/${draftId}`, { method: 'POST', body: form, headers: { cookie } })
      const html = await response.text()
      expect([response.status, html.includes(`value="${pages}"`)], pages).toEqual([422, true])
    }
    expect((await getDraft(ctx, draftId)).files).toEqual([])
  })

  it('keeps how many pages the paper had: in the dossier, on the desk’s page and on form 01; a file sent as such has none', async () => {
    const draftId = await startCounterDraft(ctx, { procedureCode: '2.000635', owner })
    const filing = await sampleFiling(ctx, '2.000635', HERE)
    await saveDraftAnswers(ctx, draftId, filing.answers)
    const open = async () => (await app.get(`/quay/ho-so/${draftId}`, desk)).text()
    const codes = [...(await open()).matchAll(/name="pages\.([^"]+)"/g)].map(([, code]) => code!)
    const [first, other] = [codes[0]!, codes[1]]
    const send = async (code: string, pages: string, ...files: string[]) => {
      const form = new FormData()
      form.set('_token', tokenIn(await open()))
      form.set('save', '1')
      form.set(`pages.${code}`, pages)
      for (const name of files) form.append(`file.${code}`, new File([Buffer.from(paper)], name, { type: 'application/pdf' }))
      const cookie = await cookieFor(ctx, desk)
      return (await world.app.request(`/quay/ho-so/${draftId}`, { method: 'POST', body: form, headers: { cookie } })).status
    }
    expect(await send(first, '2', 'mat-truoc.pdf', 'mat-sau.pdf')).toBe(303)
    if (other) expect(await send(other, '', 'dien-tu.pdf')).toBe(303)
    await saveDraftAnswers(ctx, draftId, filing.answers)
    for (const { componentCode } of filing.files)
      if (componentCode !== first) await addDraftFiles(ctx, draftId, componentCode, [{ name: 'a.pdf', bytes: paper }])
    const { code } = await fileAtCounter(ctx, draftId, { onTheSpot: false, consents: true })
    const { files } = await getDossierView(ctx, code)
    const pages = (component: string) => files.filter((file) => file.component_code === component).map((file) => file.paper_pages)
    expect(pages(first)).toEqual([1, 1])
    expect(files.filter((file) => file.component_code !== first).every((file) => file.paper_pages === null)).toBe(true)
    expect(await (await app.get(`/xu-ly/${code}`, desk)).text()).toContain('bản giấy 1 trang')
    const receipt = Buffer.from(await (await app.get(`/ho-so/${code}/giay/receipt/1`, desk)).arrayBuffer())
    if (has('pdftotext')) expect(pdfText(world.home, receipt)).toContain('2 điện tử (quét từ 2 trang)')
  })

  it('has as many pages as its PDF, a picture one; what cannot be counted is not called wrong', async () => {
    expect(await countPages({ name: 'a.pdf', bytes: paper })).toBe(1)
    expect(await countPages({ name: 'a.jpg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]) })).toBe(1)
    expect(await countPages({ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7 damaged') })).toBeUndefined()
  })
})
