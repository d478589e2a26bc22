import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkText } from './check-text.ts'
import { placeOf } from './finding.ts'

const check = (text: string) => checkText(text, (rule, quotes, computed) => `${rule} ${quotes.join(' ')} ${computed ?? ''}`)
const rules = (text: string) => check(text).findings.map((one) => one.rule)
const vi = (value: number) => value.toLocaleString('vi-VN', { maximumFractionDigits: 6 })

/** Numbers and words as drafts have them, in any disorder. */
const SOUP = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'tỷ lệ',
        'đạt',
        'trong đó',
        'tổng số',
        'gồm',
        'hồ sơ',
        'thôn',
        'chỉ tiêu',
        'mục tiêu',
        'hoàn thành',
        '\n',
        '|',
        ';',
        '. ',
        ', ',
        '(',
        ')',
        '/',
        '%',
        'năm 2025',
        'quý III/2026',
      ),
      fc.integer({ min: 0, max: 99_999 }).map(vi),
      fc.double({ min: 0, max: 120, noNaN: true }).map((value) => `${vi(Number(value.toFixed(1)))}%`),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(' '))

describe('the guard', () => {
  it('quotes the text as sent, whatever the text is', () => {
    fc.assert(
      fc.property(SOUP, fc.constantFrom('NFC', 'NFD'), (text, form) => {
        const sent = text.normalize(form)
        const { read, findings } = check(sent)
        for (const place of findings.flatMap((one) => one.places)) {
          expect(sent.slice(place.start, place.end)).toBe(place.text)
          expect(place.text).toMatch(/[\d\p{L}]/u)
        }
        expect(read.figures.every((one) => one.from < one.to)).toBe(true)
      }),
    )
  })

  it('never fails on any string, lone surrogates and loose marks included, and keeps every figure in its place and order', () => {
    const units = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xffff }),
        fc.constantFrom(...'0123456789.,/%|(); \n').map((one) => one.charCodeAt(0)),
      ),
      {
        maxLength: 200,
      },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          units.map((codes) => String.fromCharCode(...codes)),
          fc.string({ unit: 'binary' }),
        ),
        (sent) => {
          const { read, findings } = check(sent)
          let at = 0
          for (const place of read.figures.map((one) => placeOf(read, one))) {
            expect(sent.slice(place.start, place.end)).toBe(place.text)
            expect(place.start).toBeGreaterThanOrEqual(at)
            at = place.end
          }
          for (const place of findings.flatMap((one) => one.places)) expect(sent.slice(place.start, place.end)).toBe(place.text)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('says the same of a text in either spelling of its marks', () => {
    const text = 'Trong tổng số 1.640 văn bản, có 1.476 văn bản được ký số, đạt tỷ lệ 92,5%.'
    const [nfc, nfd] = [check(text.normalize('NFC')).findings, check(text.normalize('NFD')).findings]
    expect(nfd.map((one) => [one.rule, one.places.map((place) => place.text.normalize('NFC'))])).toEqual(
      nfc.map((one) => [one.rule, one.places.map((place) => place.text)]),
    )
    expect(nfc).toHaveLength(1)
  })

  const FRACTION = fc
    .integer({ min: 40, max: 90_000 })
    .chain((whole) => fc.tuple(fc.integer({ min: 1, max: whole }), fc.constant(whole), fc.integer({ min: 0, max: 2 })))
  const told = (part: number, whole: number, percent: string) =>
    `Bộ phận một cửa đã giải quyết đúng hạn ${vi(part)}/${vi(whole)} hồ sơ, đạt ${percent}%.`
  const printed = (steps: number, decimals: number) => (steps / 10 ** decimals).toFixed(decimals).replace('.', ',')

  it('finds nothing in a percentage that is its fraction, rounded half up or cut', () => {
    fc.assert(
      fc.property(FRACTION, ([part, whole, decimals]) => {
        const exact = BigInt(part) * 100n * 10n ** BigInt(decimals)
        const cut = Number(exact / BigInt(whole))
        const rounded = Number((2n * exact + BigInt(whole)) / (2n * BigInt(whole)))
        for (const steps of [cut, rounded]) expect(rules(told(part, whole, printed(steps, decimals)))).toEqual([])
      }),
    )
  })

  it('finds every percentage that is farther from its fraction than rounding goes', () => {
    fc.assert(
      fc.property(FRACTION, fc.integer({ min: 1, max: 400 }), fc.boolean(), ([part, whole, decimals], off, up) => {
        const exact = BigInt(part) * 100n * 10n ** BigInt(decimals)
        const [cut, rounded] = [exact / BigInt(whole), (2n * exact + BigInt(whole)) / (2n * BigInt(whole))]
        const steps = Number(up ? rounded : cut) + (up ? off : -off)
        fc.pre(steps > 0 && steps <= 100 * 10 ** decimals)
        expect(rules(told(part, whole, printed(steps, decimals)))).toContain('ratio-mismatch')
      }),
      // One in forty is 2,5 %: 2,49 is a whole step below.
      { examples: [[[1, 40, 2], 1, false]] },
    )
  })

  it('finds nothing in parts that add up, and something in all that do not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 50, max: 999 }), { minLength: 2, maxLength: 2 }),
        fc.integer({ min: 1, max: 40 }),
        ([a, b], off) => {
          const sentence = (total: number) =>
            `Trong tháng, xã tiếp nhận ${vi(total)} hồ sơ, gồm ${vi(a!)} hồ sơ trực tuyến và ${vi(b!)} hồ sơ trực tiếp.`
          expect(rules(sentence(a! + b!))).toEqual([])
          expect(rules(sentence(a! + b! + off))).toContain('sum-mismatch')
        },
      ),
    )
  })

  it.each([
    'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 và Quyết định 766/QĐ-TTg, Điều 12 khoản 3.',
    'Điện thoại: 0221 300 0001, mã thủ tục 1.001193, số định danh 034089001234.',
    'Giai đoạn 2021-2025, xã có thôn 3, tổ dân phố 5, lớp 9 và dịch vụ mức độ 4.',
    'Sản lượng tăng 120% so với cùng kỳ, đạt 105% kế hoạch năm.',
    'Từ 50 đến 60% số hộ đã lắp đặt, tức hơn 400 hộ.',
  ])('takes no number for a contradiction in: %s', (text) => expect(rules(text)).toEqual([]))
})
