import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { demoWorld, officer, testApp, testDatabase } from '#testing'
import { acceptDossier } from './accept-dossier.ts'
import { apologizeDelay } from './apologize-delay.ts'
import { decideDossier } from './decide-dossier.ts'
import { finishStep } from './finish-step.ts'
import { issueResult } from './issue-result.ts'
import { printControlSlip } from './print-control-slip.ts'
import { printRegister } from './print-register.ts'
import { countRegister, ENTRIES_OF_PRINT, readRegister } from './read-register.ts'
import { sampleFiling } from './sample-filing.ts'
import { stopDossier } from './stop-dossier.ts'
import { submitDossier } from './submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'])
const site = testApp(world)
const HERE = demoAgencyId('xa-quynh-phu')
const desk = { ...officer(HERE, 'one_stop', 'specialist', 'leader'), name: 'Phạm Thị Ánh' }
const owner = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const at = (text: string) => new Date(`${text}:00+07:00`)
const hasText = (process.env.DINH_TEST_CHECKERS ?? 'pdftotext').split(',').includes('pdftotext')

async function accepted(when: string) {
  const now = at(when)
  const filed = await submitDossier(world.ctx(owner, now), await sampleFiling(world.ctx(owner, now), '1.004222', HERE))
  const key = { agencyId: HERE, dossierId: filed.id }
  const row = await acceptDossier(world.ctx(desk, now), key, {})
  return { key, code: filed.code, row }
}

function textOf(pdf: Uint8Array): string {
  const file = join(world.home, 'form.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC').replace(/\s+/g, ' ')
}

describe('the register (form 07)', () => {
  it('holds what was received in a year, month or day of Vietnam, numbered through the year in order of receipt', async () => {
    const january = await accepted('2027-01-15T09:00')
    // The last minute of the month in Vietnam is still the month's.
    const last = await accepted('2027-02-28T23:59')
    const march = await accepted('2027-03-01T00:00')
    const ctx = world.ctx(desk, at('2027-03-10T08:00'))
    expect(await countRegister(ctx, { year: 2027 })).toEqual({ before: 0, count: 3 })
    expect(await countRegister(ctx, { year: 2027, month: 2 })).toEqual({ before: 1, count: 1 })
    expect(await countRegister(ctx, { year: 2027, month: 3, day: 1 })).toEqual({ before: 2, count: 1 })
    const codes = async (period: Parameters<typeof readRegister>[1]) =>
      (await readRegister(ctx, period, 0)).map((row) => row.code)
    expect(await codes({ year: 2027 })).toEqual([january.code, last.code, march.code])
    expect(await codes({ year: 2027, month: 2 })).toEqual([last.code])
    expect(await codes({ year: 2026, month: 12 })).toEqual([])
    // Another agency's desk sees none of it.
    const elsewhere = world.ctx(officer(demoAgencyId('xa-tho-xuan'), 'one_stop'), ctx.now)
    expect((await countRegister(elsewhere, { year: 2027 })).count).toBe(0)
  })

  it.runIf(hasText)(
    'of a former agency is printed again by the one that followed it, by nobody else, and with its own numbers',
    async () => {
      const kept = await accepted('2030-03-04T09:00')
      const next = demoAgencyId('xa-tho-xuan')
      const heir = { ...officer(next, 'one_stop'), visibleAgencyIds: [next, HERE] }
      const ctx = world.ctx(heir, at('2030-04-01T08:00'))
      const text = textOf((await printRegister(ctx, { year: 2030, agencyId: HERE })).bytes)
      for (const part of ['Cả năm 2030 · UBND xã Quỳnh Phụ', kept.code.slice(0, -4), 'từ số 0001']) expect(text).toContain(part)
      expect((await countRegister(ctx, { year: 2030 })).count).toBe(0)
      const page = await (await site.get(`/xu-ly/so-theo-doi?co-quan=${HERE}&nam=2030&thang=&ngay=`, heir)).text()
      expect(page).toContain('Đã tiếp nhận 1 hồ sơ trong kỳ.')
      expect(page).toContain(`co-quan=${HERE}&amp;nam=2030`)
      const stranger = officer(next, 'one_stop')
      expect((await site.get(`/xu-ly/so-theo-doi/ban-in?co-quan=${HERE}&nam=2030`, stranger)).status).toBe(404)
      expect((await site.get('/xu-ly/so-theo-doi/ban-in?co-quan=x&nam=2030', stranger)).status).toBe(422)
    },
  )

  it.runIf(hasText)('says what became of each, from its events; and is itself in the audit', async () => {
    const sorry = await accepted('2028-05-08T09:00')
    const stopped = await accepted('2028-05-08T10:00')
    await apologizeDelay(world.ctx(desk, at('2028-05-09T09:00')), sorry.key, {
      reason: 'Chờ xác minh nơi ở cũ.',
      newDueDate: '2028-05-22',
    })
    await stopDossier(world.ctx(desk, at('2028-05-09T10:00')), stopped.key, { reason: 'Người nộp đã chuyển đi nơi khác.' })
    const ctx = world.ctx(desk, at('2028-05-10T08:00'))
    const print = await printRegister(ctx, { year: 2028, month: 5 })
    expect(print.name).toBe('so-theo-doi-ho-so-2028-5.pdf')
    const text = textOf(print.bytes)
    expect(text).toContain('Tháng 5 năm 2028 · từ số 0001 đến số 0002')
    // The date of form 01 stands in its column, the new one in the notes.
    for (const part of ['11/05/2028', '22/05/2028', 'Đã dừng', 'Đã xin lỗi']) expect(text).toContain(part)
    const { rows } = await database.pool.query(`select data from audit.entry where action = 'dossiers.print-register'`)
    expect(rows.at(-1).data).toMatchObject({ year: 2028, month: 5, entries: 2 })
  })

  it('of a long period is printed in parts that hold each entry once, also where many were received at one moment', async () => {
    const { row } = await accepted('2029-01-02T08:00')
    await database.pool.query(
      `insert into dossiers.dossier select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', 'X-' || n,
         'accepted_at', timestamptz '2029-01-03 08:00+07' + (n / 400) * interval '1 day'))).*
       from dossiers.dossier d, generate_series(1, $2::int) n where d.id = $1`,
      [row.id, ENTRIES_OF_PRINT + 2],
    )
    const ctx = world.ctx(desk, at('2029-06-01T08:00'))
    const [first, second, third] = await Promise.all(
      [0, 1, 2].map((part) => readRegister(ctx, { year: 2029 }, part * ENTRIES_OF_PRINT)),
    )
    expect([first!.length, second!.length, third!.length]).toEqual([ENTRIES_OF_PRINT, 3, 0])
    const all = [...first!, ...second!]
    expect(new Set(all.map((one) => one.id)).size).toBe(ENTRIES_OF_PRINT + 3)
    expect(all.map((one) => one.accepted_at!.getTime())).toEqual(
      all.map((one) => one.accepted_at!.getTime()).toSorted((a, b) => a - b),
    )
    const html = await (await site.get('/xu-ly/so-theo-doi?nam=2029&thang=&ngay=', desk)).text()
    expect(html).toContain('In từ số 1.001 đến số 1.003')
    expect((await site.get('/xu-ly/so-theo-doi/ban-in?nam=2029&quyen=2', desk)).headers.get('content-type')).toBe(
      'application/pdf',
    )
  })

  it('refuses a day that does not exist, with a sentence at its field, and shows what was typed', async () => {
    const response = await site.get('/xu-ly/so-theo-doi?nam=2026&thang=2&ngay=30', desk)
    const html = await response.text()
    expect([response.status, html.includes('Tháng 2 không có ngày này'), html.includes('value="30"')]).toEqual([422, true, true])
    expect((await site.get('/xu-ly/so-theo-doi/ban-in?nam=2026&thang=&ngay=3', desk)).status).toBe(422)
    expect((await site.get('/xu-ly/so-theo-doi?nam=x', desk)).status).toBe(422)
  })

  it('stands on the list of dossiers for those who keep it', async () => {
    const link = 'href="/xu-ly/so-theo-doi"'
    expect(await (await site.get('/xu-ly', desk)).text()).toContain(link)
    expect(await (await site.get('/xu-ly', officer(HERE, 'specialist'))).text()).not.toContain(link)
  })
})

