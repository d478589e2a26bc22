import { describe, expect, it } from 'vitest'
import { mapText, placeIn } from './mapped-text.ts'
import { readText } from './read-figures.ts'

const read = (sent: string) => {
  const { text, figures } = readText(mapText(sent))
  return figures.map((one) => ({ ...one, text: placeIn(text, one.from, one.to).text }))
}

describe('numbers as Vietnamese texts print them', () => {
  it.each<[string, string, number, string, string]>([
    ['đạt 96,8%', '96,8%', 96.8, 'percent', '%'],
    ['đạt 96,8 %', '96,8 %', 96.8, 'percent', '%'],
    ['đạt 96.8%', '96.8%', 96.8, 'percent', '%'],
    ['đạt 96,8％', '96,8％', 96.8, 'percent', '%'],
    ['có 3.215 hồ sơ', '3.215', 3215, 'count', 'ho so'],
    ['một trăm phần trăm cán bộ', 'một trăm phần trăm', 100, 'percent', '%'],
    ['chín mươi sáu phẩy tám phần trăm', 'chín mươi sáu phẩy tám phần trăm', 96.8, 'percent', '%'],
    ['chi 1,25 tỷ đồng', '1,25 tỷ đồng', 1.25e9, 'money', 'dong'],
    ['chi 1 tỷ 250 triệu đồng', '1 tỷ 250 triệu đồng', 1.25e9, 'money', 'dong'],
    ['chi ba tỷ đồng', 'ba tỷ đồng', 3e9, 'money', 'dong'],
    ['12 (mười hai) thôn', '12', 12, 'count', 'thon'],
    ['hòa giải 25 cuộc', '25', 25, 'count', 'cuoc'],
    ['tới 102% số hộ', '102%', 102, 'percent', '%'],
    ['tháng 9, 106% dân số', '106%', 106, 'percent', '%'],
    ['cấp 120 thẻ', '120', 120, 'count', 'the'],
    ['ký 25 hợp đồng', '25', 25, 'count', 'hop'],
    ['hoà giải 25 cuộc', '25', 25, 'count', 'cuoc'],
  ])('%s', (sent, text, value, kind, unit) => {
    for (const form of ['NFC', 'NFD'] as const) {
      const found = read(sent.normalize(form))
      expect(found, form).toEqual([expect.objectContaining({ value, kind, unit, rough: false })])
      expect(found[0]!.text).toBe(text.normalize(form))
    }
  })

  it.each([
    ['hơn 3.400 hồ sơ', [3400]],
    ['gần 90%', [90]],
    ['3,2 nghìn lượt', [3200]],
    ['hai phần ba số hộ', [200 / 3]],
    ['3 phần 4 số hộ', [75]],
  ])('takes as round: %s', (sent, values) => {
    expect(read(sent).map((one) => [one.value, one.rough])).toEqual(values.map((value) => [value, true]))
  })

  it.each(['từ 50 đến 60% số hộ', '15 - 20 hộ', '50 % - 60 %'])('takes as a range: %s', (sent) => {
    expect(read(sent).map((one) => one.ranged)).toEqual([true, true])
  })

  it.each(['3.215/3.420 hồ sơ', '5 trên 10 thôn'])('takes both numbers of a fraction, neither as round: %s', (sent) => {
    expect(read(sent).map((one) => one.rough)).toEqual([false, false])
  })

  it.each([
    'Căn cứ Nghị định 30/2020/NĐ-CP, Quyết định số 1234/QĐ-UBND và Công văn Số: 45/BC-UBND',
    'ngày 14/11/2026, ngày 3 tháng 9, năm 2025, quý III, quý 3 năm 2026, 17h30, lúc 8 giờ 30 phút',
    'khoản 2 Điều 14, mức độ 3, lớp 9, thôn 4',
    'gọi 0912 345 678, 0912.345.678 hoặc 1900 1234',
    'mã thủ tục 1.001193, TTHC 1.013225.H56, CCCD 001199000123',
    '1. Quy mô\n2) Nội dung\n2.1. Kinh phí',
    'xếp thứ 12/166, tốp 10, theo ISO 9001:2015 trên Windows 11',
    'tối 12/5, sáng 14, các ngày 12 và 13/5/2026, tháng 7, 8 và 9',
    'hàng chục nghìn lượt, tháng ba năm nay, hai mẹ con',
  ])('takes no figure from: %s', (sent) => expect(read(sent)).toEqual([]))
})
