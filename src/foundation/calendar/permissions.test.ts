import { expect, it } from 'vitest'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { everyRole, roleAnswers, testDatabase, testProgram } from '#testing'
import { calendarOf } from './calendar-of.ts'
import { listOpeningHours } from './list-opening-hours.ts'
import { calendar } from './module.ts'
import { setOpeningHours } from './set-opening-hours.ts'
import { withdrawOpeningHours } from './withdraw-opening-hours.ts'

const program = testProgram(await testDatabase(), [calendar])
const now = new Date('2026-11-23T02:00:00Z')
const agencyId = newId()
const hours: [number, number][] = [[480, 720]]

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                    nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['calendarOf', (ctx) => calendarOf(ctx, agencyId), 'ok ok ok ok ok ok ok ok ok ok'],
  ['listOpeningHours', (ctx) => listOpeningHours(ctx, agencyId), '401 no no no no no no no ok ok'],
  [
    'setOpeningHours',
    (ctx) => setOpeningHours(ctx, { agencyId, validFrom: '2026-11-25', weekdays: hours, source: 'Quyết định thử' }),
    '401 no no no no no no no ok ok',
  ],
  [
    'withdrawOpeningHours',
    async (ctx) => {
      const system = { ...ctx, actor: { kind: 'system', name: 'test' } as const }
      await setOpeningHours(system, { agencyId, validFrom: '2026-11-26', weekdays: hours, source: 'Quyết định thử' })
      return withdrawOpeningHours(ctx, { agencyId, validFrom: '2026-11-26' })
    },
    '401 no no no no no no no ok ok',
  ],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(program, everyRole(agencyId), act, now)).toBe(answers)
})
