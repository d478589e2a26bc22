import { describe, expect, it } from 'vitest'
import { fromLegacy, fromTcvn3, fromVni, legacyEncodingOf } from './legacy.ts'

describe('texts of old office fonts', () => {
  it.each([
    ['B¶o Th¾ng', 'Bảo Thắng'],
    ['B¸t X¸t', 'Bát Xát'],
    ['céng hoµ x· héi chñ nghÜa viÖt nam', 'cộng hoà xã hội chủ nghĩa việt nam'],
    ['M\u00ADêng Kh\u00AD¬ng', 'Mường Khương'],
    ['Tû lÖ hé cã m¹ng c¸p quang', 'Tỷ lệ hộ có mạng cáp quang'],
  ])('TCVN3 %s is %s', (old, now) => {
    expect(legacyEncodingOf(old)).toBe('tcvn3')
    expect(fromTcvn3(old)).toBe(now)
  })

  it.each([
    ['Xin chaøo caùc baïn', 'Xin chào các bạn'],
    ['Myõ Tho', 'Mỹ Tho'],
    ['Töï do', 'Tự do'],
    ['Ñaát Vieät', 'Đất Việt'],
    ['Tyû leä', 'Tỷ lệ'],
    ['ñöôïc', 'được'],
    ['naêm tröôùc', 'năm trước'],
    ['gia ñình vaên hoùa', 'gia đình văn hóa'],
    ['COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ])('VNI %s is %s', (old, now) => expect(fromVni(old)).toBe(now))

  it('knows VNI where its marks stand, and takes no Vietnamese, English or number for an old font', () => {
    expect(legacyEncodingOf('Xin chaøo caùc baïn')).toBe('vni')
    for (const text of [
      'Tỷ lệ hộ có mạng cáp quang',
      'Xã A Sào',
      'Quốc Oai',
      'Total 12.5 %',
      'xã Hòa An',
      'TÂN TIẾN',
      'Nguyễn Huệ',
      'vào',
      'khoé',
      '3.612',
      '',
    ])
      expect(legacyEncodingOf(text), text).toBeUndefined()
    expect(fromLegacy('x·', 'tcvn3')).toBe('xã')
  })
})
