import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ControlSlipData, RegisterEntry } from './paper-data.ts'
import { controlSlip, registerPaper } from './papers.ts'
import { sampleHead } from './sample-papers.ts'

const folder = mkdtempSync(join(tmpdir(), 'dinh-forms-'))
const has = (tool: string) => (process.env.DINH_TEST_CHECKERS ?? 'pdftotext').split(',').includes(tool)
const at = (text: string) => new Date(`${text}+07:00`)
const HOSTILE = '#import "x": * $a$ \\ @b *c* <d> "}])'

function textOf(pdf: Uint8Array): string {
  const file = join(folder, 'form.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replace(/[\s\u200b]+/g, ' ')
}

/** Width and height of the first page, in points. */
function sizeOf(pdf: Uint8Array): number[] {
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(Buffer.from(pdf).toString('latin1'))!
  return [Math.round(Number(box[1])), Math.round(Number(box[2]))]
}

const slip: ControlSlipData = {
  ...sampleHead,
  sealed: false,
  procedure: 'Thủ tục đăng ký khai sinh',
  partners: [],
  holder: 'NGUYỄN THỊ PHƯƠNG THẢO',
  acceptedAt: at('2026-02-05T09:05:00'),
  dueAt: at('2026-02-06T17:00:00'),
  handOvers: [
    {
      unit: 'Công chức chuyên môn',
      step: '2. Thẩm tra',
      givenBy: 'Phạm Thị Ánh',
      givenAt: at('2026-02-05T09:05:00'),
      takenBy: 'Lê Văn Hộ',
      takenAt: at('2026-02-05T09:06:00'),
      doneAt: at('2026-02-06T10:15:00'),
      result: 'Quá hạn',
      note: 'Đề nghị đăng ký.',
    },
    {
      unit: 'Lãnh đạo',
      step: '3. Ký',
      givenBy: 'Lê Văn Hộ',
      givenAt: at('2026-02-06T10:15:00'),
      result: 'Đang giải quyết',
      note: '',
    },
  ],
}
const entry = (number: number, more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  number,
  code: `H31.117.12-260205-${String(number).padStart(4, '0')}`,
  procedure: 'Đăng ký khai sinh',
  applicant: 'Nguyễn Thị Phương Thảo',
  contact: 'Thôn Đoàn Xá; 0912 000 000',
  agency: 'UBND xã Quỳnh Phụ',
  acceptedAt: at('2026-02-05T09:05:00'),
  dueAt: at('2026-02-06T17:00:00'),
  handedOverAt: at('2026-02-05T09:05:00'),
  resultAt: at('2026-02-07T10:00:00'),
  returnedAt: at('2026-02-08T10:00:00'),
  how: 'Trực tiếp',
  signed: '',
  note: 'Quá hạn',
  ...more,
})
const register = (entries: RegisterEntry[]) => registerPaper({ ...sampleHead, year: 2026, period: 'Tháng 2 năm 2026', entries })

describe('form 06, the control slip (TT 03/2025/TT-VPCP)', () => {
  it('is printed on A5', async () => expect(sizeOf(await controlSlip(slip))).toEqual([420, 595]))

  it.runIf(has('pdftotext'))(
    'tells for each step who gave, who took, when, whether in time, and leaves room for a signature',
    async () => {
      const text = textOf(await controlSlip(slip))
      for (const part of [
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
        `Mã hồ sơ: ${sampleHead.code}`,
        'Cơ quan giải quyết hồ sơ: Ủy ban nhân dân xã Quỳnh Phụ',
        'Cơ quan phối hợp giải quyết hồ sơ (nếu có): ...',
        'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 05 tháng 02 năm 2026',
        'Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 06 tháng 02 năm 2026',
        'Người giao: Phạm Thị Ánh',
        'Người nhận: Lê Văn Hộ',
        'Người nhận: ...',
        'Quá hạn',
        'Ghi chú, ký',
      ])
        expect(text).toContain(part)
      expect(text).toMatch(/1\. Giao: 09 giờ 05 phút/)
      expect(text).toMatch(/2\. Nhận: 09 giờ 06 phút/)
      // It goes with the dossier on paper: no seal, so nobody takes it for a paper of the citizen.
      expect(text).not.toContain('Đã đóng dấu điện tử')
    },
  )
})

describe('form 07, the register (TT 03/2025/TT-VPCP)', () => {
  it('is printed on A4, across', async () => expect(sizeOf(await register([entry(1)]))).toEqual([842, 595]))

  it.runIf(has('pdftotext'))('has the fifteen columns of the form, and what each dossier says in them', async () => {
    const text = textOf(await register([entry(7), entry(8, { returnedAt: null, how: '', note: '' })]))
    for (const part of [
      'SỔ THEO DÕI HỒ SƠ',
      'Năm 2026 · Tháng 2 năm 2026 · từ số 0007 đến số 0008',
      'STT',
      'Mã hồ sơ',
      'Ghi chú',
      '(15)',
    ])
      expect(text).toContain(part)
    const row = textOf(await register([entry(7)]))
    for (const word of ['0007', '01', '05/02/2026', '06/02/2026', '07/02/2026', '08/02/2026', 'Trực tiếp', 'Quá hạn', '0912'])
      expect(row).toContain(word)
    for (const title of [
      'thủ tục',
      'lượng',
      'Tên cá nhân',
      'Địa chỉ',
      'chủ trì',
      'Nhận hồ sơ',
      'Hẹn trả',
      'Chuyển',
      'Nhận kết',
      'Ngày trả',
      'Phương',
      'Ký nhận',
    ])
      expect(row).toContain(title)
    expect(row).toContain('NGƯỜI LẬP SỔ')
    expect(row).toContain('THỦ TRƯỞNG CƠ QUAN')
  })

  it.runIf(has('pdftotext'))(
    'repeats its head and numbers its pages; an empty one says so; texts stand as they are',
    async () => {
      const text = textOf(await register(Array.from({ length: 60 }, (_, i) => entry(i + 1))))
      const pages = Number(/Trang 1 \/ (\d+)/.exec(text)![1])
      expect(pages).toBeGreaterThan(1)
      expect(text.split('(15)')).toHaveLength(pages + 1)
      expect(text).toContain(`Trang ${pages} / ${pages}`)
      expect(text).toContain('0060')
      expect(textOf(await register([]))).toContain('không tiếp nhận hồ sơ nào')
      expect(textOf(await register([entry(1, { note: HOSTILE })])).replaceAll(' ', '')).toContain('#import"x":')
    },
  )

  it('takes a full print of a thousand', async () => {
    const pdf = await register(Array.from({ length: 1000 }, (_, i) => entry(i + 1)))
    expect(pdf.length).toBeGreaterThan(100_000)
  })
})
