import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accentKey,
  comparePersons,
  compareVietnamese,
  fold,
  isOneSlipFrom,
  isPersonName,
  nfc,
  sameName,
  searchKey,
  sortKey,
  soundKey,
  tidyName,
} from './index.ts'

const PLACES =
  'An Bài|Ăn|Ân Thi|Duyên Hà|Đông Hưng|Hưng Hà|Kiến Xương|Quỳnh Phụ|Tân Tiến|Thái Bình|Thái Thụy|Thanh Hóa|Tiền Hải|Văn Giang|Vũ Thư'.split(
    '|',
  )
const ALPHABET = 'a ă â d đ e ê f j o ô ơ u ư w z'.split(' ')
const TONES = 'ma mà mả mã má mạ'.split(' ')
const PEOPLE = ['Lê Văn An', 'Nguyễn Văn An', 'Phạm Thị Ánh', 'Trần Thị Bình', 'Nguyễn Ánh Dương']

describe('fold', () => {
  it('removes marks, turns đ into d and lowers', () => {
    expect(fold('Ủy ban nhân dân xã Quỳnh Phụ, Đặng Thị Huệ')).toBe('uy ban nhan dan xa quynh phu, dang thi hue')
  })
  it('does not care about Unicode form', () => {
    expect([...'Quỳnh'.normalize('NFC')]).toHaveLength(5)
    expect([...'Quỳnh'.normalize('NFD')]).toHaveLength(6)
    expect(nfc('Quỳnh'.normalize('NFD'))).toBe('Quỳnh'.normalize('NFC'))
    expect(fold('Quỳnh'.normalize('NFD'))).toBe('quynh')
  })
  it('is idempotent and leaves no mark in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(fold(text)).not.toMatch(/[\u0300-\u036fđ]/)
      }),
    )
  })
})

describe('matching of names', () => {
  it.each([
    ['hòa', 'hoà'],
    ['Thủy', 'Thuỷ'],
    ['khỏe', 'khoẻ'],
    ['Kỳ', 'Kì'],
    ['Mỹ', 'Mĩ'],
    ['Xã Đông Quý', 'xã  đông quí'],
    ["Ea H'Leo", 'Ea H’leo'],
  ])('searches %s and %s alike', (a, b) => expect(searchKey(a)).toBe(searchKey(b)))

  it('keeps y and i apart where they are two sounds', () => {
    expect(searchKey('Tây Sơn')).not.toBe(searchKey('Tai Sơn'))
    expect(searchKey('Quỳnh')).toBe('quynh')
  })
  it('compares with marks, free of tone placement only', () => {
    expect(sameName('Xã Hoà Bình', 'XÃ  Hòa Bình'.normalize('NFD'))).toBe(true)
    expect(sameName('Hòa', 'Hoá')).toBe(false)
    expect(sameName('Ân Thi', 'Ăn Thi')).toBe(false)
    expect(accentKey('Thuỷ')).toBe(accentKey('Thủy'))
  })
})

describe('what is often mistaken', () => {
  it.each([
    ['lí lịch', 'lý lịch'],
    ['giấy sác nhận', 'dấy xác nhận'],
    ['trứng thực', 'chứng thực'],
    ['nàm rõ dàng', 'làm rõ ràng'],
    ['gì', 'dì'],
  ])('sounds alike to some: %s, %s', (a, b) => {
    expect(soundKey(a)).toBe(soundKey(b))
  })
  it('leaves apart what nobody mistakes, and a part of a text a part of it', () => {
    for (const [a, b] of ['sinh tinh', 'khai hai', 'nghe gie', 'ma na'].map((pair) => pair.split(' ')))
      expect(soundKey(a!)).not.toBe(soundKey(b!))
    expect(soundKey('Đăng ký khai sinh')).toContain(soundKey('khai xin'))
  })
  it('is one slip of the keys: a letter wrong, too many, too few, or two changed', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('wrong', 'more', 'less', 'changed'), (right, n, kind) => {
        const at = n % right.length
        const [a, b] = [right.slice(0, at), right.slice(at)]
        const wrong = { wrong: `${a}x${b.slice(1)}`, more: `${a}x${b}`, less: a + b.slice(1), changed: '' }[kind]
        const slip = kind === 'changed' ? a + b.slice(1, 2) + b.slice(0, 1) + b.slice(2) : wrong
        expect(isOneSlipFrom(slip, right)).toBe(slip !== right)
        expect(isOneSlipFrom(right, slip)).toBe(slip !== right)
        expect(isOneSlipFrom(`xyz${right}`, right)).toBe(false)
      }),
    )
  })
})

describe('a name of a person', () => {
  it.each(['Nguyễn Thị Lan', "H'Hen Niê", 'Y Moan Ênuôl', 'K’Brơi', 'Marie-Claire O’Neil', 'Trần Văn Bảy (Bảy Lúa)'])(
    'is %s',
    (name) => expect(isPersonName(tidyName(name))).toBe(true),
  )
  it.each(['123', 'Nguyễn Văn A1', '<b>Lan</b>', 'lan@vidu.vn', '-', ' '])('is not %j', (name) =>
    expect(isPersonName(tidyName(name))).toBe(false),
  )
  it('is kept with one space between its words, composed', () => {
    expect(tidyName('  Nguyễn   Bảo\tAn '.normalize('NFD'))).toBe('Nguyễn Bảo An')
  })
})

describe('order', () => {
  it('follows the alphabet and the order of tones', () => {
    for (const list of [PLACES, ALPHABET, TONES]) {
      expect([...list].reverse().sort(compareVietnamese)).toEqual(list)
      expect([...list].reverse().sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(list)
    }
  })
  it('gives a byte order equal to the collation of the language, for any Vietnamese name', () => {
    const name = fc
      .array(fc.constantFrom(...PLACES.flatMap((place) => place.split(' ')), ...TONES, ...ALPHABET), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [x, y] = [sortKey(a), sortKey(b)]
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(Math.sign(compareVietnamese(a.toLowerCase(), b.toLowerCase())))
        expect(x).toMatch(/^[\x21-\x7e]+$/)
      }),
    )
  })
  it('sorts people by tên, then họ, then đệm', () => {
    expect([...PEOPLE].reverse().sort(comparePersons)).toEqual(PEOPLE)
    expect(comparePersons('Y', 'Nguyễn Văn Y')).toBe(-1)
  })
})
