import { expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { json, newId } from '#platform/database'
import { demoWorld, everyRole, officer, roleAnswers, testDatabase } from '#testing'
import { finishPart } from './finish-part.ts'
import { getPart } from './get-part.ts'
import { listParts } from './list-parts.ts'
import { nameAuthority } from './name-authority.ts'
import { maySendAgain } from './permissions.ts'
import { tables } from './tables.ts'

const world = await demoWorld(await testDatabase(), ['organizations'])
const HERE = demoAgencyId('xa-quynh-phu')
const owner = newId()
const id = newId()
await tables(world.ctx())
  .insertInto('part')
  .values({
    agency_id: HERE,
    id,
    lead_agency_id: HERE,
    dossier_id: newId(),
    dossier_code: 'H31.115-261101-0001',
    step_code: 'x',
    procedure_version_id: newId(),
    name: 'Đăng ký thường trú',
    result_name: 'Thông báo',
    applicant_name: 'Người Thử',
    person_id: owner,
    answers: json({}),
    papers: json([]),
    note: '',
    state: 'open',
    round: 1,
    opened_at: new Date(),
    due_at: new Date(),
    closed_by_name: '',
    result_number: '',
    answer_note: '',
  } as never)
  .execute()

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                    nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['listParts', (ctx) => listParts(ctx, { state: 'open' }), '401 no no ok no ok ok no no no'],
  ['getPart', (ctx) => getPart(ctx, id), 'gone gone gone gone no ok ok no no no'],
  ['finishPart', (ctx) => finishPart(ctx, id, { outcome: 'returned', note: 'ngắn' }), 'gone gone gone gone no bad no no no no'],
  [
    'nameAuthority',
    (ctx) => nameAuthority(ctx, { agencyId: HERE, authority: 'Công an cấp xã', doingAgencyCode: 'H99.99' }),
    '401 no no no no no no no bad bad',
  ],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(world, everyRole(HERE, owner), act)).toBe(answers)
})

it('lets nobody send again, or end, a part of a dossier of their own', () => {
  const dossier = { agency_id: HERE, person_id: owner }
  const may = Object.values(everyRole(HERE, owner)).map((actor) => maySendAgain(actor, dossier))
  // nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  expect(may).toEqual([false, false, false, false, true, true, false, false, false, false])
  expect(maySendAgain({ ...officer(HERE, 'one_stop', 'specialist'), personId: owner }, dossier)).toBe(false)
})
