import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { listTasks } from '#foundation/tasks'
import { getProcedureVersion } from '#government/procedures'
import type { Actor, OfficerRole } from '#platform/context'
import { OFFICER_ROLES } from '#platform/context'
import { sql } from '#platform/database'
import { officer as anOfficer, cookieFor, demoWorld, runJobs, testDatabase, tokenIn } from '#testing'
import { sampleJpeg } from '../src/foundation/files/sample-files.ts'
import { listNotices } from '../src/foundation/notifications/list-notices.ts'
import { rateDossier } from '../src/government/assessment/rate-dossier.ts'
import { acceptDossier } from '../src/government/dossiers/accept-dossier.ts'
import { decideDossier } from '../src/government/dossiers/decide-dossier.ts'
import { finishStep } from '../src/government/dossiers/finish-step.ts'
import { getDossierByCode } from '../src/government/dossiers/get-dossier.ts'
import { issuePaper } from '../src/government/dossiers/issue-paper.ts'
import { issueResult } from '../src/government/dossiers/issue-result.ts'
import { listMyDossiers } from '../src/government/dossiers/list-dossiers.ts'
import { lookUpDossier } from '../src/government/dossiers/look-up-dossier.ts'
import { printControlSlip } from '../src/government/dossiers/print-control-slip.ts'
import { returnResult } from '../src/government/dossiers/return-result.ts'
import { sampleFiling } from '../src/government/dossiers/sample-filing.ts'
import { submitDossier } from '../src/government/dossiers/submit-dossier.ts'
import { advanceTracks } from '../src/government/linked/advance-tracks.ts'
import { endPart } from '../src/government/linked/end-part.ts'
import { finishPart } from '../src/government/linked/finish-part.ts'
import { getPart } from '../src/government/linked/get-part.ts'
import { openParts, readyParts } from '../src/government/linked/linked-plan.ts'
import { listLateParts } from '../src/government/linked/list-late-parts.ts'
import { listParts } from '../src/government/linked/list-parts.ts'
import { tracksOf } from '../src/government/linked/list-tracks.ts'
import { nameAuthority } from '../src/government/linked/name-authority.ts'
import { openPart } from '../src/government/linked/open-part.ts'
import { mayDoPart, mayNameAuthority, maySeePart, maySendAgain } from '../src/government/linked/permissions.ts'
import { sendAgain } from '../src/government/linked/send-again.ts'
import { has } from './journeys/outside-checks.ts'

const database = await testDatabase()
const HERE = demoAgencyId('xa-quynh-phu')
const POLICE = demoAgencyId('cong-an-xa-quynh-phu')
const INSURANCE = demoAgencyId('bhxh-quynh-phu')
const LINKED = '3.000722'
// A Monday, 09:00 in Vietnam.
const MONDAY = new Date('2026-11-30T02:00:00Z')
const world = await demoWorld(database, ['organizations', 'identity', 'linked'], { at: MONDAY })
const owner: Actor = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
}
const roles = Object.fromEntries(OFFICER_ROLES.map((role) => [role, anOfficer(HERE, role)])) as Record<
  OfficerRole,
  ReturnType<typeof anOfficer>
>
const here = (role: OfficerRole, now = MONDAY) => world.ctx(roles[role], now)
const police = (now = MONDAY) => world.ctx({ ...anOfficer(POLICE, 'specialist'), name: 'Trung úy Lâm' }, now)
const insurance = (now = MONDAY) => world.ctx({ ...anOfficer(INSURANCE, 'specialist'), name: 'Bà Thu' }, now)
/** Whatever is delivered comes twice: nothing may happen twice. */
const deliver = () => runJobs(world, /^linked\.|→linked$/, 2)

async function filed(services = ['birth', 'residence', 'healthCard']) {
  const ctx = world.ctx(owner, MONDAY)
  const filing = await sampleFiling(ctx, LINKED, HERE)
  const { id, code } = await submitDossier(ctx, { ...filing, answers: { ...filing.answers, services } })
  await deliver()
  return { code, key: { agencyId: HERE, dossierId: id } }
}

type Filed = Awaited<ReturnType<typeof filed>>

