import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { demoWorld, officer, testDatabase } from '#testing'
import { recountFacts } from '../src/foundation/evidence/recount-facts.ts'
import { sampleJpeg } from '../src/foundation/files/sample-files.ts'
import { finishAppraisal, returnApplication } from '../src/government/recognition/appraise-application.ts'
import { appraiseCriterion, assessCriterion } from '../src/government/recognition/assess-criterion.ts'
import { beginApplication } from '../src/government/recognition/begin-application.ts'
import { computedScore, criteriaOf, verdictOf } from '../src/government/recognition/criteria-set.ts'
import { decideApplication } from '../src/government/recognition/decide-application.ts'
import { getApplication } from '../src/government/recognition/get-application.ts'
import { closeHearing, noteOpinion } from '../src/government/recognition/hear-council.ts'
import { getProgress, listDecided } from '../src/government/recognition/list-progress.ts'
import { readCriteriaSets } from '../src/government/recognition/load-criteria-sets.ts'
import { sendApplication } from '../src/government/recognition/send-application.ts'
import type { ApplicationKey } from '../src/government/recognition/tables.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const world = await demoWorld(await testDatabase(), ['organizations', 'identity'], { at: NOW })
const [HERE, OTHER, PROVINCE] = ['xa-quynh-phu', 'xa-a-sao', 'tinh-hung-yen'].map(demoAgencyId) as [string, string, string]
const as = (agencyId: string, role: 'specialist' | 'leader', name: string): Ctx =>
  world.ctx({ ...officer(agencyId, role), name }, NOW)
const [hoa, nam] = [as(HERE, 'specialist', 'Chuyên viên Hoa'), as(HERE, 'leader', 'Chủ tịch Nam')]
const [trang, thang] = [as(PROVINCE, 'specialist', 'Chuyên viên Trang'), as(PROVINCE, 'leader', 'Chủ tịch Thắng')]
const nobody = world.ctx({ kind: 'nobody' }, NOW)
const [SET] = readCriteriaSets().filter((set) => set.code === 'ba-khong')

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { code: string; fields?: Record<string, string>; message: string }) =>
      `${error.code} ${Object.entries(error.fields ?? {})
        .map(([field, sentence]) => `${field}: ${sentence}`)
        .join(' ')}${error.message}`,
  )

/** Facts of a day without their records. */
async function facts(agencyId: string, counts: Record<string, number>): Promise<void> {
  const source = {
    measures: [],
    count: async () => Object.entries(counts).map(([measure, quantity]) => ({ measure, day: '2026-03-10', quantity })),
    list: async () => ({ items: [], next: null }),
  }
  const ctx: Ctx = { ...world.ctx(), ports: { ...world.ports, measures: { sources: [source as never], find: () => undefined } } }
  await recountFacts(ctx, { agencyId, from: '2026-03-10', to: '2026-03-10' })
}

const proof = async (ctx: Ctx) => (await keepUpload(ctx, { name: 'a.jpg', bytes: sampleJpeg({ width: 64, height: 48 }) })).id

describe('the threshold of a set', () => {
  it('is met by nothing but the scores: more never makes it worse, a mandatory criterion without its full score always does', () => {
    const criteria = criteriaOf(SET!)
    const scores = fc.record(Object.fromEntries(criteria.map((one) => [one.code, fc.integer({ min: 0, max: one.max })])))
    fc.assert(
      fc.property(scores, fc.constantFrom(...criteria), (given, raised) => {
        const before = verdictOf(SET!, new Map(Object.entries(given)))
        const after = verdictOf(SET!, new Map(Object.entries({ ...given, [raised.code]: raised.max })))
        expect(after.points).toBeGreaterThanOrEqual(before.points)
        if (before.passes) expect(after.passes).toBe(true)
        if (criteria.some((one) => one.mandatory && given[one.code]! < one.max)) expect(before.passes).toBe(false)
        expect(before.points).toBe(Object.values(given).reduce((sum, one) => sum + one, 0))
      }),
      { numRuns: 200 },
    )
  })

  it('scores what is computed in proportion, never above its maximum, and nothing for nothing', () => {
    const criterion = criteriaOf(SET!).find((one) => one.code === 'ho-so-truc-tuyen')!
    expect([80, 40, 100, 0, null].map((value) => computedScore(criterion, value))).toEqual([20, 10, 20, 0, null])
  })
})

