import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#platform/context'
import { newId } from '#platform/database'
import { vietnamInstant } from '#platform/time'
import { citizen, officer, type TestDatabase, type TestProgram, testDatabase, testProgram } from '#testing'
import { calendarOf } from './calendar-of.ts'
import { calendar } from './module.ts'
import { setOpeningHours } from './set-opening-hours.ts'
import { workingTimeBetween } from './work-calendar.ts'

let database: TestDatabase
let program: TestProgram
const now = new Date('2026-11-23T02:00:00Z')
const agencyId = newId()
const administrator = officer(agencyId, 'administrator')
const morning: [number, number][] = [[8 * 60, 12 * 60]]
const input = { agencyId, validFrom: '2026-11-25', weekdays: morning, source: 'Quyết định thử' }

beforeAll(async () => {
  database = await testDatabase()
  program = testProgram(database, [calendar], { now: () => now })
})
const as = (actor: Actor) => program.ctx(actor)

describe('opening hours of an agency', () => {
  it('hold at once, from their day on, for this agency alone', async () => {
    const ctx = as(administrator)
    const hoursOn = async (agency: string | undefined, date: string) => (await calendarOf(ctx, agency)).hoursOn(date)
    expect(await hoursOn(agencyId, '2026-11-25')).toHaveLength(2)
    await setOpeningHours(ctx, { ...input, saturday: morning })
    expect(await hoursOn(agencyId, '2026-11-23')).toHaveLength(2)
    expect(await hoursOn(agencyId, '2026-11-25')).toEqual(morning)
    expect(await hoursOn(agencyId, '2026-11-28')).toEqual(morning)
    expect(await hoursOn(newId(), '2026-11-25')).toHaveLength(2)
    expect(await hoursOn(undefined, '2026-11-28')).toEqual([])
    await setOpeningHours(ctx, input)
    expect(await hoursOn(agencyId, '2026-11-28')).toEqual([])
  })

  it('are read from the database once a minute at most', async () => {
    const ctx = as({ kind: 'system', name: 'test' })
    const other = newId()
    database.statements.length = 0
    const calendars = [await calendarOf(ctx, other), await calendarOf(ctx, other), await calendarOf(ctx), await calendarOf(ctx)]
    expect(database.statements).toHaveLength(1)
    expect(workingTimeBetween(calendars[0]!, vietnamInstant('2026-11-23'), vietnamInstant('2026-11-24'))).toBe(450)
  })

  it('are set by the administrator of the agency and nobody else', async () => {
    const table: [Actor, string | undefined][] = [
      [administrator, undefined],
      [{ kind: 'system', name: 'test' }, undefined],
      [officer(agencyId, 'leader'), 'forbidden'],
      [officer(agencyId, 'one_stop', 'specialist', 'clerk'), 'forbidden'],
      [officer(newId(), 'administrator'), 'forbidden'],
      [citizen(), 'forbidden'],
      [{ kind: 'nobody' }, 'unauthenticated'],
    ]
    for (const [actor, code] of table) {
      const done = setOpeningHours(as(actor), input)
      if (code) await expect(done, JSON.stringify(actor)).rejects.toMatchObject({ code })
      else await done
    }
  })

  it.each([
    [{ validFrom: '2026-11-22' }, 'validFrom'],
    [{ validFrom: '2026-11-31' }, 'validFrom'],
    [{ weekdays: [] }, 'weekdays'],
    [{ weekdays: [[600, 480]] }, 'weekdays'],
    [{ weekdays: [[480, 1441]] }, 'weekdays'],
    [{ weekdays: [[-1, 480]] }, 'weekdays'],
    [
      {
        weekdays: [
          [480, 720],
          [700, 900],
        ],
      },
      'weekdays',
    ],
    [{ saturday: [[480, 480]] }, 'saturday'],
    [{ source: ' ' }, 'source'],
  ])('refuses %j', async (wrong, field) => {
    const done = setOpeningHours(as(administrator), { ...input, ...(wrong as object) })
    await expect(done).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
  })
})
