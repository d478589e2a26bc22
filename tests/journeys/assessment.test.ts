import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPersonId } from '#foundation/identity'
import { getProcedure, validAnswers } from '#government/procedures'
import { startSession } from '#platform/sessions'
import { vietnamInstant } from '#platform/time'
import { officer, testDatabase } from '#testing'
import { liveOn } from '../../src/government/dossiers/demo/live-on.ts'
import { citizen, HERE, liveAtRandom } from '../random-lives.ts'
import { cellsOfCsv, cellsOfWorkbook } from '../report-sheets.ts'
import { openSite, type Site, Walker } from './walker.ts'

const NOW = vietnamInstant('2026-11-23', '09:00')
const QUESTIONS = ['convenience', 'timeliness', 'attitude', 'overall']
const REPORT = '/bao-cao/mot-cua'
const database = await testDatabase()
let site: Site
let returned: string[]
beforeAll(async () => {
  site = await openSite(database, { demo: ['procedures'], at: NOW })
  await liveAtRandom(site.world, 6, NOW)
  const ctx = site.world.ctx(undefined, NOW)
  const version = await getProcedure(ctx, '1.004873', '2026-11-01')
  for (const day of ['2026-11-02', '2026-11-03'])
    await liveOn(ctx, {
      ...{ life: 'returned', agencyId: HERE, version, channel: 'online', citizen },
      at: vietnamInstant(day, '08:30'),
      answers: validAnswers(version, 5, day),
      officer: (role) => ({ ...officer(HERE, role), name: 'Cán bộ một' }),
    })
  const { rows } = await database.pool.query(
    `select code from dossiers.dossier where agency_id = $1 and status = 'returned' and procedure_code = '1.004873' order by code`,
    [HERE],
  )
  returned = rows.map((row) => row.code)
}, 60_000)
afterAll(() => site.close())

/** Signed in already: how people sign in is walked elsewhere. */
async function signedIn(walker: Walker, as: Parameters<typeof startSession>[1]): Promise<void> {
  const value = await startSession(site.world.ctx(undefined, NOW), as, { userAgent: 'test', ip: '127.0.0.1' })
  await walker.page.context().addCookies([{ name: 'dinh_session', value, url: site.origin }])
}

/** The numbers of the report as they stand on the page, row by row, the sum last. */
const numbersOn = (walker: Walker): Promise<number[][]> =>
  walker.page.$$eval('table.report :is(tbody, tfoot) tr', (rows) =>
    rows.map((row) =>
      [...row.querySelectorAll('td')].map((cell) => Number((cell.textContent ?? '').replaceAll('.', '').match(/^\d+/)?.[0])),
    ),
  )

describe.each([
  ['without script at 390 px', false, 390, 0],
  ['with script at 1280 px', true, 1280, 1],
] as const)('the assessment, %s', (_, script, width, nth) => {
  // One device: each kind of page is held to axe once.
  let walker: Walker
  beforeAll(async () => {
    walker = await Walker.arrive(site, { script, width })
  })

  it('a citizen rates a returned dossier by four questions of three levels, and may change it this month', async () => {
    await signedIn(walker, citizen)
    const code = returned[nth]!
    await walker.open(`/ho-so/${code}`)
    await walker.press(`main a[href="/danh-gia/ho-so/${code}"]`)
    expect(await walker.page.locator('main input[type=radio]').count()).toBe(QUESTIONS.length * 3)
    expect(await walker.page.locator('main input[type=radio]:checked').count()).toBe(0)
    await walker.press('main form button.button')
    expect(await walker.errors()).toHaveLength(QUESTIONS.length)
    for (const [n, question] of QUESTIONS.entries()) await walker.page.check(`input[name=${question}][value="${(n % 3) + 1}"]`)
    await walker.press('main form button.button')
    expect(walker.path()).toBe(`/ho-so/${code}`)
    expect(await walker.text('body')).toContain('Xin cảm ơn ông/bà đã đánh giá')
    expect(await walker.text()).toContain('Có thể sửa đến hết ngày 30/11/2026')
    await walker.press(`main a[href="/danh-gia/ho-so/${code}"]`)
    await walker.page.check('input[name=convenience][value="3"]')
    await walker.press('main form button.button')
    const { rows } = await database.pool.query(
      'select convenience, timeliness, attitude, overall from assessment.rating where dossier_code = $1',
      [code],
    )
    expect(rows).toEqual([{ convenience: 3, timeliness: 2, attitude: 3, overall: 1 }])
  }, 60_000)

  it('the leader reads the nine indices, opens the list behind a cell of II.06, and takes the same sums home as CSV and XLSX', async () => {
    const leader = walker
    await signedIn(leader, { ...officer(HERE, 'leader'), personId: demoPersonId('chutich.quynhphu') })
    await leader.open(REPORT)
    await leader.page.selectOption('select[name=ky]', '2026')
    await leader.press('main form[method=get] button')
    await leader.press(`main a[href^="${REPORT}/chat-luong"]`)
    const indices = await leader.page.$$eval('main table', (tables) =>
      [...(tables[0]?.querySelectorAll('tbody th') ?? [])].map((cell) => cell.textContent ?? ''),
    )
    expect(indices.map((name) => name.split('.')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(await leader.text()).toContain(`${nth + 1} lượt đánh giá trong kỳ`)
    await leader.press('.breadcrumbs a[href*="/mot-cua?"]')

    const all = await numbersOn(leader)
    expect(all.length).toBeGreaterThan(2)
    expect(all.at(-1)![0]).toBe(8)
    const links = await leader.page.$$eval('main a[href*="/bang."]', (links) => links.map((link) => link.getAttribute('href')!))
    const [csv, xlsx] = [await leader.download(links[0]!), await leader.download(links[1]!)]
    expect(cellsOfCsv(csv.toString('utf8'))).toEqual(all)
    expect(cellsOfWorkbook(xlsx)).toEqual(all)

    // A number in a row, and the number under it in the sum, each open as many dossiers as they say.
    for (const cell of ['table.report tbody td a[href*="o=decided&dong="]', 'table.report tfoot td a[href$="o=received"]']) {
      const number = /^\d+/.exec(await leader.page.locator(cell).first().innerText())![0]
      await leader.press(cell)
      expect(await leader.text()).toContain(`${number} hồ sơ: `)
      let listed = await leader.page.locator('main a[href^="/xu-ly/"]').count()
      while (await leader.page.$('main a[rel=next]')) {
        await leader.press('main a[rel=next]')
        listed += await leader.page.locator('main a[href^="/xu-ly/"]').count()
      }
      expect(String(listed)).toBe(number)
      if (cell.includes('tbody')) await leader.press('main a[href*="/mot-cua?"]')
    }
  }, 60_000)
})
