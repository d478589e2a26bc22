import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  addDays,
  dateInWords,
  formatDate,
  formatDateLong,
  formatDateTime,
  formatDateTimeLong,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  isCivilDate,
  numberInWords,
  parseVietnameseDate,
  vietnamDate,
  vietnamInstant,
  vietnamTimestamp,
} from './index.ts'

const before = process.env.TZ
afterEach(() => {
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
})

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati'])('on a server in %s', (zone) => {
  it('tells the day and the clock of Vietnam', () => {
    process.env.TZ = zone
    // The zone really changed, or this test would prove nothing.
    const offset = new Date('2026-01-05T00:00:00Z').getTimezoneOffset()
    expect(offset).toBe({ UTC: 0, 'America/Los_Angeles': 480, 'Asia/Ho_Chi_Minh': -420, 'Pacific/Kiritimati': -840 }[zone])

    const lateEvening = new Date('2026-01-04T17:30:00Z')
    expect(vietnamDate(lateEvening)).toBe('2026-01-05')
    expect(vietnamDate(new Date('2026-01-04T16:59:59.999Z'))).toBe('2026-01-04')
    expect(formatDate(lateEvening)).toBe('05/01/2026')
    expect(formatDateTime(lateEvening)).toBe('00:30 05/01/2026')
    expect(formatDateTimeLong(new Date('2026-01-05T08:30:00Z'))).toBe('15 giờ 30 phút, ngày 05 tháng 01 năm 2026')
    expect(vietnamTimestamp(lateEvening)).toBe('2026-01-05T00:30:00+07:00')
    expect(vietnamInstant('2026-01-05', '00:30').toISOString()).toBe('2026-01-04T17:30:00.000Z')
    expect(addDays('2026-03-08', 1)).toBe('2026-03-09')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(formatDate('2026-12-31')).toBe('31/12/2026')
  })
})

describe('dates as the town hall writes them', () => {
  it('puts a zero before days under 10 and before months 1 and 2 alone (NĐ 30/2020/NĐ-CP, Phụ lục I)', () => {
    expect(formatDateLong('2020-01-05')).toBe('ngày 05 tháng 01 năm 2020')
    expect(formatDateLong('2026-03-12')).toBe('ngày 12 tháng 3 năm 2026')
    expect(formatDateLong('2026-11-09')).toBe('ngày 09 tháng 11 năm 2026')
  })

  it.each([
    ['2026-03-12', 'Ngày mười hai tháng ba năm hai nghìn không trăm hai mươi sáu'],
    ['2005-04-21', 'Ngày hai mươi mốt tháng tư năm hai nghìn không trăm linh năm'],
    ['1990-10-15', 'Ngày mười lăm tháng mười năm một nghìn chín trăm chín mươi'],
    ['2000-01-31', 'Ngày ba mươi mốt tháng một năm hai nghìn'],
    ['1945-09-02', 'Ngày hai tháng chín năm một nghìn chín trăm bốn mươi lăm'],
  ])('writes %s in words', (date, words) => expect(dateInWords(date)).toBe(words))

  it('writes numbers in words without two numbers sharing one', () => {
    const all = Array.from({ length: 10_000 }, (_, n) => numberInWords(n))
    expect(new Set(all).size).toBe(10_000)
    expect(all[101]).toBe('một trăm linh một')
    expect(all[115]).toBe('một trăm mười lăm')
    expect(all[1000]).toBe('một nghìn')
    expect(() => numberInWords(10_000)).toThrow(RangeError)
    expect(() => numberInWords(1.5)).toThrow(RangeError)
  })

  it('writes numbers and money with points', () => {
    expect(formatNumber(1_234_567.89)).toBe('1.234.567,89')
    expect(formatMoney(1_500_000)).toBe('1.500.000 đồng')
    expect(formatMoneyShort(1_500_000)).toBe('1.500.000\u00a0đ')
    expect(formatMoneyShort(0)).toBe('0\u00a0đ')
  })
})

describe('dates as people type them', () => {
  it.each([
    ['5/1/2026', '2026-01-05'],
    [' 05-01-2026 ', '2026-01-05'],
    ['5.1.2026', '2026-01-05'],
    ['29/2/2024', '2024-02-29'],
    ['2026-01-05', '2026-01-05'],
  ])('reads %s', (typed, date) => expect(parseVietnameseDate(typed)).toBe(date))

  it.each(['30/2/2026', '29/2/2026', '12/31/2026', '5/1/26', '5/1-2026', '0/1/2026', '', 'hôm nay', '2026-13-01', '٥/١/٢٠٢٦'])(
    'refuses %s',
    (typed) => expect(parseVietnameseDate(typed)).toBeUndefined(),
  )

  it('reads back every date it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120_000 }), (n) => {
        const date = addDays('1850-01-01', n)
        expect(isCivilDate(date)).toBe(true)
        expect(parseVietnameseDate(formatDate(date))).toBe(date)
      }),
    )
  })
})
