import { expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { demoWorld, everyRole, officer, roleAnswers, testDatabase } from '#testing'
import { finishAppraisal, returnApplication } from './appraise-application.ts'
import { appraiseCriterion, assessCriterion } from './assess-criterion.ts'
import { beginApplication } from './begin-application.ts'
import { decideApplication } from './decide-application.ts'
import { getApplication } from './get-application.ts'
import { closeHearing, noteOpinion } from './hear-council.ts'
import { getProgress, listDecided } from './list-progress.ts'
import { openProof } from './open-proof.ts'
import { sendApplication } from './send-application.ts'

const world = await demoWorld(await testDatabase(), ['organizations'])
const HERE = demoAgencyId('xa-quynh-phu')
const PROVINCE = demoAgencyId('tinh-hung-yen')
const key = await beginApplication(world.ctx(officer(HERE, 'specialist')), { setCode: 'ba-khong', year: 2026 })
const reason = { reason: 'Một lý do đủ dài.' }

// What follows in each row would change something: it is stopped by the form or the state after permission has spoken.
const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                every role: nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['beginApplication', (ctx) => beginApplication(ctx, { setCode: 'x', year: 2026 }), '401 no no bad no bad bad no no no'],
  ['getApplication of a draft', (ctx) => getApplication(ctx, key), 'gone gone gone gone ok ok ok ok ok ok'],
  ['openProof of none', (ctx) => openProof(ctx, key, 'dung-han', 1), 'gone gone gone gone gone gone gone gone gone gone'],
  ['getProgress', (ctx) => getProgress(ctx, { setCode: 'ba-khong', year: 2026 }), '401 no no ok no ok ok no no no'],
  ['listDecided', (ctx) => listDecided(ctx), 'ok ok ok ok ok ok ok ok ok ok'],
  [
    'assessCriterion above the maximum',
    (ctx) => assessCriterion(ctx, key, 'dung-lai-du-lieu', { claimed: '99' }),
    'gone gone gone gone no bad bad no no no',
  ],
  ['sendApplication unscored', (ctx) => sendApplication(ctx, key), 'gone gone gone gone no no bad no no no'],
  [
    'appraiseCriterion of their own',
    (ctx) => appraiseCriterion(ctx, key, 'dung-lai-du-lieu', { appraised: '1' }),
    'gone gone gone gone no no no no no no',
  ],
  ['returnApplication of their own', (ctx) => returnApplication(ctx, key, reason), 'gone gone gone gone no no no no no no'],
  ['finishAppraisal of their own', (ctx) => finishAppraisal(ctx, key, {}), 'gone gone gone gone no no no no no no'],
  [
    'noteOpinion on their own',
    (ctx) => noteOpinion(ctx, key, { member: 'Ông An', agrees: 'true' }),
    'gone gone gone gone no no no no no no',
  ],
  ['closeHearing on their own', (ctx) => closeHearing(ctx, key), 'gone gone gone gone no no no no no no'],
  [
    'decideApplication on their own',
    (ctx) => decideApplication(ctx, key, { outcome: 'recognised', number: '1/QĐ' }),
    'gone gone gone gone no no no no no no',
  ],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(world, everyRole(HERE, newId()), act)).toBe(answers)
})

it('shows the province a draft of a commune to none of its officers', async () => {
  const answers = await roleAnswers(world, everyRole(PROVINCE, newId()), (ctx) => getApplication(ctx, key))
  expect(answers).toBe('gone gone gone gone gone gone gone gone gone ok')
})
