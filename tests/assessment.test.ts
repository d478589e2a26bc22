import { describe, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { type Actor, type Ctx, OFFICER_ROLES } from '#platform/context'
import { newId } from '#platform/database'
import { AppError } from '#platform/errors'
import { demoWorld, officer, testApp, testDatabase } from '#testing'
import { assessQuality } from '../src/government/assessment/assess-quality.ts'
import { declareMeasure } from '../src/government/assessment/declare-measure.ts'
import { noteComplaint } from '../src/government/assessment/note-complaint.ts'
import { giveRatingCode, rateByCode } from '../src/government/assessment/rate-by-code.ts'
import { rateDossier } from '../src/government/assessment/rate-dossier.ts'
import { FORM_II06 } from '../src/government/assessment/report-forms.ts'
import { exportReport } from '../src/government/assessment/report-sheet.ts'
import { refuseDossier } from '../src/government/dossiers/refuse-dossier.ts'
import { sampleFiling } from '../src/government/dossiers/sample-filing.ts'
import { submitDossier } from '../src/government/dossiers/submit-dossier.ts'

const NOW = new Date('2026-11-16T02:00:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'procedures'], { at: NOW })
const site = testApp(world, () => NOW)
const HERE = demoAgencyId('xa-quynh-phu')
const owner = {
  kind: 'citizen',
  personId: demoPersonId(demoCitizens[0]!.idNumber),
  name: demoCitizens[0]!.fullName,
  assurance: 2,
} as const
const as = (actor: Actor, now = NOW): Ctx => world.ctx(actor, now)
const desk = officer(HERE, 'one_stop')
const GOOD = { convenience: 3, timeliness: 2, attitude: 3, overall: 3 }
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' }

async function filed(finished = true): Promise<string> {
  const { id, code } = await submitDossier(as(owner), await sampleFiling(as(owner), '1.004222', HERE), 'online')
  const key = { agencyId: HERE, dossierId: id }
  if (finished) await refuseDossier(as(desk), key, { reason: 'Không thuộc thẩm quyền của cơ quan.' })
  return code
}

const ROLES: Record<string, Actor> = {
  nobody: { kind: 'nobody' },
  owner,
  citizen: { ...owner, personId: newId(), name: 'Người khác' },
  elsewhere: officer(newId(), ...OFFICER_ROLES),
  ...Object.fromEntries(OFFICER_ROLES.map((role) => [role, officer(HERE, role)])),
}
const measure = {
  measure: 'petitions',
  validFrom: '2026-11-01',
  validTo: '2026-11-30',
  numerator: 9,
  denominator: 10,
  note: 'Sổ theo dõi',
} as const

/** Each operation, and what it answers to each role. */
const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                      nobody owner citizen elsewhere one_stop specialist leader clerk administrator
  ['rateDossier', async (ctx) => rateDossier(ctx, await filed(), GOOD), '401 ok 404 404 403 403 403 403 403'],
  ['giveRatingCode', async (ctx) => giveRatingCode(ctx, await filed()), '401 403 403 404 ok 403 403 403 403'],
  [
    'rateByCode',
    async (ctx) => rateByCode(ctx, await giveRatingCode(as(desk), await filed()), GOOD),
    'ok ok ok ok ok ok ok ok ok',
  ],
  ['assessQuality', (ctx) => assessQuality(ctx, NOVEMBER), '401 403 403 ok ok ok ok ok ok'],
  [
    'exportReport',
    (ctx) => exportReport(ctx, { ...NOVEMBER, form: FORM_II06, by: 'domain', kind: 'csv' }),
    '401 403 403 ok ok ok ok ok ok',
  ],
  ['declareMeasure', (ctx) => declareMeasure(ctx, measure), '401 403 403 ok 403 403 ok 403 403'],
  [
    'noteComplaint',
    async (ctx) => noteComplaint(ctx, { code: await filed(), upheld: true, note: 'Theo biên bản' }),
    '401 403 403 404 403 403 ok 403 403',
  ],
]

describe('who may do what', () => {
  it.each(TABLE)('%s', async (_, act, answers) => {
    const given: string[] = []
    for (const actor of Object.values(ROLES)) {
      const error = await act(as(actor)).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      if (error && !(error instanceof AppError)) throw error
      given.push(error instanceof AppError ? String(error.status) : 'ok')
    }
    expect(given.join(' ')).toBe(answers)
  })
})

describe('a rating (TT 32/2017/TT-BTTTT)', () => {
  it('comes once a dossier is finished, and can be changed until the end of its month', async () => {
    await expect(filed(false).then((code) => rateDossier(as(owner), code, GOOD))).rejects.toMatchObject({ code: 'conflict' })
    const code = await filed()
    await rateDossier(as(owner), code, GOOD)
    await rateDossier(as(owner, new Date('2026-11-30T16:59:00Z')), code, { ...GOOD, overall: 2 })
    await expect(rateDossier(as(owner, new Date('2026-11-30T17:00:00Z')), code, GOOD)).rejects.toMatchObject({ code: 'conflict' })
    const { rows } = await database.pool.query('select overall from assessment.rating where dossier_code = $1', [code])
    expect(rows).toEqual([{ overall: 2 }])
  })

  it('by a code is given once, within 30 days, and not beside the owner’s', async () => {
    const code = await filed()
    const first = await giveRatingCode(as(desk), code)
    const second = await giveRatingCode(as(desk), code)
    const nobody = as({ kind: 'nobody' })
    await expect(rateByCode(nobody, first, GOOD)).rejects.toMatchObject({ code: 'not_found' })
    await expect(rateByCode(as({ kind: 'nobody' }, new Date('2026-12-17T02:00:00Z')), second, GOOD)).rejects.toMatchObject({
      code: 'not_found',
    })
    const both = await Promise.allSettled([rateByCode(nobody, second, GOOD), rateByCode(nobody, second, GOOD)])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(rateDossier(as(owner), code, GOOD)).rejects.toMatchObject({ code: 'conflict' })
    await expect(giveRatingCode(as(desk), code)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('takes no other answer than the three', async () => {
    const code = await filed()
    for (const overall of [0, 4, 2.5, 'x'])
      await expect(rateDossier(as(owner), code, { ...GOOD, overall })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is asked for on the citizen’s page, and taken by form', async () => {
    const code = await filed()
    expect(await (await site.get(`/ho-so/${code}`, owner)).text()).toContain(`/danh-gia/ho-so/${code}`)
    expect((await site.post(`/danh-gia/ho-so/${code}`, { convenience: '3' }, owner)).status).toBe(422)
    const fields = { convenience: '3', timeliness: '3', attitude: '3', overall: '3', comment: 'Tốt' }
    expect((await site.post(`/danh-gia/ho-so/${code}`, fields, owner)).status).toBe(303)
    expect(await (await site.get(`/ho-so/${code}`, owner)).text()).toContain('Rất hài lòng')
  })
})

describe('quality', () => {
  it('shows what is declared as declared, and what is not verified as not verified', async () => {
    const leader = officer(HERE, 'leader')
    await declareMeasure(as(leader), measure)
    const html = await (await site.get('/bao-cao/mot-cua/chat-luong?ky=khac&tu=01/11/2026&den=30/11/2026', leader)).text()
    expect(html).toContain('9/10, do Nguyễn Thị Thử kê khai ngày 16/11/2026')
    expect(html).toContain('Chưa đối chiếu')
    const { points } = await assessQuality(as(leader), NOVEMBER)
    expect(points.max).toBe(100)
    expect(points.verified).toBe(false)
  })

  it('refuses more than all, and an end before the beginning', async () => {
    const leader = as(officer(HERE, 'leader'))
    await expect(declareMeasure(leader, { ...measure, numerator: 11 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(declareMeasure(leader, { ...measure, validTo: '2026-10-01' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('leaves the program as a workbook that Excel opens, and in the audit', async () => {
    const bytes = await exportReport(as(officer(HERE, 'leader')), { ...NOVEMBER, form: FORM_II06, by: 'officer', kind: 'xlsx' })
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK')
    const { rows } = await database.pool.query(
      `select count(*)::int as n from audit.entry where action = 'assessment.report-exported'`,
    )
    expect(rows[0].n).toBeGreaterThan(0)
  })
})
