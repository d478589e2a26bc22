import { expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Actor, Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { demoWorld, everyRole, officer, roleAnswers, testDatabase } from '#testing'
import { editProcedureDraft } from './editor/edit-procedure-draft.ts'
import { findDraft, getDraft } from './editor/get-draft.ts'
import { importProcedure } from './editor/import-procedure.ts'
import { listPublications } from './editor/list-publications.ts'
import { publishProcedure } from './editor/publish-procedure.ts'
import { discardProcedureDraft, startProcedureDraft } from './editor/start-procedure-draft.ts'
import { withdrawPublication } from './editor/withdraw-publication.ts'
import { getProcedure } from './get-procedure.ts'
import { listProcedures } from './list-procedures.ts'
import { setFilingMode } from './set-filing-mode.ts'

const world = await demoWorld(await testDatabase(), ['organizations'], { at: new Date('2026-11-23T02:00:00Z') })
const HERE = demoAgencyId('xa-quynh-phu')
const CODE = '1.004873'
const roles = (): Record<string, Actor> => ({
  ...everyRole(HERE),
  province: { ...officer(newId(), 'administrator'), provinceId: newId() },
  clerkOfProvince: { ...officer(newId(), 'clerk', 'leader'), provinceId: newId() },
})
await startProcedureDraft(world.ctx(), CODE)
const same = <T>(content: T) => content

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                  nobody owner citizen elsewhere one_stop specialist leader clerk administrator system province clerkOfProvince
  ['listProcedures', (ctx) => listProcedures(ctx, { onDate: '2026-11-23' }), 'ok ok ok ok ok ok ok ok ok ok ok ok'],
  ['getProcedure', (ctx) => getProcedure(ctx, CODE, '2026-11-23'), 'ok ok ok ok ok ok ok ok ok ok ok ok'],
  [
    'setFilingMode',
    (ctx) => setFilingMode(ctx, { agencyId: HERE, mode: 'national', validFrom: '2026-12-01' }),
    '401 no no no no no no no ok ok no no',
  ],
  ['startProcedureDraft', (ctx) => startProcedureDraft(ctx, '1.001193'), '401 no no no no no no no no ok ok no'],
  ['findDraft', (ctx) => findDraft(ctx, CODE), '401 no no no no no no no no ok ok no'],
  ['getDraft', (ctx) => getDraft(ctx, CODE), '401 no no no no no no no no ok ok no'],
  ['importProcedure', (ctx) => importProcedure(ctx, { code: CODE, version: 1 }, '{'), '401 no no no no no no no no bad bad no'],
  ['discardProcedureDraft', (ctx) => discardProcedureDraft(ctx, CODE), '401 no no no no no no no no ok ok no'],
  [
    'editProcedureDraft',
    (ctx) => editProcedureDraft(ctx, { code: CODE, version: 1 }, same),
    '401 no no no no no no no no ok ok no',
  ],
  // Looked at in another version than the one that stands; a publication that there is not.
  [
    'publishProcedure',
    (ctx) => publishProcedure(ctx, { code: CODE, version: 99, validFrom: '2026-12-01', basis: 'Quyết định thử' }),
    '401 no no no no no no no no late late no',
  ],
  [
    'withdrawPublication',
    (ctx) => withdrawPublication(ctx, { code: CODE, id: newId(), reason: 'Công bố nhầm' }),
    '401 no no no no no no no no gone gone no',
  ],
  ['listPublications', (ctx) => listPublications(ctx, CODE), '401 no no no no no no no no ok ok no'],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(world, roles(), act)).toBe(answers)
})
