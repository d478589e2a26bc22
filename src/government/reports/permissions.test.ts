import { expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { demoWorld, everyRole, roleAnswers, testDatabase } from '#testing'
import { aggregateReports } from './aggregate-reports.ts'
import { correctReport } from './correct-report.ts'
import { enterReport } from './enter-report.ts'
import { getPeriod } from './get-period.ts'
import { getReport } from './get-report.ts'
import { handBackReport } from './hand-back-report.ts'
import { listPeriods, listReports } from './list-reports.ts'
import { lockPeriod } from './lock-period.ts'
import { openReport } from './open-report.ts'
import { openReportPdf } from './open-report-pdf.ts'
import { receiveReport, returnReport } from './receive-report.ts'
import { sendReport } from './send-report.ts'
import { signReport } from './sign-report.ts'

const world = await demoWorld(await testDatabase(), ['organizations'])
const HERE = demoAgencyId('xa-quynh-phu')
const KIND = 'chuyen-doi-so-thang'
const key = await openReport(world.ctx(), { agencyId: HERE, kindCode: KIND, period: '2026-09' })
const reason = { reason: 'Một lý do đủ dài.' }

// What follows in each row would change something: it is stopped by the form or the state after permission has spoken.
const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                          every role: nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  [
    'openReport',
    (ctx) => openReport(ctx, { agencyId: HERE, kindCode: 'khong-co', period: '2026-09' }),
    '401 no no no no bad bad no no bad',
  ],
  ['listReports', (ctx) => listReports(ctx, { state: 'open' }), '401 no no ok no ok ok ok no no'],
  ['listPeriods', (ctx) => listPeriods(ctx), '401 no no ok no ok ok ok no no'],
  [
    'getPeriod of another',
    (ctx) => getPeriod(ctx, { kindCode: KIND, period: '2026-09' }),
    '401 no no gone no gone gone gone no no',
  ],
  ['getReport', (ctx) => getReport(ctx, key), '401 no no gone no ok ok ok no ok'],
  ['openReportPdf before it is signed', (ctx) => openReportPdf(ctx, key), '401 no no gone no gone gone gone no gone'],
  [
    'enterReport',
    (ctx) => enterReport(ctx, key, { values: {}, body: '', revision: 99 }),
    'gone gone gone gone no bad bad no no no',
  ],
  ['signReport of a draft', (ctx) => signReport(ctx, key), 'gone gone gone gone no no late no no no'],
  [
    'handBackReport of a draft',
    (ctx) => handBackReport(ctx, key, { note: 'Một lý do đủ dài.' }),
    'gone gone gone gone no no late no no no',
  ],
  ['sendReport of a draft', (ctx) => sendReport(ctx, key), 'gone gone gone gone no late late late no no'],
  ['receiveReport by its own agency', (ctx) => receiveReport(ctx, key), 'gone gone gone gone no no no no no no'],
  ['returnReport by its own agency', (ctx) => returnReport(ctx, key, reason), 'gone gone gone gone no no no no no no'],
  ['lockPeriod of a draft', (ctx) => lockPeriod(ctx, key), 'gone gone gone gone no no late no no no'],
  ['correctReport of a draft', (ctx) => correctReport(ctx, key, reason), 'gone gone gone gone no late late no no no'],
  [
    'aggregateReports of nothing',
    (ctx) => aggregateReports(ctx, { kindCode: KIND, period: '2026-09' }),
    '401 no no bad no bad bad no no no',
  ],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(world, everyRole(HERE, newId()), act)).toBe(answers)
})
