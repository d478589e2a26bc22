import { expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { demoWorld, everyRole, officer, roleAnswers, testDatabase } from '#testing'
import { declareFigure } from './declare-figure.ts'
import { getFigure, listDrafts } from './list-figures.ts'
import { dropFigure, publishFigure } from './publish-figure.ts'

const world = await demoWorld(await testDatabase(), ['organizations', 'identity', 'indicators'])
const HERE = demoAgencyId('xa-quynh-phu')
const owner = newId()
const figure = {
  ...{ indicatorCode: 'ty-le-gia-dinh-van-hoa', periodKind: 'year' as const, period: '2024', saidBy: 'Báo cáo' },
  ...{ value: '101', numerator: '', denominator: '' },
}
const key = await declareFigure(world.ctx({ ...officer(HERE, 'specialist'), name: 'Hoa' }), figure)

// What follows in each row would change something: it is stopped by the form after permission has spoken.
const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                          every role: nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['declareFigure', (ctx) => declareFigure(ctx, { ...figure, value: 'x' }), '401 no no bad no bad bad no no no'],
  ['listDrafts', (ctx) => listDrafts(ctx), '401 no no ok no ok ok no no no'],
  ['getFigure of a draft', (ctx) => getFigure(ctx, key), 'gone gone gone gone gone ok ok gone gone gone'],
  [
    'publishFigure without an explanation',
    (ctx) => publishFigure(ctx, key, {}),
    'gone gone gone gone gone no bad gone gone gone',
  ],
  [
    'dropFigure of another',
    (ctx) => dropFigure(ctx, { ...key, id: newId() }),
    'gone gone gone gone gone gone gone gone gone gone',
  ],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(world, everyRole(HERE, owner), act)).toBe(answers)
})
