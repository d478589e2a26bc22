import { describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import type { KnownFigure } from '#government/indicators'
import { demoWorld, officer, testDatabase } from '#testing'
import { mapText } from '../src/government/guard/reading/mapped-text.ts'
import { readText } from '../src/government/guard/reading/read-figures.ts'
import { againstBook } from '../src/government/guard/rules/book.ts'
import { declareFigure } from '../src/government/indicators/declare-figure.ts'
import { targetFor } from '../src/government/indicators/list-indicators.ts'
import { spanOf } from '../src/government/indicators/periods.ts'
import { publishFigure } from '../src/government/indicators/publish-figure.ts'
import type { TargetTable } from '../src/government/indicators/tables.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'indicators'], { at: NOW })
const [HERE, PROVINCE] = [demoAgencyId('xa-quynh-phu'), demoAgencyId('tinh-hung-yen')]
const specialist = world.ctx({ ...officer(HERE, 'specialist'), name: 'Chuyên viên Hoa' }, NOW)
const leader = world.ctx({ ...officer(HERE, 'leader'), name: 'Chủ tịch Nam' }, NOW)

describe('what two agencies publish of one thing', () => {
  it('is told to whoever signs the second, who explains it or mends it', async () => {
    const told = {
      ...{ indicatorCode: 'ty-le-gia-dinh-van-hoa', periodKind: 'year' as const, period: '2025', saidBy: 'Báo cáo' },
      ...{ numerator: '', denominator: '' },
    }
    await publishFigure(leader, await declareFigure(specialist, { ...told, value: '60,5' }), {})
    await database.pool.query(
      "update indicators.figure set agency_id = $1 where indicator_code = $2 and agency_id = $3 and period = '2025'",
      [PROVINCE, told.indicatorCode, HERE],
    )
    const second = await declareFigure(specialist, { ...told, value: '80,5' })
    await expect(publishFigure(leader, second, {})).rejects.toMatchObject({
      code: 'invalid',
      fields: { explanation: expect.stringContaining('60,5') },
    })
    await publishFigure(leader, second, { explanation: 'Tỉnh đếm theo danh sách cũ.' })
    const { rows } = await database.pool.query('select findings from indicators.figure where id = $1', [second.id])
    expect(rows[0].findings).toContainEqual(expect.objectContaining({ rule: 'two-values', numbers: [60.5, 80.5] }))
  })
})

describe('the target of a span', () => {
  const target = (year: number, value: number) =>
    ({
      indicator_code: 'x',
      unit_id: null,
      level: null,
      period_from: `${year}-01-01`,
      period_to: `${year}-12-31`,
      op: '>=',
      value,
    }) as unknown as TargetTable
  const targets = [target(2025, 90), target(2026, 98)]
  it.each([
    ['2025', 'report', 90],
    ['2026', 'report', 98],
    ['2026-Q1', 'report', 98],
    ['2026-01', 'report', 98],
    ['2025-12', 'report', 90],
    ['2026-01', 'calendar', 98],
  ] as const)('%s of the calendar %s is held against %i: by its end, though it begins in December', (key, calendar, value) => {
    const span = spanOf(key, calendar)
    expect(targetFor(targets, { code: 'x', unitId: 'u', level: 'commune', span })?.value).toBe(value)
  })
})

describe('a text held against the book', () => {
  const known = (value: number, unitName: string): KnownFigure =>
    ({
      ...{
        agencyId: HERE,
        id: HERE,
        indicatorName: 'Tỷ lệ gia đình văn hóa',
        unit: '%',
        kind: 'share',
        unitName,
        place: '',
        value,
      },
      ...{ periodKind: 'year', period: '2025' },
    }) as unknown as KnownFigure
  const against = (text: string, book: KnownFigure) => againstBook(readText(mapText(text)), [book]).length
  it.each([
    ['Năm 2025, tỷ lệ gia đình văn hóa của xã Quỳnh Phụ đạt 89,2%.', known(89.16, 'Xã Quỳnh Phụ'), 0],
    ['Năm 2025, tỷ lệ gia đình văn hóa của xã Quỳnh Phụ đạt 89,1%.', known(89.16, 'Xã Quỳnh Phụ'), 0],
    ['Năm 2025, tỷ lệ gia đình văn hóa của xã Quỳnh Phụ đạt 89,3%.', known(89.16, 'Xã Quỳnh Phụ'), 1],
    ['Năm 2025, tỷ lệ gia đình văn hóa của tỉnh Hưng Yên đạt 92%.', known(80, 'Xã Hưng Yên'), 0],
    ['Năm 2025, tỷ lệ gia đình văn hóa của xã Hưng Yên đạt 92%.', known(80, 'Xã Hưng Yên'), 1],
  ])('%s', (text, book, found) => expect(against(text, book)).toBe(found))
})