describe('the control slip (form 06)', () => {
  it.runIf(hasText)('tells each hand-over and whether the step kept its hours, and stands on the dossier’s page', async () => {
    const { key, code, row } = await accepted('2026-11-16T09:00')
    // Forty hours are granted to the second step: five working days.
    await finishStep(world.ctx({ ...desk, name: 'Lê Văn Hộ' }, at('2026-11-24T09:00')), key, {
      opinion: 'Đủ điều kiện đăng ký.',
      step: row.current_step,
    })
    const ctx = world.ctx(desk, at('2026-11-24T10:00'))
    const text = textOf((await printControlSlip(ctx, code)).bytes)
    for (const part of ['Người nhận: Phạm Thị Ánh', 'Người giao: Phạm Thị Ánh', 'Người nhận: Lê Văn Hộ', 'Người giao: Lê Văn Hộ'])
      expect(text).toContain(part)
    expect(text).toContain(`Người giao: ${owner.name}`)
    for (const part of ['Quá hạn', 'Đang giải']) expect(text).toContain(part)
    expect(text).toContain('Thời gian hẹn trả kết quả: 17 giờ')
    expect(await (await site.get(`/xu-ly/${code}`, desk)).text()).toContain(`/xu-ly/${code}/phieu-kiem-soat`)
    expect(await (await site.get(`/ho-so/${code}`, owner)).text()).not.toContain('phieu-kiem-soat')
  })
})

describe('a refusal after appraisal (NĐ 61/2018 Đ19.8)', () => {
  it.runIf(hasText)(
    'is given in writing by form 03, with its reason and the leader’s seal, once the decision is sealed',
    async () => {
      const now = at('2026-11-23T09:00')
      const filed = await submitDossier(world.ctx(owner, now), await sampleFiling(world.ctx(owner, now), '2.000635', HERE))
      const key = { agencyId: HERE, dossierId: filed.id }
      const staff = world.ctx({ ...desk, roles: ['one_stop', 'specialist', 'leader', 'clerk'] }, now)
      let row = await acceptDossier(staff, key, {})
      row = await finishStep(staff, key, { opinion: 'Không có trong sổ.', step: row.current_step })
      await decideDossier(staff, key, { outcome: 'refused', note: 'Sổ hộ tịch của xã không có sự kiện này.' })
      const paper = `/ho-so/${filed.code}/giay/refusal/1`
      expect((await site.get(paper, owner)).status).toBe(404)
      await issueResult(staff, key)
      expect(await (await site.get(`/ho-so/${filed.code}`, owner)).text()).toContain(paper)
      const text = textOf(Buffer.from(await (await site.get(paper, owner)).arrayBuffer()))
      for (const part of [
        'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ',
        'Sổ hộ tịch của xã không có sự kiện này.',
        'CHỦ TỊCH',
        'Luật Khiếu nại',
      ])
        expect(text).toContain(part)
    },
  )
})
