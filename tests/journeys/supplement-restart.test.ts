import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addWorkingDays, nationalCalendar } from '#foundation/calendar'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Actor } from '#platform/context'
import { addDays, formatDate, vietnamDate, vietnamInstant } from '#platform/time'
import { officer, testDatabase } from '#testing'
import { sampleJpeg } from '../../src/foundation/files/sample-files.ts'
import { acceptDossier } from '../../src/government/dossiers/accept-dossier.ts'
import { getDossierView } from '../../src/government/dossiers/get-dossier.ts'
import { sampleFiling } from '../../src/government/dossiers/sample-filing.ts'
import { submitDossier } from '../../src/government/dossiers/submit-dossier.ts'
import { has } from './outside-checks.ts'
import { pdfText } from './pdf-text.ts'
import { openSite, type Site, Walker } from './walker.ts'

const HERE = demoAgencyId('xa-quynh-phu')
/** Three working days; the clock of this procedure restarts after a supplement. */
const PROCEDURE = '1.004222'
const database = await testDatabase()
let site: Site
// Seals hold from now on: the days are those that come, as the calendar of the country has them.
const calendar = nationalCalendar()
const FIRST = addWorkingDays(calendar, addDays(vietnamDate(new Date()), -1), 1)
const day = (n: number) => addWorkingDays(calendar, FIRST, n)
const at = (n: number, time = '09:00') => vietnamInstant(day(n), time)

beforeAll(async () => {
  site = await openSite(database, { demo: ['procedures'], at: at(0) })
})
afterAll(() => site.close())

const deskCtx = () => site.world.ctx(officer(HERE, 'one_stop'), site.world.clock.at)
const shot = (walker: Walker, name: string) =>
  process.env.DINH_SHOTS ? walker.page.screenshot({ path: `${process.env.DINH_SHOTS}/${name}.png`, fullPage: true }) : undefined

/** A citizen has filed, and the desk has received it. */
async function received(who: Actor): Promise<string> {
  const ctx = site.world.ctx(who, site.world.clock.at)
  const filed = await submitDossier(ctx, await sampleFiling(ctx, PROCEDURE, HERE))
  await acceptDossier(deskCtx(), { agencyId: HERE, dossierId: filed.id }, {})
  return filed.code
}

describe.each([
  ['without script, on a phone', false, 390, 'congdan1', 0],
  ['with script, at a desk', true, 1280, 'congdan2', 1],
] as const)('a supplement, %s', (_, script, width, username, index) => {
  it('is asked for once and in full, corrected in place, and starts the clock again', async () => {
    // The clock never goes back: the second walk begins where the first has ended.
    const start = index * 6
    site.world.clock.at = at(start)
    const who = demoCitizens[index]!
    const code = await received({
      kind: 'citizen',
      personId: demoPersonId(who.idNumber),
      name: who.fullName,
      assurance: 2,
    })

    site.world.clock.at = at(start + 1, '10:00')
    const specialist = await Walker.arrive(site, { script, width })
    await specialist.signIn('hotich.quynhphu')
    await specialist.open(`/xu-ly/${code}`)
    // Three whole working days after the day of receipt.
    expect(await specialist.text()).toContain(formatDate(day(start + 3)))
    await specialist.press(`a[href="/xu-ly/${code}/yeu-cau-bo-sung"]`)
    await specialist.page.fill('textarea[name="reason.subject"]', 'Xem')
    await specialist.press('main form button.button')
    // A reason too short helps nobody; what was typed stands there still.
    expect((await specialist.errors()).length).toBe(1)
    expect(await specialist.page.inputValue('textarea[name="reason.subject"]')).toBe('Xem')
    await specialist.page.fill('textarea[name="reason.subject"]', 'Họ tên chưa đúng với thẻ căn cước.')
    const papers = await specialist.page.$$eval('textarea[name^="reason.TP"]', (boxes) =>
      boxes.map((box) => (box as HTMLTextAreaElement).name.replace('reason.', '')),
    )
    const [cited, another] = [papers[0]!, papers[1] ?? 'khac']
    await specialist.page.fill(`textarea[name="reason.${cited}"]`, 'Ảnh mờ, chưa đọc được số của giấy.')
    await shot(specialist, `supplement-request-${width}`)
    await specialist.press('main form button.button')
    expect(specialist.path()).toBe(`/xu-ly/${code}`)
    expect(await specialist.page.textContent('main')).toContain('Thời hạn tạm dừng')

    site.world.clock.at = at(start + 2)
    const citizen = await Walker.arrive(site, { script, width })
    await citizen.signIn(username)
    await citizen.open(`/ho-so/${code}`)
    const asked = await citizen.page.textContent('main')
    expect(asked).toContain('Ảnh mờ, chưa đọc được số của giấy.')
    expect(asked).toContain('Chờ người nộp bổ sung hồ sơ (NĐ 61/2018 Đ19.4)')
    if (has('pdftotext')) {
      const form = pdfText(site.world.home, await citizen.download(`/ho-so/${code}/giay/supplement/1`))
      expect(form).toContain('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ')
      expect(form).toContain('Họ tên chưa đúng với thẻ căn cước.')
      expect(form).toContain('Ảnh mờ, chưa đọc được số của giấy.')
    }
    await citizen.press(`a[href="/ho-so/${code}/bo-sung"]`)
    expect(await citizen.text()).toContain('Họ tên chưa đúng với thẻ căn cước.')
    await citizen.page.fill('input[name="subject.fullName"]', 'Nguyễn Văn Sửa Đúng')
    await citizen.page.setInputFiles(`input[name="file.${cited}"]`, {
      name: 'giay-ro.jpg',
      mimeType: 'image/jpeg',
      buffer: sampleJpeg({ width: 640, height: 480 }),
    })
    await shot(citizen, `supplement-answer-${width}`)
    await citizen.press('main form button.button')
    expect(await citizen.errors()).toEqual([])
    expect(citizen.path()).toBe(`/ho-so/${code}`)
    await shot(citizen, `supplement-clock-${width}`)
    const after = await citizen.page.textContent('main')
    for (const part of ['Nguyễn Văn Sửa Đúng', 'giay-ro.jpg', 'thời hạn tính lại từ đầu (NĐ 61/2018 Đ19.4)'])
      expect(after).toContain(part)
    // Three whole working days again, from the day of the answer on.
    expect(await citizen.text('dl')).toContain(formatDate(day(start + 5)))
    expect(await citizen.text('dl')).not.toContain(formatDate(day(start + 3)))

    await specialist.page.context().clearCookies()
    await specialist.signIn('hotich.quynhphu')
    await specialist.open(`/xu-ly/${code}/yeu-cau-bo-sung`)
    await specialist.page.fill(`textarea[name="reason.${another}"]`, 'Nay mới thấy cần thêm giấy này.')
    if (another === 'khac') await specialist.page.fill('input[name="label.khac"]', 'Giấy khác')
    await specialist.press('main form button.button')
    const refused = (await specialist.errors()).join(' ')
    expect(refused).toContain('NĐ 61/2018 Đ19.4')
    expect(refused).toContain('Lần trước chưa nêu')
    expect(await specialist.page.inputValue(`textarea[name="reason.${another}"]`)).toBe('Nay mới thấy cần thêm giấy này.')
    await shot(specialist, `supplement-refused-${width}`)
    const { row, events } = await getDossierView(deskCtx(), code)
    expect([row.status, events.filter((event) => event.kind === 'requestSupplement').length]).toEqual(['inProcess', 1])
  }, 120_000)
})