async function granted({ code, key }: Filed, outcome: 'granted' | 'refused' = 'granted') {
  await acceptDossier(here('one_stop'), key, {})
  for (;;) {
    const { current_step: step } = await getDossierByCode(here('leader'), code)
    const done = await finishStep(here('specialist'), key, { opinion: 'Đủ điều kiện.', step }).catch(() => undefined)
    if (!done) break
  }
  await decideDossier(here('leader'), key, { outcome, note: outcome === 'refused' ? 'Không đủ điều kiện.' : '' })
  if (outcome === 'granted' && !(await getDossierByCode(here('clerk'), code)).issued_at) await issueResult(here('clerk'), key)
  await deliver()
}

const states = async ({ key }: Filed) =>
  Object.fromEntries((await tracksOf(world.ctx(), key.agencyId, key.dossierId)).map((track) => [track.step_code, track.state]))
const partOf = async (ctx: ReturnType<typeof police>, code: string) =>
  (await listParts(ctx, { state: 'open' })).items.find((part) => part.dossier_code === code)!

describe('a linked dossier (NĐ 63/2024/NĐ-CP, NĐ 61/2018/NĐ-CP Đ19)', () => {
  it('is filed once; the other agencies begin together when the birth is registered, each with its own deadline', async () => {
    const dossier = await filed()
    expect(await states(dossier)).toEqual({ '1.001193': 'waiting', '1.004222': 'waiting', '1.014137': 'waiting' })
    expect(await partOf(police(), dossier.code)).toBeUndefined()
    await granted(dossier)
    expect(await states(dossier)).toEqual({ '1.001193': 'done', '1.004222': 'sent', '1.014137': 'sent' })
    const [residence, card] = [await partOf(police(), dossier.code), await partOf(insurance(), dossier.code)]
    // Two working days, the day of receipt not counted: the end of Wednesday.
    expect(residence.due_at).toEqual(new Date('2026-12-02T10:00:00Z'))
    expect(card.due_at).toEqual(residence.due_at)
    for (const [ctx, part] of [
      [police(), residence],
      [insurance(), card],
    ] as const) {
      const { items } = await listTasks(ctx, {})
      expect(items.filter((task) => task.href === `/lien-thong/${part.id}`)).toHaveLength(1)
    }
  })

  it('tells each agency only what its part needs', async () => {
    const dossier = await filed()
    await granted(dossier)
    const { answers } = await getPart(insurance(), (await partOf(insurance(), dossier.code)).id)
    expect(Object.keys(answers).sort()).toEqual(expect.arrayContaining(['child', 'healthCard', 'requester']))
    expect(answers).not.toHaveProperty('mother')
    expect(answers).not.toHaveProperty('householdHead')
  })

  it('is not closed before the last part is done; then it is', async () => {
    const dossier = await filed()
    await granted(dossier)
    await expect(returnResult(here('one_stop'), dossier.key, { how: 'online' })).rejects.toMatchObject({ code: 'conflict' })
    await finishPart(police(), (await partOf(police(), dossier.code)).id, { outcome: 'done', resultNumber: 'CT08-77' })
    await deliver()
    await expect(returnResult(here('one_stop'), dossier.key, { how: 'online' })).rejects.toThrow(/1 phần/)
    // Until then nobody is told that it is finished, nor asked how it was; the commune's own work is.
    const told = async () => [
      (await lookUpDossier(world.ctx(), dossier.code))!.national.code,
      (await listMyDossiers(world.ctx(owner), {})).items.find((one) => one.code === dossier.code)!.status,
    ]
    const rating = { convenience: 3, timeliness: 3, attitude: 3, overall: 3 } as const
    expect(await told()).toEqual([4, 'inProcess'])
    await expect(rateDossier(world.ctx(owner), dossier.code, rating)).rejects.toMatchObject({ code: 'conflict' })
    expect((await getDossierByCode(here('leader'), dossier.code)).status).toBe('decided')
    await finishPart(insurance(), (await partOf(insurance(), dossier.code)).id, {
      outcome: 'done',
      resultNumber: 'TE1330012345678',
    })
    await deliver()
    expect(new Set(Object.values(await states(dossier)))).toEqual(new Set(['done']))
    expect(await told()).toEqual([9, 'decided'])
    // Each result is told once, though every answer was delivered twice.
    const notices = (await listNotices(world.ctx(owner), {})).items.filter((one) => one.body.includes(dossier.code))
    for (const number of ['CT08-77', 'TE1330012345678'])
      expect(
        notices.filter((one) => one.body.includes(number)),
        number,
      ).toHaveLength(1)
    await rateDossier(world.ctx(owner), dossier.code, rating)
    expect((await returnResult(here('one_stop'), dossier.key, { how: 'online' })).status).toBe('returned')
  })

  it('cannot be filed without the registration of the birth, on which everything builds (NĐ 63/2024/NĐ-CP)', async () => {
    await expect(filed(['residence'])).rejects.toMatchObject({
      fields: { services: expect.stringContaining('Đăng ký khai sinh') },
    })
  })

  it('sends nothing out before the commune has granted it', async () => {
    const dossier = await filed(['birth', 'residence'])
    await acceptDossier(here('one_stop'), dossier.key, {})
    await deliver()
    expect(await states(dossier)).toEqual({ '1.001193': 'waiting', '1.004222': 'waiting' })
  })

  it('follows a supplement that takes a part back: nothing of it leaves the commune, and nothing waits for it', async () => {
    const dossier = await filed(['birth', 'residence', 'healthCard'])
    await sql`update dossiers.dossier set answers = jsonb_set(answers, '{services}', '["birth"]') where code = ${dossier.code}`.execute(
      database.db,
    )
    await granted(dossier)
    expect(await states(dossier)).toEqual({ '1.001193': 'done', '1.004222': 'cancelled', '1.014137': 'cancelled' })
    expect((await getDossierByCode(here('leader'), dossier.code)).awaits_parts).toBe(0)
    expect(await partOf(police(), dossier.code)).toBeUndefined()
  })

  it('gives the next agency the sealed result it builds on, and the paper that was lacking', async () => {
    const dossier = await filed()
    await granted(dossier)
    const part = await partOf(police(), dossier.code)
    expect((await getPart(police(), part.id)).papers.map((paper) => paper.componentCode)).toContain('result')
    await finishPart(police(), part.id, { outcome: 'returned', note: 'Thiếu văn bản đồng ý của chủ hộ.' })
    await deliver()
    const { id } = await keepUpload(here('one_stop'), { name: 'dong-y.jpg', bytes: sampleJpeg({ width: 64, height: 48 }) })
    // Nobody answers for a part of their own dossier.
    const self = world.ctx({ ...roles.specialist, personId: (owner as { personId: string }).personId })
    const again = { stepCode: '1.004222', note: 'Đã có văn bản đồng ý của chủ hộ.' }
    await expect(endPart(self, dossier.code, again)).rejects.toMatchObject({ code: 'forbidden' })
    await sendAgain(here('one_stop'), dossier.code, { ...again, uploadId: id })
    await deliver()
    expect((await getPart(police(), part.id)).papers.map((paper) => paper.name)).toContain('dong-y.jpg')
  })

  it('goes where no agency is named to the lead agency itself, so that nothing drops out of sight', async () => {
    const dossier = await filed(['birth', 'identityCard'])
    await granted(dossier)
    expect(await states(dossier)).toEqual({ '1.001193': 'done', '1.116410': 'sent' })
    expect((await partOf(here('specialist') as ReturnType<typeof police>, dossier.code)).name).toContain('căn cước')
  })

  it('returns a part with its reason; the lead sends it again and the time limit begins anew', async () => {
    const dossier = await filed()
    await granted(dossier)
    const part = await partOf(police(), dossier.code)
    await expect(finishPart(police(), part.id, { outcome: 'returned', note: 'thiếu' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      sendAgain(here('one_stop'), dossier.code, { stepCode: '1.004222', note: 'Đã bổ sung giấy tờ.' }),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
    await finishPart(police(), part.id, { outcome: 'returned', note: 'Thiếu văn bản đồng ý của chủ hộ.' })
    await deliver()
    expect((await states(dossier))['1.004222']).toBe('returned')
    const task = (await listTasks(here('one_stop'), {})).items.find((one) => one.title.includes('bị trả lại'))
    expect(task?.href).toBe(`/xu-ly/${dossier.code}`)
    const thursday = new Date(MONDAY.getTime() + 3 * 86_400_000)
    world.clock.at = thursday
    await sendAgain(here('one_stop', thursday), dossier.code, { stepCode: '1.004222', note: 'Đã có văn bản đồng ý của chủ hộ.' })
    await deliver()
    const again = await getPart(police(thursday), part.id)
    expect([again.state, again.round, again.note]).toEqual(['open', 2, 'Đã có văn bản đồng ý của chủ hộ.'])
    expect(again.due_at).toEqual(new Date('2026-12-07T10:00:00Z'))
    expect((await listTasks(here('one_stop'), {})).items.some((one) => one.title.includes('bị trả lại'))).toBe(false)
    world.clock.at = MONDAY
  })

  it('shows on both leaders’ days when a part is late: at the agency that owes it, and at the one that waits for it', async () => {
    const dossier = await filed()
    await granted(dossier)
    const leaderOf = (agency: string, now: Date) => ({
      ...world.ctx({ ...anOfficer(agency, 'leader'), name: 'Thủ trưởng' }, now),
    })
    const dayOf = async (agency: string, now: Date) => {
      const { toDo, elsewhere } = await listLateParts(leaderOf(agency, now))
      const ours = <T extends { dossier_code: string }>(rows: T[]) => rows.filter((row) => row.dossier_code === dossier.code)
      return { toDo: ours(toDo).map((part) => part.step_code), elsewhere: ours(elsewhere).map((track) => track.doing_agency_id) }
    }
    // Due at the end of Wednesday: not yet on Monday, on Tuesday as tomorrow's, on Thursday as late.
    expect(await dayOf(POLICE, MONDAY)).toEqual({ toDo: [], elsewhere: [] })
    const [tuesday, thursday] = [1, 3].map((days) => new Date(MONDAY.getTime() + days * 86_400_000))
    expect(await dayOf(POLICE, tuesday!)).toEqual({ toDo: ['1.004222'], elsewhere: [] })
    expect(await dayOf(HERE, tuesday!)).toEqual({ toDo: [], elsewhere: [] })
    expect(await dayOf(POLICE, thursday!)).toEqual({ toDo: ['1.004222'], elsewhere: [] })
    expect((await dayOf(HERE, thursday!)).elsewhere.sort()).toEqual([POLICE, INSURANCE].sort())
    await expect(listLateParts(here('specialist'))).rejects.toMatchObject({ code: 'forbidden' })
    world.clock.at = thursday!
    const cookie = await cookieFor(world.ctx(), anOfficer(HERE, 'leader'))
    const html = await (await world.app.request('/lanh-dao', { headers: { cookie } })).text()
    world.clock.at = MONDAY
    expect(html).toContain('đang chờ cơ quan khác, đã quá hạn')
    expect(html).toContain('Công an xã Quỳnh Phụ')
    world.clock.at = thursday!
    const why = await world.app.request(`/ho-so/${dossier.code}/vi-sao`, {
      headers: { cookie: await cookieFor(world.ctx(), owner) },
    })
    world.clock.at = MONDAY
    // It is 09:00 on Thursday.
    expect(await why.text()).toMatch(
      /Công an xã Quỳnh Phụ[^<]* đang làm từ 09:00 30\/11\/2026, hạn 17:00 02\/12\/2026. Chậm 1 giờ 30 phút làm việc/,
    )
  })

  it('gives a part of the same day until the end of the next day where it is sent after 15:00 (NĐ 61/2018 Đ18.2)', async () => {
    const { code, key } = await filed()
    await granted({ code, key })
    const { procedure_version_id } = await getDossierByCode(here('leader'), code)
    const step = (await getProcedureVersion(world.ctx(), procedure_version_id)).linkedSteps!.find(
      (one) => one.code === '1.004222',
    )!
    const usual = step.timeLimit
    const dueWhenSent = async (sentAt: string, round: number) => {
      await openPart(world.ctx(), { agencyId: POLICE, dossierCode: code, stepCode: step.code, round, note: '', sentAt })
      return (await partOf(police(), code)).due_at
    }
    step.timeLimit = { value: 0, unit: 'immediate' }
    try {
      expect(await dueWhenSent('2026-11-30T08:00:00Z', 2)).toEqual(new Date('2026-11-30T10:00:00Z'))
      expect(await dueWhenSent('2026-11-30T08:30:00Z', 3)).toEqual(new Date('2026-12-01T10:00:00Z'))
    } finally {
      step.timeLimit = usual
    }
  })

  it('can be ended by the lead with a reason where it cannot be put right: the dossier waits no longer (NĐ 61/2018 Đ19.8)', async () => {
    const dossier = await filed(['birth', 'residence'])
    await granted(dossier)
    const part = await partOf(police(), dossier.code)
    const end = (ctx = here('one_stop'), note = 'Chủ hộ không đồng ý cho đăng ký.') =>
      endPart(ctx, dossier.code, { stepCode: '1.004222', note })
    await expect(end()).rejects.toMatchObject({ code: 'conflict' })
    await finishPart(police(), part.id, { outcome: 'returned', note: 'Chủ hộ không đồng ý bằng văn bản.' })
    await deliver()
    await expect(end(here('clerk'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(end(here('one_stop'), 'Không')).rejects.toMatchObject({ fields: { note: expect.any(String) } })
    await end()
    await deliver()
    await expect(end()).rejects.toMatchObject({ code: 'conflict' })
    expect((await states(dossier))['1.004222']).toBe('cancelled')
    expect((await getPart(police(), part.id)).state).toBe('cancelled')
    expect((await listTasks(here('one_stop'), {})).items.filter((task) => task.kind === 'linked.returned')).toEqual([])
    expect((await returnResult(here('one_stop'), dossier.key, { how: 'online' })).status).toBe('returned')
  })

  it('ends with its dossier: a refusal sends nothing out', async () => {
    const refused = await filed()
    await granted(refused, 'refused')
    expect(new Set(Object.values(await states(refused)))).toEqual(new Set(['cancelled']))
    expect(await partOf(police(), refused.code)).toBeUndefined()
    // Whatever is delivered again changes nothing more.
    const cancelled = async () =>
      (
        await sql`select 1 from audit.entry where action = 'linked.parts-cancelled' and subject_code = ${refused.code}`.execute(
          database.db,
        )
      ).rows.length
    await advanceTracks(world.ctx(), refused.code)
    expect(await cancelled()).toBe(1)
  })

  it('refuses bad input: answered twice, by a stranger, without its number, by whoever may not', async () => {
    const dossier = await filed()
    await granted(dossier)
    const part = await partOf(police(), dossier.code)
    await expect(finishPart(insurance(), part.id, { outcome: 'done', resultNumber: '1' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(getPart(world.ctx(owner), part.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      finishPart(world.ctx(anOfficer(POLICE, 'clerk')), part.id, { outcome: 'done', resultNumber: '1' }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    })
    // Nobody answers, or reads, what is their own; desk and clerk of that agency do not read it either.
    const self = world.ctx({ ...anOfficer(POLICE, 'specialist', 'leader'), personId: demoPersonId(demoCitizens[0]!.idNumber) })
    await expect(finishPart(self, part.id, { outcome: 'done', resultNumber: '1' })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listParts(self, { state: 'open' })).items).toEqual([])
    for (const role of ['one_stop', 'clerk', 'administrator'] as const) {
      await expect(getPart(world.ctx(anOfficer(POLICE, role)), part.id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(listParts(world.ctx(anOfficer(POLICE, role)), { state: 'open' })).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(finishPart(police(), part.id, { outcome: 'done' })).rejects.toMatchObject({
      fields: { resultNumber: expect.stringMatching(/số/) },
    })
    await finishPart(police(), part.id, { outcome: 'done', resultNumber: 'CT08-1' })
    await expect(finishPart(police(), part.id, { outcome: 'returned', note: 'Thiếu giấy tờ chỗ ở.' })).rejects.toThrow(
      /Trung úy Lâm/,
    )
    await expect(
      nameAuthority(here('administrator'), { agencyId: HERE, authority: 'Công an cấp xã', doingAgencyCode: 'H99.9' }),
    ).rejects.toMatchObject({ fields: { doingAgencyCode: expect.any(String) } })
  })
})

describe('the one receipt (form 01)', () => {
  it('names what the filing sets going, and nothing that was not asked for', async () => {
    const dossier = await filed()
    await acceptDossier(here('one_stop'), dossier.key, {})
    const { sha256 } = await issuePaper(world.ctx(undefined, new Date()), { ...dossier.key, kind: 'receipt', number: 1 })
    if (!has('pdftotext')) return
    const sheet = `${world.home}/receipt.pdf`
    writeFileSync(sheet, await world.ports.files.get(sha256))
    const said = execFileSync('pdftotext', [sheet, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
    expect(said).toContain('Giải quyết liên thông: Đăng ký khai sinh; Đăng ký thường trú; Cấp thẻ bảo hiểm y tế')
    expect(said).not.toContain('Cấp thẻ căn cước (tự chọn)')
  })

  it.runIf(has('pdftotext'))('stands on the control slip with the agencies that take part (form 06)', async () => {
    const dossier = await filed()
    await granted(dossier)
    const sheet = `${world.home}/slip.pdf`
    writeFileSync(sheet, (await printControlSlip(here('one_stop'), dossier.code)).bytes)
    const said = execFileSync('pdftotext', [sheet, '-'], { encoding: 'utf8' }).normalize('NFC').replace(/\s+/g, ' ')
    const [, partners] = /Cơ quan phối hợp giải quyết hồ sơ \(nếu có\): (.*?) Thời gian nhận/.exec(said)!
    for (const agency of ['Công an xã Quỳnh Phụ', 'Bảo hiểm xã hội cơ sở Quỳnh Phụ']) expect(partners).toContain(agency)
    expect(partners).not.toContain('Ủy ban nhân dân')
  })
})

it('keeps the file of a result while another field is put right', async () => {
  const dossier = await filed()
  await granted(dossier)
  const part = await partOf(police(), dossier.code)
  const actor = police().actor as ReturnType<typeof anOfficer>
  const cookie = await cookieFor(world.ctx(), actor)
  const send = async (fields: Record<string, string | File>) => {
    const page = await (await world.app.request(`/lien-thong/${part.id}`, { headers: { cookie } })).text()
    const form = new FormData()
    form.set('_token', tokenIn(page))
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return world.app.request(`/lien-thong/${part.id}`, { method: 'POST', body: form, headers: { cookie } })
  }
  const file = new File([new Uint8Array(sampleJpeg({ width: 64, height: 48 }))], 'thong-bao.jpg', { type: 'image/jpeg' })
  const refused = await send({ outcome: 'done', file })
  const html = await refused.text()
  expect([refused.status, html.includes('thong-bao.jpg')]).toEqual([422, true])
  const [, uploadId] = /name="uploadId" value="([^"]+)"/.exec(html)!
  expect((await send({ outcome: 'done', resultNumber: 'CT08-9', uploadId: uploadId! })).status).toBe(303)
  await deliver()
  const track = (await tracksOf(world.ctx(), dossier.key.agencyId, dossier.key.dossierId)).find(
    (one) => one.step_code === '1.004222',
  )
  expect(track).toMatchObject({ state: 'done', file_name: 'thong-bao.jpg' })
})

describe('the order of parts', () => {
  const plan = fc
    .integer({ min: 1, max: 8 })
    .chain((size) =>
      fc.tuple(...Array.from({ length: size }, (_, n) => fc.subarray(Array.from({ length: n }, (_, m) => `p${m}`)))),
    )
    .map((waits) => waits.map((depends_on, n) => ({ step_code: `p${n}`, depends_on, state: 'waiting' })))

  it('brings every part to its turn, never before what it waits for', () => {
    fc.assert(
      fc.property(plan, fc.infiniteStream(fc.nat()), (parts, choose) => {
        const done = new Set<string>()
        while (openParts(parts).length > 0) {
          for (const ready of readyParts(parts)) {
            expect(ready.depends_on.every((code) => done.has(code))).toBe(true)
            ready.state = 'sent'
          }
          const sent = parts.filter((part) => part.state === 'sent')
          expect(sent.length).toBeGreaterThan(0)
          const next = sent[choose.next().value! % sent.length]!
          next.state = 'done'
          done.add(next.step_code)
        }
        expect(done.size).toBe(parts.length)
      }),
      { numRuns: 200 },
    )
  })
})

describe('who may do what', () => {
  const at = (agencyId: string, role: OfficerRole) => anOfficer(agencyId, role)
  it.each([
    ['see a part', maySeePart, ['specialist', 'leader']],
    ['do a part', mayDoPart, ['specialist']],
    ['send a part again', maySendAgain, ['one_stop', 'specialist']],
  ] as const)('%s', (_, may, allowed) => {
    for (const role of OFFICER_ROLES) {
      expect(may(at(HERE, role), { agency_id: HERE, person_id: null }), role).toBe((allowed as readonly string[]).includes(role))
      expect(may(at(POLICE, role), { agency_id: HERE, person_id: null }), role).toBe(false)
    }
    for (const actor of [owner, { kind: 'nobody' } as Actor]) expect(may(actor, { agency_id: HERE, person_id: null })).toBe(false)
  })
  it('name an authority', () => {
    for (const role of OFFICER_ROLES) {
      expect(mayNameAuthority(at(HERE, role), HERE)).toBe(role === 'administrator')
      expect(mayNameAuthority(at(POLICE, role), HERE)).toBe(false)
    }
    expect(mayNameAuthority(owner, HERE)).toBe(false)
  })
})
