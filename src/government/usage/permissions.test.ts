import { expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { demoWorld, everyRole, officer, roleAnswers, testDatabase } from '#testing'
import { getAgencyUsage } from './agency-usage.ts'
import { copyPosts } from './copy-posts.ts'
import { listOnlineDays } from './list-days.ts'
import { listPeopleOnline } from './list-people.ts'
import { listUsageRecords } from './list-records.ts'
import { getMyUsage } from './my-usage.ts'
import { dropAbsence, noteAbsence } from './note-absence.ts'
import { getProvinceUsage } from './province-usage.ts'
import { tables } from './tables.ts'
import { exportUsage } from './usage-sheet.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const world = await demoWorld(await testDatabase(), ['organizations', 'identity'], { at: NOW })
const HERE = demoAgencyId('xa-quynh-phu')
const PROVINCE = demoAgencyId('tinh-hung-yen')
await copyPosts(world.ctx(), HERE)
const posts = await tables(world.ctx()).selectFrom('post').selectAll().where('agency_id', '=', HERE).execute()
const colleague = posts.find((post) => !post.roles.includes('leader'))!.person_id
const leader = posts.find((post) => post.roles.includes('leader'))!.person_id
const absence = newId()
await tables(world.ctx())
  .insertInto('absence')
  .values({
    ...{ agency_id: HERE, id: absence, person_id: colleague, valid_from: '2026-11-02', valid_to: '2026-11-03' },
    ...{ noted_by: colleague, noted_by_name: 'Cán bộ', noted_at: NOW },
  })
  .execute()
const DAYS = { from: '2026-11-02', to: '2026-11-03' }

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                              nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['getMyUsage', (ctx) => getMyUsage(ctx, {}), '401 no no ok ok ok ok ok ok no'],
  ['getAgencyUsage', (ctx) => getAgencyUsage(ctx, {}), '401 no no ok no no ok no no no'],
  ['exportUsage of the agency', (ctx) => exportUsage(ctx, { view: 'agency', kind: 'csv' }), '401 no no ok no no ok no no no'],
  ['listUsageRecords', (ctx) => listUsageRecords(ctx, { agencyId: HERE }), '401 no no gone no no ok no no no'],
  [
    'listUsageRecords of a colleague',
    (ctx) => listUsageRecords(ctx, { agencyId: HERE, personId: colleague }),
    '401 no no gone no no ok no no no',
  ],
  [
    'listOnlineDays of a colleague',
    (ctx) => listOnlineDays(ctx, { agencyId: HERE, personId: colleague }),
    '401 no no gone no no ok no no no',
  ],
  ['listPeopleOnline', (ctx) => listPeopleOnline(ctx, { agencyId: HERE }), '401 no no gone no no ok no no no'],
  ['noteAbsence of oneself', (ctx) => noteAbsence(ctx, DAYS), '401 no no ok ok ok ok ok ok no'],
  [
    'noteAbsence of a colleague',
    (ctx) => noteAbsence(ctx, { ...DAYS, agencyId: HERE, personId: colleague }),
    '401 no no no no no ok no no no',
  ],
  [
    'dropAbsence of a colleague',
    (ctx) => dropAbsence(ctx, { agencyId: HERE, id: absence }),
    '401 no no gone gone gone ok gone gone no',
  ],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(world, everyRole(HERE), act, NOW)).toBe(answers)
})

const PROVINCES: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                    nobody owner citizen commune one_stop specialist leader clerk administrator system
  ['getProvinceUsage', (ctx) => getProvinceUsage(ctx, {}), '401 no no no no no ok no no no'],
  ['exportUsage', (ctx) => exportUsage(ctx, { view: 'province', kind: 'xlsx' }), '401 no no no no no ok no no no'],
  ['listUsageRecords of a commune', (ctx) => listUsageRecords(ctx, { agencyId: HERE }), '401 no no ok no no ok no no no'],
  ['listPeopleOnline of a commune', (ctx) => listPeopleOnline(ctx, { agencyId: HERE }), '401 no no ok no no ok no no no'],
  [
    'days of a commune’s leader',
    (ctx) => listOnlineDays(ctx, { agencyId: HERE, personId: leader }),
    '401 no no ok no no ok no no no',
  ],
  [
    'days of a commune’s clerk',
    (ctx) => listOnlineDays(ctx, { agencyId: HERE, personId: colleague }),
    '401 no no ok no no no no no no',
  ],
  [
    'work of a commune’s clerk',
    (ctx) => listUsageRecords(ctx, { agencyId: HERE, personId: colleague }),
    '401 no no ok no no no no no no',
  ],
  [
    'work of a commune of another province',
    (ctx) => listUsageRecords(ctx, { agencyId: demoAgencyId('xa-tho-xuan') }),
    '401 no no no no no no no no no',
  ],
]

it.each(PROVINCES)('a province: %s', async (_, act, answers) => {
  // every role of the province, and the commune's own leader in the place of the officer elsewhere
  const roles = { ...everyRole(PROVINCE), elsewhere: officer(HERE, 'leader') }
  expect(await roleAnswers(world, roles, act, NOW)).toBe(answers)
})
