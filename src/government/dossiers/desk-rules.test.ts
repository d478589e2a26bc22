import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { listMessagesOf } from '#foundation/notifications'
import { demoAgencyId } from '#foundation/organizations'
import { listTasks } from '#foundation/tasks'
import type { Ctx, OfficerRole } from '#platform/context'
import { demoWorld, officer, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { askToStop } from './ask-to-stop.ts'
import type { DossierKey } from './change-dossier.ts'
import { decideDossier } from './decide-dossier.ts'
import { feesStillOwed } from './fees-still-owed.ts'
import { finishStep } from './finish-step.ts'
import { getDossierView } from './get-dossier.ts'
import { issuePaper } from './issue-paper.ts'
import { notePayment } from './pay-fees.ts'
import { readClock } from './read-clock.ts'
import { requestSupplement } from './request-supplement.ts'
import { sampleFiling } from './sample-filing.ts'
import { withdrawDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'
import { supplySupplement } from './supply-supplement.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'notifications', 'procedures'])
const HERE = demoAgencyId('xa-quynh-phu')
const MONDAY = new Date('2026-11-16T02:00:00Z')
const days = (n: number, hours = 0) => new Date(MONDAY.getTime() + (n * 24 + hours) * 3_600_000)
const who = demoCitizens[0]!
const owner = { kind: 'citizen', personId: demoPersonId(who.idNumber), name: who.fullName, assurance: 2 } as const
const by = (role: OfficerRole) => ({ ...officer(HERE, role), name: `Cán bộ ${role}` })
const as = (role: OfficerRole, at = MONDAY): Ctx => world.ctx(by(role), at)
const app = testApp(world, () => MONDAY)
const TEMPORARY = { registration: 'temporary', temporaryMonths: 12 }

type Keys = DossierKey & { code: string; answers: Record<string, unknown> }
async function file(procedureCode: string, more: Record<string, unknown> = {}): Promise<Keys> {
  const ctx = world.ctx(owner, MONDAY)
  const filing = await sampleFiling(ctx, procedureCode, HERE)
  const answers = { ...filing.answers, ...more }
  const { id, code } = await submitDossier(ctx, { ...filing, answers })
  return { agencyId: HERE, dossierId: id, code, answers }
}
const viewOf = (key: { code: string }) => getDossierView(world.ctx(owner, MONDAY), key.code)
const item = (target: string, label = 'Giấy tờ') => ({ target, label, reason: 'Ảnh mờ, không đọc được.' })

async function textOf(key: Keys, kind: 'receipt' | 'supplement', at = MONDAY): Promise<string> {
  const paper = await issuePaper(as('one_stop', at), { ...key, kind, number: 1 })
  const name = join(world.home, `${key.code}-${kind}.pdf`)
  writeFileSync(name, (await world.ports.files.get(paper.sha256))!)
  return execFileSync('pdftotext', ['-layout', name, '-'], { encoding: 'utf8' }).normalize('NFC').replace(/\s+/g, ' ')
}
const hasText = (process.env.DINH_TEST_CHECKERS ?? 'pdftotext').split(',').includes('pdftotext')

describe('form 01', () => {
  it.runIf(hasText)(
    'promises the time limit of what was filed, and lists what lay there on acceptance, however late it is printed',
    async () => {
      const key = await file('1.004222', TEMPORARY)
      const accepted = await acceptDossier(as('one_stop'), key, {})
      await requestSupplement(as('specialist'), key, { items: [item('TP02', 'Giấy tờ về chỗ ở')] })
      const { answers, files } = await sampleFiling(world.ctx(owner, MONDAY), '1.004222', HERE)
      const uploadId = files[0]!.uploadId
      await supplySupplement(world.ctx(owner, days(1)), key, { answers, files: [{ componentCode: 'TP02', uploadId }] })
      const told = await textOf(key, 'receipt', days(2))
      expect(told).toContain('theo quy định: 3 ngày làm việc')
      // In the name of what was asked for on the form of another procedure.
      expect(told).toContain('Nội dung yêu cầu giải quyết: Đăng ký tạm trú')
      // The one paper filed, not the second one of the supplement.
      expect(told).toContain('1 điện tử')
      expect(told).not.toContain('2 điện tử')
      // Three working days from Monday 16.
      expect(accepted.due_at).toEqual(new Date('2026-11-19T10:00:00Z'))
    },
  )
})

describe('fees', () => {
  const extracts = (copyCount: number) => ({ copyCount })

  it('follow a corrected form at the rates of the day of filing; what was paid stays paid', async () => {
    const key = await file('2.000635', extracts(1))
    const one = (await viewOf(key)).row.fees[0]!.amountVnd
    expect(one).toBeGreaterThan(0)
    await notePayment(as('one_stop'), key, { receiptNumber: '0000123' })
    await requestSupplement(as('one_stop'), key, { items: [item('TP01')] })
    const answers = { ...key.answers, ...extracts(3) }
    await supplySupplement(world.ctx(owner, days(1)), key, { answers, files: [] })
    const { fees } = (await viewOf(key)).row
    expect(fees.filter((fee) => fee.paidAt).map((fee) => fee.amountVnd)).toEqual([one])
    expect(fees.filter((fee) => !fee.paidAt).map((fee) => fee.amountVnd)).toEqual([2 * one])
  })

  it('are taken while the work goes on, and the clock does not know of it', async () => {
    const key = await file('2.000635', extracts(1))
    const accepted = await acceptDossier(as('one_stop'), key, {})
    const paid = await notePayment(as('one_stop', days(0, 2)), key, { receiptNumber: '0000124' })
    expect([paid.due_at, paid.status, paid.current_step]).toEqual([accepted.due_at, 'accepted', accepted.current_step])
    expect(paid.fees.every((fee) => fee.paidAt)).toBe(true)
    const { events } = await viewOf(key)
    expect(readClock(events, false).map((segment) => segment.rule)).toEqual(['received', 'acceptedSameDay'])
    await expect(notePayment(as('one_stop'), key, { receiptNumber: '0000125' })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('never lose a payment and never ask twice for what was paid', () => {
    const fee = fc.record({ name: fc.constantFrom('a', 'b', 'c'), amountVnd: fc.integer({ min: 1, max: 9 }), paid: fc.boolean() })
    const due = fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c'), amountVnd: fc.integer({ min: 1, max: 9 }) }), {
      selector: (one) => one.name,
    })
    const sum = (fees: readonly { amountVnd: number }[]) => fees.reduce((all, one) => all + one.amountVnd, 0)
    fc.assert(
      fc.property(fc.array(fee), due, (had, owed) => {
        const before = had.map(({ paid, ...one }) => ({ ...one, ...(paid ? { paidAt: MONDAY.toISOString() } : {}) }))
        const after = feesStillOwed(before, owed)
        expect(after.filter((one) => one.paidAt)).toEqual(before.filter((one) => one.paidAt))
        for (const { name, amountVnd } of owed) {
          const of = (fees: typeof after, paid: boolean) => sum(fees.filter((one) => one.name === name && !one.paidAt !== paid))
          expect(of(after, false)).toBe(Math.max(0, amountVnd - of(before, true)))
        }
        expect(feesStillOwed(after, owed)).toEqual(after)
      }),
    )
  })
})

describe('a supplement', () => {
  it('cannot ask for another paper a second time under the same code and another name (NĐ 61/2018 Đ17.2, Đ19.4)', async () => {
    const key = await file('1.004222')
    const ask = (stage: Ctx, label: string) => requestSupplement(stage, key, { items: [item('khac', label)] })
    const supply = (at: Date) => supplySupplement(world.ctx(owner, at), key, { files: [], note: 'Đã bổ sung.' })
    await ask(as('one_stop'), 'Giấy khai sinh của con')
    await supply(MONDAY)
    await expect(ask(as('one_stop'), 'Sổ hộ khẩu cũ')).rejects.toThrow('Đ17.2')
    await ask(as('one_stop'), 'giấy khai  sinh của con')
    await supply(MONDAY)
    await acceptDossier(as('one_stop'), key, {})
    await ask(as('specialist'), 'Hợp đồng thuê nhà')
    await supply(days(1))
    await expect(ask(as('specialist'), 'Giấy đăng ký kết hôn')).rejects.toThrow('Đ19.4')
  })

  it('is not sent with half of a line: a paper without its reason, or a reason without its paper', async () => {
    const key = await file('1.004222')
    const path = `/xu-ly/${key.code}/yeu-cau-bo-sung`
    const whole = { 'reason.TP02': 'Ảnh mờ, không đọc được.' }
    for (const [name, value] of [
      ['label.khac', 'Hợp đồng thuê nhà'],
      ['reason.khac', 'Cần biết ai là chủ nhà.'],
    ] as const) {
      const answer = await app.post(path, { ...whole, [name]: value }, by('one_stop'))
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain(value)
    }
    expect((await viewOf(key)).row.status).toBe('submitted')
  })

  it('that comes after the agency’s three working days says so to everybody, and tells the officer before (NĐ 61/2018 Đ19.4)', async () => {
    const [inTime, late] = [await file('1.004222'), await file('1.004222')]
    for (const key of [inTime, late]) await acceptDossier(as('one_stop'), key, {})
    // Accepted on Monday 16: until the end of Thursday 19.
    await requestSupplement(as('specialist', days(3, 7)), inTime, { items: [item('TP02')] })
    const page = await testApp(world, () => days(4)).get(`/xu-ly/${late.code}/yeu-cau-bo-sung`, by('specialist'))
    expect(await page.text()).toContain('19/11/2026')
    await requestSupplement(as('specialist', days(4)), late, { items: [item('TP02')] })
    const asked = async (key: Keys) => (await viewOf(key)).events.at(-1)!.data.askedLate
    expect([await asked(inTime), await asked(late)]).toEqual([undefined, true])
    expect(await (await app.get(`/ho-so/${late.code}`, owner)).text()).toContain('Yêu cầu bổ sung sau thời hạn')
  })
})

describe('a supplement taken at the desk', () => {
  it('is scanned whole: as many pages as the paper has (TT 01/2023/TT-VPCP Đ8.2)', async () => {
    const key = await file('1.004222')
    await requestSupplement(as('one_stop'), key, { items: [item('TP02')] })
    const clerk = world.ctx(by('one_stop'), days(1))
    const { uploadId } = (await sampleFiling(clerk, '1.004222', HERE)).files[0]!
    const supply = (paperPages: number) =>
      supplySupplement(clerk, key, { files: [{ componentCode: 'TP02', uploadId, paperPages }] })
    await expect(supply(3)).rejects.toMatchObject({ code: 'invalid', fields: { 'files.0.paperPages': expect.any(String) } })
    await supply(1)
    expect((await viewOf(key)).files.at(-1)).toMatchObject({ stage: 'supplement', paper_pages: 1 })
  })
})

describe('a request for supplement that the procedure gives a time', () => {
  it('names the last day on the page and on form 02, and reminds the agency to stop what was not answered', async () => {
    const key = await file('3.000722')
    await acceptDossier(as('one_stop'), key, {})
    await requestSupplement(as('specialist'), key, { items: [item('TP01')] })
    // Seven working days from Monday 16, with the holiday of 24 November between.
    const by = new Date('2026-11-26T10:00:00Z')
    const [task] = (await listTasks(as('specialist'), { limit: 100 })).items.filter((one) => one.reference === key.code)
    expect(task).toMatchObject({ kind: 'dossier.answer', dueAt: by })
    expect(await (await app.get(`/ho-so/${key.code}`, owner)).text()).toContain('Hạn bổ sung: 17:00 26/11/2026')
    if (hasText) expect(await textOf(key, 'supplement')).toContain('Đề nghị bổ sung trước')
    await supplySupplement(world.ctx(owner, days(1)), key, { files: [], note: 'Đã bổ sung.' })
    const left = (await listTasks(as('specialist'), { limit: 100 })).items.filter((one) => one.reference === key.code)
    expect(left.map((one) => one.kind)).not.toContain('dossier.answer')
  })
})

describe('what the owner says at the desk', () => {
  it('is written down by an officer, and the owner hears of it', async () => {
    const [stopped, withdrawn] = [await file('1.004222'), await file('1.004222')]
    await acceptDossier(as('one_stop'), stopped, {})
    for (const [key, noun] of [
      [stopped, 'de-nghi-dung'],
      [withdrawn, 'rut'],
    ] as const) {
      expect((await app.post(`/xu-ly/${key.code}/${noun}`, { reason: '' }, by('one_stop'))).status).toBe(422)
      expect((await app.post(`/xu-ly/${key.code}/${noun}`, { reason: 'Đã chuyển đi nơi khác.' }, by('one_stop'))).status).toBe(
        303,
      )
      const { events } = await viewOf(key)
      expect(events.at(-1)!.data).toMatchObject({ atDesk: true, reason: 'Đã chuyển đi nơi khác.' })
      const messages = await listMessagesOf(as('one_stop'), { agencyId: HERE, subjectId: key.dossierId })
      expect(messages.map((message) => message.template)).toContain('dossier.saidAtDesk')
    }
    expect((await viewOf(withdrawn)).row.status).toBe('withdrawn')
    await expect(decideDossier(as('leader'), withdrawn, { outcome: 'granted' })).rejects.toThrow('NĐ 118/2025 Đ21')
    await expect(askToStop(as('one_stop'), withdrawn, { reason: 'Không còn cần.' })).rejects.toThrow('Đ21')
    // Their own wish is told to nobody a second time.
    const own = await file('1.004222')
    await withdrawDossier(world.ctx(owner, MONDAY), own, {})
    expect((await viewOf(own)).events.at(-1)!.data).toEqual({ reason: '', dueAt: null, lawfulDueAt: null })
  })
})

describe('the owner of a dossier', () => {
  it('reads by the interface for programs what the page shows, and no opinion of an officer', async () => {
    const key = await file('1.004222')
    const { current_step: step } = await acceptDossier(as('one_stop'), key, {})
    await finishStep(as('specialist'), key, { opinion: 'Ý kiến nội bộ của công chức.', step })
    const read = async (actor: typeof owner | ReturnType<typeof by>) => (await app.get(`/api/dossiers/${key.code}`, actor)).text()
    expect(await read(by('leader'))).toContain('Ý kiến nội bộ')
    const own = await read(owner)
    expect(own).not.toContain('Ý kiến nội bộ')
    expect(own).not.toContain('Cán bộ')
    expect(JSON.parse(own).dossier).toMatchObject({ code: key.code, status: 'inProcess', answers: expect.any(Object) })
  })
})

describe('the clock of a dossier', () => {
  it.each([
    ['2.000635', {}, 'acceptedSameDay', 'Đ18.2'],
    ['1.004222', {}, 'accepted', 'Đ147'],
  ])('of %s names the rule by which it counts', async (code, more, rule, article) => {
    const key = await file(code, more)
    await acceptDossier(as('one_stop'), key, {})
    expect(readClock((await viewOf(key)).events, false).at(-1)!.rule).toBe(rule)
    expect(await (await app.get(`/ho-so/${key.code}`, owner)).text()).toContain(article)
  })
})

it('has no two fields of one id on the desk, and its summary of errors leads to the field that was sent', async () => {
  const key = await file('1.004222')
  const shown = await app.get(`/xu-ly/${key.code}`, { ...officer(HERE, 'one_stop', 'specialist', 'leader'), name: 'Cán bộ' })
  const ids = [...(await shown.text()).matchAll(/<(?:input|textarea|select)[^>]* id="([^"]+)"/g)].map((match) => match[1]!)
  expect(ids.length).toBeGreaterThan(2)
  expect(new Set(ids).size).toBe(ids.length)
  const html = await (await app.post(`/xu-ly/${key.code}/rut`, {}, by('one_stop'))).text()
  expect(html).toContain('href="#f-rut-reason"')
  expect(html).toMatch(/<textarea[^>]*id="f-rut-reason"/)
})
