import { describe, expect, it } from 'vitest'
import { fromTcvn3 } from './legacy.ts'
import { detectLegacy, readSingleBytes } from './legacy-detection.ts'
import { isSyllable } from './syllable.ts'

describe('text from before Unicode', () => {
  it('is not found in Unicode text, whatever its names', () => {
    const texts = [
      'Tỷ lệ hồ sơ giải quyết đúng hạn của Xã Quỳnh Phụ',
      'ĐẮK LẮK, Bà Rịa – Vũng Tàu, Đà Nẵng; hòa, hoà, thuỷ, thủy, quý, gì, giếng, giữa, khuya, ngoằn ngoèo',
    ]
    for (const word of texts.join(' ').split(/[\s,;–]+/)) expect(isSyllable(word), word).toBe(true)
    expect(detectLegacy(texts)).toBeUndefined()
    expect(detectLegacy(['Café São Paulo', 'Zürich', 'abc 12', ''])).toBeUndefined()
  })

  it('is found where only the data are written so, under headings in Unicode', () => {
    expect(detectLegacy(['Chỉ tiêu', 'Giá trị', 'X· B¶o Th¾ng', 'Tû lÖ hé nghÌo'])).toBe('tcvn3')
    expect(detectLegacy(['Chỉ tiêu', 'Xin chaøo caùc baïn'])).toBe('vni')
  })

  it('in bytes is told from windows-1258 by the words that come of it; the soft hyphen is a letter', () => {
    // õ is ơ there, F2 the dot below, D2 the hook above, DE the tilde.
    expect(readSingleBytes(Buffer.from('\xd0\xf5n vi\xf2,Xa\xde Ba\xd2o Th\xe3\xecng', 'latin1'))).toBe('Đơn vị,Xã Bảo Thắng')
    expect(fromTcvn3(readSingleBytes(Buffer.from('M\xadêng Kh\xad¬ng', 'latin1'))!)).toBe('Mường Khương')
    expect(readSingleBytes(Buffer.from('\x8f\x90\xe0\xe1 \xf0\xf1\xf2\xf3 \xc0\xc1', 'latin1'))).toBeUndefined()
  })
})