describe('a commune', () => {
  let key: ApplicationKey

  it('assesses itself; what is computed fills itself and is not typed', async () => {
    expect(await refusal(beginApplication(hoa, { setCode: 'ba-khong', year: 2027 }))).toContain('Năm phải từ 2023 đến 2026')
    expect(await refusal(beginApplication(trang, { setCode: 'ba-khong', year: 2026 }))).toContain('Chỉ UBND xã')
    key = await beginApplication(hoa, { setCode: 'ba-khong', year: 2026 })
    expect(await beginApplication(hoa, { setCode: 'ba-khong', year: 2026 })).toEqual(key)
    await facts(HERE, {
      'dossiers.received': 100,
      'dossiers.received-online': 60,
      'dossiers.decided': 50,
      'dossiers.decided-in-time': 50,
    })
    const view = await getApplication(hoa, key)
    const online = view.criteria.find((one) => one.criterion.code === 'ho-so-truc-tuyen')!
    expect(online).toMatchObject({ value: 60, claimed: 15 })
    expect(online.href).toContain('/minh-chung?ky=2026')
    await assessCriterion(hoa, key, 'ho-so-truc-tuyen', { claimed: '20' })
    expect((await getApplication(hoa, key)).criteria.find((one) => one.criterion.code === 'ho-so-truc-tuyen')!.claimed).toBe(15)
  })

  it('cannot score above the maximum, nor send without a score or a mandatory proof', async () => {
    expect(await refusal(assessCriterion(hoa, key, 'dung-lai-du-lieu', { claimed: '16' }))).toContain('Điểm phải từ 0 đến 15')
    expect(await refusal(sendApplication(hoa, key))).toContain('forbidden')
    expect(await refusal(sendApplication(nam, key))).toContain('Còn tiêu chí chưa chấm điểm')
    for (const criterion of criteriaOf(SET!).filter((one) => !one.formula))
      await assessCriterion(hoa, key, criterion.code, { claimed: String(criterion.max) })
    expect(await refusal(sendApplication(nam, key))).toContain('chưa có tệp minh chứng: Kết quả giải quyết được trả bản điện tử')
    await assessCriterion(hoa, key, 'so-hoa-ket-qua', { claimed: '15', note: 'Theo sổ', uploadId: await proof(hoa) })
  })

  it('is seen by the province once it is sent; nobody appraises their own', async () => {
    expect(await refusal(getApplication(trang, key))).toContain('not_found')
    await sendApplication(nam, key)
    expect(await refusal(assessCriterion(hoa, key, 'dung-lai-du-lieu', { claimed: '1' }))).toContain('Tỉnh đang thẩm định')
    expect(await refusal(appraiseCriterion(nam, key, 'dung-lai-du-lieu', { appraised: '1' }))).toContain('forbidden')
    expect(await refusal(getApplication(as(OTHER, 'leader', 'Người xã khác'), key))).toContain('not_found')
    // What was computed stays as it was sent.
    await facts(HERE, {
      'dossiers.received': 100,
      'dossiers.received-online': 90,
      'dossiers.decided': 50,
      'dossiers.decided-in-time': 50,
    })
    expect((await getApplication(trang, key)).criteria.find((one) => one.criterion.code === 'ho-so-truc-tuyen')!.value).toBe(60)
  })

  it('is returned with a reason and sent again with what is true by then', async () => {
    await returnApplication(trang, key, { reason: 'Số liệu hồ sơ trực tuyến đã thay đổi, đề nghị gửi lại.' })
    expect((await getApplication(trang, key)).withheld).toBe(true)
    await sendApplication(nam, key)
    expect((await getApplication(trang, key)).criteria.find((one) => one.criterion.code === 'ho-so-truc-tuyen')!.claimed).toBe(20)
  })

  it('is appraised with a reason for every other score, heard by three, and decided by the rules', async () => {
    expect(await refusal(appraiseCriterion(trang, key, 'dung-lai-du-lieu', { appraised: '9' }))).toContain('hãy nêu lý do')
    await appraiseCriterion(trang, key, 'dung-lai-du-lieu', { appraised: '9', note: 'Danh sách mới có 60 % hồ sơ.' })
    await appraiseCriterion(trang, key, 'so-hoa-ket-qua', { appraised: '10', note: 'Năm hồ sơ chưa có bản điện tử.' })
    expect(await refusal(finishAppraisal(trang, key, {}))).toContain('Còn tiêu chí chưa thẩm định')
    expect(await refusal(decideApplication(thang, key, { outcome: 'recognised', number: '1/QĐ' }))).toContain('conflict')
    await finishAppraisal(trang, key, { acceptRest: true })
    expect(await refusal(closeHearing(trang, key))).toContain('ít nhất 3 thành viên')
    for (const member of ['Ông An', 'Bà Bình']) await noteOpinion(trang, key, { member, agrees: 'true' })
    expect(await refusal(noteOpinion(trang, key, { member: 'Ông Cường', agrees: 'false' }))).toContain('nêu lý do')
    await noteOpinion(trang, key, { member: 'Ông Cường', agrees: 'false', note: 'Chợ chưa nhận thanh toán QR.' })
    await closeHearing(trang, key)
    expect(await refusal(decideApplication(trang, key, { outcome: 'recognised', number: '1/QĐ' }))).toContain('forbidden')
    // A mandatory criterion lacks five points: no majority helps.
    expect(await refusal(decideApplication(thang, key, { outcome: 'recognised', number: '1/QĐ' }))).toContain(
      'chưa đạt điều kiện',
    )
    await decideApplication(thang, key, {
      outcome: 'refused',
      number: '15/QĐ-UBND',
      reasons: 'Tiêu chí bắt buộc chưa đạt đủ.',
      mendBy: '2026-12-31',
    })
    expect(
      await refusal(
        decideApplication(thang, key, { outcome: 'refused', number: '16/QĐ-UBND', reasons: 'Tiêu chí bắt buộc chưa đạt đủ.' }),
      ),
    ).toContain('conflict')
  })

  it('that was decided on is public with its scores and reasons; a draft is not', async () => {
    const view = await getApplication(nobody, key)
    expect([view.application.status, view.appraised.points, view.appraised.lacking]).toEqual(['refused', 89, ['so-hoa-ket-qua']])
    expect((await listDecided(nobody)).map((one) => one.decision_number)).toEqual(['15/QĐ-UBND'])
    const draft = await beginApplication(hoa, { setCode: 'xa-chuyen-doi-so', year: 2026 })
    expect(await refusal(getApplication(nobody, draft))).toContain('not_found')
  })

  it('stands with all others of its province on one page, also those that have not begun', async () => {
    const { rows } = await getProgress(trang, { setCode: 'ba-khong', year: 2026 })
    expect(rows.map((row) => [row.name, row.application?.status, row.verdict?.points])).toEqual([
      ['UBND xã Quỳnh Phụ, tỉnh Hưng Yên', 'refused', 89],
      ['UBND xã A Sào, tỉnh Hưng Yên', undefined, undefined],
    ])
  })
})
