import { describe, expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { getProcedure, requiredComponents, validAnswers } from '#government/procedures'
import { newId, sql } from '#platform/database'
import { typeset } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import { cookieFor, demoWorld, officer, testApp, testDatabase, tokenIn } from '#testing'
import { fieldId } from '#ui/fields'
import { parseDossierCode } from './dossier-code.ts'
import { getDraft, listDrafts } from './get-draft.ts'
import { addDraftFiles, dropDraft, removeDraftFile, saveDraftAnswers } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
const MONDAY = new Date('2026-11-16T02:00:00Z')
const world = await demoWorld(database, ['organizations', 'identity'], { at: MONDAY })
const app = testApp(world, () => MONDAY)
const HERE = demoAgencyId('xa-quynh-phu')
const TODAY = vietnamDate(MONDAY)
const person = (n: number) =>
  ({ kind: 'citizen', personId: demoPersonId(demoCitizens[n]!.idNumber), name: demoCitizens[n]!.fullName, assurance: 2 }) as const
const [owner, stranger] = [person(0), person(1)]
const citizen = () => world.ctx(owner, MONDAY)
const desk = { ...officer(HERE, 'one_stop'), name: 'Phạm Thị Quầy' }
const paper = await typeset(`${import.meta.dirname}/demo/sample-paper.typ`, { text: 'Giấy tờ' }, MONDAY)

const MOTHER = {
  fullName: 'Trần Thị Lan',
  dateOfBirth: '1990-01-01',
  ethnicity: '01',
  nationality: 'VN',
  residence: { text: 'Thôn 3, xã Quỳnh Phụ, tỉnh Hưng Yên', legacy: true },
}

async function ready(code = '1.001193') {
  const version = await getProcedure(citizen(), code, TODAY)
  const answers = validAnswers(version, 7, TODAY)
  const files = []
  for (const { component, required } of requiredComponents(version, answers))
    if (required)
      files.push({
        componentCode: component.code,
        uploadId: (await keepUpload(citizen(), { name: 'giay.pdf', bytes: paper })).id,
      })
  return { procedureCode: code, agencyId: HERE, answers, files }
}
const call = (path: string, body: unknown, as: Parameters<typeof app.call>[2], headers: Record<string, string> = {}) => {
  const text = JSON.stringify(body)
  const all = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)), ...headers }
  return app.call(path, { method: 'POST', body: text, headers: all }, as)
}
const count = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from dossiers.dossier`.execute(database.db)).rows[0]!.n

describe('filing by the API', () => {
  it('files once for one Idempotency-Key, in order or at the same moment, with the same answer', async () => {
    const input = await ready()
    const before = await count()
    const first = await call('/api/dossiers', input, owner, { 'idempotency-key': 'lan-nop-so-1' })
    expect(first.status).toBe(201)
    const done = await first.json()
    const again = await call('/api/dossiers', input, owner, { 'idempotency-key': 'lan-nop-so-1' })
    expect([again.status, await again.json()]).toEqual([201, done])
    expect(await count()).toBe(before + 1)
    const both = await Promise.all(
      [1, 2, 3].map(() => call('/api/dossiers', input, owner, { 'idempotency-key': 'lan-nop-so-2' })),
    )
    expect(both.map((response) => response.status)).toEqual([201, 201, 201])
    const answers = await Promise.all(both.map((response) => response.json()))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await count()).toBe(before + 2)
  })

  it('asks for the key, a person, and their right to write', async () => {
    const input = await ready()
    expect((await call('/api/dossiers', input, owner)).status).toBe(400)
    expect((await call('/api/dossiers', input, undefined, { 'idempotency-key': 'khong-ai-ca-1' })).status).toBe(401)
    // A browser's session is no key to the API's changes, whatever page asks for it.
    const cookie = { cookie: await cookieFor(citizen(), owner), 'idempotency-key': 'bang-cookie-1' }
    expect((await call('/api/dossiers', input, undefined, cookie)).status).toBe(401)
  })

  it('names every field that is wrong, and files nothing', async () => {
    const before = await count()
    const response = await call('/api/dossiers', { ...(await ready()), answers: {} }, owner, { 'idempotency-key': 'thieu-het-1' })
    expect(response.status).toBe(422)
    const problem = (await response.json()) as { errors: { field: string; message: string }[] }
    expect(problem.errors.length).toBeGreaterThan(5)
    for (const { message } of problem.errors) expect(message).toMatch(/[.!?]$/)
    expect(await count()).toBe(before)
  })

  it.each([
    ['a NUL', 'Nguyễn\u0000Văn'],
    ['half a character', 'Nguyễn \ud800'],
  ])('answers %s in a text with a refusal, never with a defect', async (_, bad) => {
    const input = await ready()
    const text = JSON.stringify({ ...input, answers: { ...input.answers, note: bad, requester: { fullName: bad } } })
    const response = await call('/api/dossiers', JSON.parse(text), owner, { 'idempotency-key': `chu-hong-${newId()}` })
    expect([400, 422]).toContain(response.status)
    const noted = await submitDossier(citizen(), input)
    const accepted = await call(`/api/dossiers/${noted.code}/acceptance`, { note: bad }, desk)
    expect([200, 400]).toContain(accepted.status)
  })

  it('answers odd codes, cursors and statuses with 400 or 404', async () => {
    for (const code of ['x', "H31.115-261116-0001' or 1=1", '%00', 'H31.115-261116-99999999', 'Z99.1-261116-0001'])
      expect((await app.get(`/api/dossiers/${encodeURIComponent(code)}/status`)).status, code).toBe(404)
    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const after of [
      'x',
      cursor(['2026', 'x']),
      cursor(['+275760-09-13', newId()]),
      cursor([1, 2]),
      cursor(['2026-11-16T00:00:00Z', "'"]),
    ])
      expect([200, 400], after).toContain((await app.get(`/api/dossiers?after=${after}`, desk)).status)
    expect((await app.get('/api/dossiers?status=king', desk)).status).toBe(400)
    expect((await app.get('/api/dossiers?limit=100000', desk)).status).toBe(400)
    expect((await app.get('/api/dossiers?q=%25%5f%5c%00', desk)).status).toBeLessThan(500)
  })

  it('tells everybody the state of a code and nothing else; the rest to its owner and its agency', async () => {
    const { code } = await submitDossier(citizen(), await ready())
    const shown = await app.get(`/api/dossiers/${code}/status`)
    expect(Object.keys((await shown.json()) as object).sort()).toEqual([
      'agency',
      'code',
      'nationalCode',
      'nationalLabel',
      'status',
    ])
    for (const [actor, status] of [
      [owner, 200],
      [desk, 200],
      [stranger, 404],
      [officer(demoAgencyId('xa-tho-xuan'), 'leader'), 404],
      [undefined, 404],
    ] as const)
      expect((await app.get(`/api/dossiers/${code}`, actor)).status).toBe(status)
    expect((await call(`/api/dossiers/${code}/acceptance`, {}, stranger)).status).toBe(404)
    expect((await call(`/api/dossiers/${code}/acceptance`, {}, owner)).status).toBe(403)
    expect((await call(`/api/dossiers/${code}/acceptance`, {}, officer(HERE, 'clerk'))).status).toBe(403)
    expect(await (await call(`/api/dossiers/${code}/acceptance`, {}, desk)).json()).toMatchObject({
      code,
      status: 'accepted',
      version: 2,
    })
    const late = await call(`/api/dossiers/${code}/acceptance`, {}, { ...desk, personId: newId() })
    expect(late.status).toBe(409)
    expect(((await late.json()) as { detail: string }).detail).toContain(desk.name)
  })

  it('asks for the PDF when a copy is to be checked and none was chosen', async () => {
    const { code } = await submitDossier(citizen(), await ready())
    const response = await app.post(`/kiem-tra/${code}`, {}, owner)
    expect([response.status, (await response.text()).includes('Hãy chọn tệp PDF cần kiểm tra.')]).toEqual([422, true])
  })

  it('asks for the code where a look-up or a check is sent without one', async () => {
    for (const path of ['/tra-cuu', '/kiem-tra']) {
      expect(await (await app.get(path)).text()).not.toContain('Hãy nhập mã hồ sơ')
      const html = await (await app.get(`${path}?ma=+`)).text()
      for (const part of ['Hãy nhập mã hồ sơ', 'href="#f-ma"', '<title>Lỗi: ']) expect(html, path).toContain(part)
    }
  })

  it('shows pages of a look-up and of a paper’s check that tell nothing of the person', async () => {
    const { code } = await submitDossier(citizen(), await ready())
    for (const path of [`/tra-cuu?ma=${code}`, `/tra-cuu?code=${code}`, `/kiem-tra/${code}`]) {
      const response = await app.get(path)
      expect(response.status, path).toBe(200)
      const html = await response.text()
      for (const secret of [owner.name, demoCitizens[0]!.idNumber, owner.personId]) expect(html, path).not.toContain(secret)
    }
  })
})

describe('a draft', () => {
  const start = () => startDraft(citizen(), { procedureCode: '1.001193', agencyId: HERE })

  it('is its person’s alone: to everybody else it does not exist', async () => {
    const id = await start()
    await addDraftFiles(citizen(), id, 'TP02', [{ name: 'giay.pdf', bytes: paper }])
    const fileId = (await getDraft(citizen(), id)).files[0]!.id
    const other = world.ctx(stranger, MONDAY)
    const attempts = [
      () => getDraft(other, id),
      () => saveDraftAnswers(other, id, { x: 1 }),
      () => addDraftFiles(other, id, 'TP02', [{ name: 'giay.pdf', bytes: paper }]),
      () => removeDraftFile(other, id, fileId),
      () => dropDraft(other, id),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    for (const path of ['', '/giay-to', '/xem-lai', '/requester'])
      expect((await app.get(`/ban-khai/${id}${path}`, stranger)).status).toBe(404)
    for (const path of ['/nop', '/xoa', '/giay-to'])
      expect((await app.post(`/ban-khai/${id}${path}`, {}, stranger)).status).toBe(404)
    expect((await app.get('/ban-khai/khong-phai-ma', owner)).status).toBe(404)
    expect((await getDraft(citizen(), id)).files).toHaveLength(1)
    expect((await listDrafts(other)).map((draft) => draft.id)).not.toContain(id)
    // Filing one's own with another's draft named is refused, and leaves that draft alone.
    const mine = { ...(await ready('2.000635')), files: [] }
    await expect(submitDossier(other, { ...mine, draftId: id })).rejects.toMatchObject({ code: 'conflict' })
    expect((await getDraft(citizen(), id)).id).toBe(id)
  })

  it('says at its own field which file is empty or of no accepted kind, and keeps the others', async () => {
    const id = await start()
    await saveDraftAnswers(citizen(), id, (await ready('1.001193')).answers)
    const page = await (await app.get(`/ban-khai/${id}/giay-to`, owner)).text()
    const [empty, good] = [...page.matchAll(/name="file\.([^"]+)"/g)].map(([, code]) => code!)
    const form = new FormData()
    form.set('_token', tokenIn(page))
    form.set('next', '1')
    form.set(`file.${empty}`, new File([], 'trống.pdf', { type: 'application/pdf' }))
    form.set(`file.${good}`, new File([Buffer.from(paper)], 'tốt.pdf', { type: 'application/pdf' }))
    const cookie = await cookieFor(citizen(), owner)
    const answer = await world.app.request(`/ban-khai/${id}/giay-to`, { method: 'POST', body: form, headers: { cookie } })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const part of ['Tệp “trống.pdf” không có nội dung.', `href="#${fieldId(`file.${empty}`)}"`]) expect(html).toContain(part)
    expect((await getDraft(citizen(), id)).files.map((file) => file.name)).toEqual(['tốt.pdf'])
  })

  it('warns at the very step of a birthday that is likely a slip, once, and goes on all the same', async () => {
    const { answers } = await ready()
    const id = await start()
    const child = { ...(answers.child as object), dateOfBirth: '2026-11-01' }
    await saveDraftAnswers(citizen(), id, { ...answers, birthCase: 'bothParents', child, mother: { ...MOTHER } })
    const born = { 'mother.dateOfBirth.day': '1', 'mother.dateOfBirth.month': '11', 'mother.dateOfBirth.year': '1961' }
    const go = () => app.post(`/ban-khai/${id}/mother`, { ...born, next: '1' }, owner)
    const said = await go()
    expect(said.headers.get('location')).toMatch(/^\/ban-khai\/[^/]+\/father$/)
    const notice = /dinh_notice=([\w-]+)/.exec(said.headers.get('set-cookie') ?? '')![1]!
    expect(Buffer.from(notice, 'base64url').toString()).toContain('Mẹ: Theo ngày này, người mẹ sinh con khi đã 65 tuổi')
    expect((await go()).headers.get('set-cookie') ?? '').not.toContain('dinh_notice=')
  })

  it('does not go on to the review while a paper that its answers call for is missing, and says which at its field', async () => {
    const { answers } = await ready()
    const id = await start()
    const requester = { ...(answers.requester as object), relation: 'sibling', authorized: true }
    await saveDraftAnswers(citizen(), id, { ...answers, birthCase: 'surrogacy', requester })
    for (const code of ['TP02', 'TP05']) await addDraftFiles(citizen(), id, code, [{ name: 'giay.pdf', bytes: paper }])
    const refused = await app.post(`/ban-khai/${id}/giay-to`, { next: '1' }, owner)
    const html = await refused.text()
    expect(refused.status).toBe(422)
    expect(html.match(/Còn thiếu giấy tờ: [^.<]+/g)).toEqual(Array(2).fill(expect.stringContaining('mang thai hộ')))
    expect(html).toContain(`href="#${fieldId('file.TP04')}"`)
    // Papers can be put aside for later all the same.
    const kept = await app.post(`/ban-khai/${id}/giay-to`, { stay: '1' }, owner)
    expect(kept.headers.get('location')).toBe(`/ban-khai/${id}/giay-to`)
    await addDraftFiles(citizen(), id, 'TP04', [{ name: 'giay.pdf', bytes: paper }])
    const on = await app.post(`/ban-khai/${id}/giay-to`, { next: '1' }, owner)
    expect(on.headers.get('location')).toBe(`/ban-khai/${id}/xem-lai`)
  })

  it('ends with its filing, and a form sent twice leads to the same dossier', async () => {
    const input = await ready()
    const id = await start()
    await saveDraftAnswers(citizen(), id, input.answers)
    for (const { componentCode } of input.files)
      await addDraftFiles(citizen(), id, componentCode, [{ name: 'giay.pdf', bytes: paper }])
    const before = await count()
    const first = await app.post(`/ban-khai/${id}/nop`, {}, owner)
    expect(first.headers.get('location')).toMatch(/^\/ho-so\/H31\.115-261116-\d{4,}\/da-nop$/)
    expect(await count()).toBe(before + 1)
    // The draft is gone and knows its dossier: whoever comes back to it is led there, and files nothing again.
    const [, code] = /\/ho-so\/([^/]+)/.exec(first.headers.get('location')!)!
    await expect(getDraft(citizen(), id)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(code!) })
    expect((await app.get(`/ban-khai/${id}/xem-lai`, owner)).headers.get('location')).toContain(first.headers.get('location'))
    expect((await app.get(`/ban-khai/${id}/xem-lai`, stranger)).status).toBe(404)
    expect((await app.post(`/ban-khai/${id}/nop`, {}, owner)).status).toBe(409)
    expect(await count()).toBe(before + 1)
    expect((await app.get(first.headers.get('location')!, owner)).status).toBe(200)
    expect((await app.get(first.headers.get('location')!, stranger)).status).toBe(404)
  })

  it('forgives how a code is typed: spaces, lower case, a last dot', () => {
    for (const typed of ['H31.115-261123-0009', ' h31.115 261123 0009', 'H31.115 - 261123 - 0009.', 'H31.115-2611 23-0009'])
      expect(parseDossierCode(typed)?.code, typed).toBe('H31.115-261123-0009')
    for (const wrong of ['', 'H31.115', 'H31.115-261123', '0009']) expect(parseDossierCode(wrong)).toBeUndefined()
  })

  it('offers the agency of where the citizen lives first', async () => {
    const html = await (await app.get('/nop-ho-so/1.001193', owner)).text()
    expect(html).toMatch(new RegExp(`<option value="${HERE}" selected`))
    const elsewhere = await (await app.get('/nop-ho-so/1.004873', stranger)).text()
    expect(elsewhere).not.toMatch(new RegExp(`<option value="${HERE}" selected`))
  })

  it('keeps what was typed, right or wrong, and files nothing of it', async () => {
    const id = await start()
    await saveDraftAnswers(citizen(), id, { requester: { fullName: '' }, child: { dateOfBirth: '31/02/2026' } })
    const before = await count()
    const response = await app.post(`/ban-khai/${id}/nop`, {}, owner)
    expect(response.status).toBe(422)
    expect(await count()).toBe(before)
    expect((await getDraft(citizen(), id)).answers).toEqual({ requester: { fullName: '' }, child: { dateOfBirth: '31/02/2026' } })
  })

  it('is for citizens: an officer files for a named person instead', async () => {
    await expect(startDraft(world.ctx(desk, MONDAY), { procedureCode: '1.001193', agencyId: HERE })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(startDraft(citizen(), { procedureCode: '1.001193', agencyId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(startDraft(citizen(), { procedureCode: '9.999999', agencyId: HERE })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
