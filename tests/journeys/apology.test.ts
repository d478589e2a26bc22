import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addWorkingDays, nationalCalendar } from '#foundation/calendar'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { addDays, formatDate, formatDateLong, vietnamDate, vietnamInstant } from '#platform/time'
import { officer, testDatabase } from '#testing'
import { acceptDossier } from '../../src/government/dossiers/accept-dossier.ts'
import { getDossierView } from '../../src/government/dossiers/get-dossier.ts'
import { sampleFiling } from '../../src/government/dossiers/sample-filing.ts'
import { submitDossier } from '../../src/government/dossiers/submit-dossier.ts'
import { tellWhenLate } from '../../src/government/dossiers/tell-when-late.ts'
import { has } from './outside-checks.ts'
import { pdfText } from './pdf-text.ts'
import { openSite, type Site, Walker } from './walker.ts'

const HERE = demoAgencyId('xa-quynh-phu')
const REASON = 'Cơ quan phối hợp chưa trả lời văn bản xác minh nơi ở cũ.'
const database = await testDatabase()
let site: Site
// Seals hold from now on: the days are those that come, as the calendar of the country has them.
const calendar = nationalCalendar()
const FIRST = addWorkingDays(calendar, addDays(vietnamDate(new Date()), -1), 1)
const day = (n: number) => addWorkingDays(calendar, FIRST, n)
const at = (n: number, time = '09:00') => vietnamInstant(day(n), time)
/** Received on the first day, promised three working days later; the new date is the eighth. */
const [PROMISED, NEW] = [day(3), day(8)]
let holiday = addDays(NEW, 1)
while (calendar.isWorkingDay(holiday)) holiday = addDays(holiday, 1)

beforeAll(async () => {
  site = await openSite(database, { demo: ['procedures'], at: at(0) })
})
afterAll(() => site.close())

const shot = (walker: Walker, name: string) =>
  process.env.DINH_SHOTS ? walker.page.screenshot({ path: `${process.env.DINH_SHOTS}/${name}.png`, fullPage: true }) : undefined

/** The apology, typed on a dossier's page as it stands open. */
async function apologize(leader: Walker, date: string): Promise<void> {
  const { page } = leader
  const form = 'form[action$="/xin-loi"]'
  if (!(await page.isVisible(`${form} textarea`))) await page.click(`details:has(${form}) summary`)
  await page.fill(`${form} textarea[name=reason]`, REASON)
  const parts = date.split('-')
  for (const [i, part] of ['year', 'month', 'day'].entries())
    await page.fill(`${form} input[name="newDueDate.${part}"]`, parts[i]!)
  await leader.press(`${form} button`)
}

describe.each([
  ['without script, on a phone', false, 390, 'congdan1', 0],
  ['with script, at a desk', true, 1280, 'congdan2', 1],
] as const)('an apology, %s', (_, script, width, username, index) => {
  it('gives one new date by form 04, which the citizen sees; the second is refused with the rule', async () => {
    site.world.clock.at = at(0)
    const who = demoCitizens[index]!
    const owner = site.world.ctx(
      { kind: 'citizen', personId: demoPersonId(who.idNumber), name: who.fullName, assurance: 2 },
      site.world.clock.at,
    )
    const { id, code } = await submitDossier(owner, await sampleFiling(owner, '1.004222', HERE))
    const desk = site.world.ctx(officer(HERE, 'one_stop'), site.world.clock.at)
    await acceptDossier(desk, { agencyId: HERE, dossierId: id }, {})

    site.world.clock.at = at(1)
    const leader = await Walker.arrive(site, { script, width })
    await leader.signIn('chutich.quynhphu')
    await leader.open(`/xu-ly/${code}`)
    // The same page stands open in another window.
    const window = await Walker.arrive(site, { script, width })
    await window.signIn('chutich.quynhphu')
    await window.open(`/xu-ly/${code}`)

    await apologize(leader, holiday)
    // A day off: nobody is there to give the result. What was typed stands there still.
    expect((await leader.errors()).join(' ')).toContain('ngày nghỉ')
    expect(await leader.page.inputValue('form[action$="/xin-loi"] textarea[name=reason]')).toBe(REASON)
    await shot(leader, `apology-error-${width}`)
    await apologize(leader, NEW)
    expect(await leader.text()).toContain('Đã gửi văn bản xin lỗi')
    expect(await leader.text('dl')).toContain(formatDate(NEW))
    expect(await leader.page.$('form[action$="/xin-loi"]')).toBeNull()

    await apologize(window, day(10))
    expect(await window.text()).toContain('không quá một lần (NĐ 61/2018 Đ19.9)')
    await shot(window, `apology-refused-${width}`)

    const citizen = await Walker.arrive(site, { script, width })
    await citizen.signIn(username)
    await citizen.open(`/ho-so/${code}`)
    await shot(citizen, `apology-citizen-${width}`)
    expect(await citizen.text('dl')).toContain(formatDate(NEW))
    const page = await citizen.page.textContent('main')
    for (const part of [REASON, 'Cơ quan xin lỗi và hẹn lại ngày trả kết quả, không quá một lần (NĐ 61/2018 Đ19.9)'])
      expect(page).toContain(part)
    const paper = `/ho-so/${code}/giay/apology/1`
    expect(await citizen.page.$(`a[href="${paper}"]`)).not.toBeNull()
    const pdf = await citizen.download(paper)
    if (has('pdftotext')) {
      const form = pdfText(site.world.home, pdf)
      for (const part of [
        'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
        `Kính gửi: ${who.fullName}`,
        code,
        `Ngày ${formatDate(FIRST)}`,
        `Thời gian hẹn trả kết quả: 17 giờ 00 phút, ${formatDateLong(PROMISED)}`,
        `Lý do: ${REASON}`,
        `hẹn lại thời gian trả kết quả cho ông/bà: 17 giờ 00 phút, ${formatDateLong(NEW)}`,
        'Đã đóng dấu điện tử',
      ])
        expect(form).toContain(part)
    }

    // The first date passes in silence, since another was promised; when that one passes too, the citizen is told.
    const late = async (n: number) => {
      site.world.clock.at = at(n)
      await tellWhenLate(site.world.ctx({ kind: 'system', name: 'dinh' }, site.world.clock.at))
      const { events } = await getDossierView(site.world.ctx(officer(HERE, 'one_stop'), site.world.clock.at), code)
      return events.some((event) => event.kind === 'lapse')
    }
    expect([await late(5), await late(9)]).toEqual([false, true])
    await citizen.page.context().clearCookies()
    await citizen.signIn(username)
    await citizen.open(`/ho-so/${code}`)
    const told = await citizen.page.textContent('main')
    for (const part of ['Hồ sơ đã quá hẹn trả kết quả', 'Quá hẹn trả kết quả, đã báo người nộp', `Hồ sơ ${code} đã quá hẹn`])
      expect(told).toContain(part)
    await shot(citizen, `late-citizen-${width}`)
    const { row, events } = await getDossierView(site.world.ctx(officer(HERE, 'one_stop')), code)
    expect(events.filter((event) => event.kind === 'apologize')).toHaveLength(1)
    // The law's own time limit stays: the dossier counts as late.
    expect(row.lawful_due_at).toEqual(at(3, '17:00'))
  }, 120_000)
})
