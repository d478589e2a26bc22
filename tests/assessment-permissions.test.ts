import { beforeAll, expect, it } from 'vitest'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { citizen, demoWorld, everyRole, officer, roleAnswers, testDatabase } from '#testing'
import { assessQuality } from '../src/government/assessment/assess-quality.ts'
import { declareMeasure } from '../src/government/assessment/declare-measure.ts'
import { noteComplaint } from '../src/government/assessment/note-complaint.ts'
import { giveRatingCode, rateByCode, readRatingCode } from '../src/government/assessment/rate-by-code.ts'
import { rateDossier } from '../src/government/assessment/rate-dossier.ts'
import { FORM_II06 } from '../src/government/assessment/report-forms.ts'
import { exportReport } from '../src/government/assessment/report-sheet.ts'
import { sampleFiling } from '../src/government/dossiers/sample-filing.ts'
import { submitDossier } from '../src/government/dossiers/submit-dossier.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity'])
const HERE = demoAgencyId('xa-quynh-phu')
const owner = demoPersonId(demoCitizens[0]!.idNumber)
const period = { from: '2026-01-01', to: '2026-11-30' }
const satisfied = { convenience: 3, timeliness: 3, attitude: 3, overall: 3 }
let code: string

beforeAll(async () => {
  const ctx = world.ctx(citizen(owner))
  code = (await submitDossier(ctx, await sampleFiling(ctx, '1.004873', HERE))).code
  await sql`update dossiers.dossier set status = 'returned' where code = ${code}`.execute(database.db)
})

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                    nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['assessQuality', (ctx) => assessQuality(ctx, period), '401 no no ok ok ok ok ok ok no'],
  [
    'exportReport',
    (ctx) => exportReport(ctx, { ...period, form: FORM_II06, by: 'domain', kind: 'csv' }),
    '401 no no ok ok ok ok ok ok no',
  ],
  [
    'declareMeasure',
    (ctx) =>
      declareMeasure(ctx, {
        measure: 'posted',
        validFrom: period.from,
        validTo: period.to,
        numerator: 1,
        denominator: 1,
        note: 'Đếm tay',
      }),
    '401 no no ok no no ok no no no',
  ],
  ['noteComplaint', (ctx) => noteComplaint(ctx, { code, upheld: true, note: 'Đã xác minh' }), '401 no no gone no no ok no no no'],
  ['rateDossier', (ctx) => rateDossier(ctx, code, satisfied), '401 ok gone gone no no no no no no'],
  ['giveRatingCode', (ctx) => giveRatingCode(ctx, code), '401 no no gone ok no no no no no'],
  // A code stands for the person at the counter: whoever holds one that holds may rate, and none is guessed.
  ['rateByCode', (ctx) => rateByCode(ctx, 'H31.115-2222222222', satisfied), 'gone gone gone gone gone gone gone gone gone gone'],
  ['readRatingCode', (ctx) => readRatingCode(ctx, 'H31.115-2222222222'), 'ok ok ok ok ok ok ok ok ok ok'],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(world, everyRole(HERE, owner), act)).toBe(answers)
})

it('lets no officer judge, or hand a rating of, a dossier of their own', async () => {
  const own = { leader: { ...officer(HERE, 'leader'), personId: owner }, desk: { ...officer(HERE, 'one_stop'), personId: owner } }
  const note = { code, upheld: false, note: 'Không đúng sự thật' }
  expect(await roleAnswers(world, { leader: own.leader }, (ctx) => noteComplaint(ctx, note))).toBe('no')
  expect(await roleAnswers(world, { desk: own.desk }, (ctx) => giveRatingCode(ctx, code))).toBe('no')
})
