import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsqrModule from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { confirmationPaper, resultPaper } from './papers.ts'
import { sampleFiles, sampleHead, samplePapers } from './sample-papers.ts'

const jsqr = jsqrModule as unknown as typeof jsqrModule.default
const folder = mkdtempSync(join(tmpdir(), 'dinh-papers-'))
const has = (tool: string) => (process.env.DINH_TEST_CHECKERS ?? 'pdftotext').split(',').includes(tool)

function textOf(pdf: Uint8Array): string {
  const file = join(folder, 'paper.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replace(/[\s\u200b]+/g, ' ')
}

const A4 = [595, 842]
const A5 = [420, 595]
const SIZES: Record<string, number[]> = { confirmation: A4, result: A4, 'result-decision': A4 }
const names = Object.keys(samplePapers)

/** Width and height of the first page, in points. */
function sizeOf(pdf: Uint8Array): number[] {
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(Buffer.from(pdf).toString('latin1'))!
  return [Math.round(Number(box[1])), Math.round(Number(box[2]))]
}

describe('the papers of a dossier', () => {
  it.each(names)('%s has the size of its lawful form', async (name) => {
    expect(sizeOf(await samplePapers[name]!())).toEqual(SIZES[name] ?? A5)
  })

  it.runIf(has('pdftotext')).each(names)('%s has the head that NĐ 30/2020 asks for, and says how it is checked', async (name) => {
    const text = textOf(await samplePapers[name]!())
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('Độc lập - Tự do - Hạnh phúc')
    expect(text).toContain('TỈNH HƯNG YÊN ỦY BAN NHÂN DÂN XÃ QUỲNH PHỤ')
    // Days below 10 and months 1 and 2 are padded (Phụ lục I).
    expect(text).toContain('Quỳnh Phụ, ngày 05 tháng 02 năm 2026')
    expect(text).toContain(sampleHead.code)
    expect(text.replaceAll(' ', '')).toContain(sampleHead.checkUrl)
    // ISO 8601 in Vietnam's time (Phụ lục I, the agency's signature).
    expect(text).toContain('Thời gian: 2026-02-05T09:05:09+07:00')
    expect(text).toContain('Bản dùng thử, không có giá trị pháp lý.')
  })

  it.runIf(has('pdftotext')).each(names)('%s shows a QR code that a telephone reads', async (name) => {
    const file = join(folder, 'qr.pdf')
    writeFileSync(file, await samplePapers[name]!())
    const png = execFileSync('pdftoppm', ['-r', '130', '-gray', '-png', '-singlefile', file], { maxBuffer: 2 ** 26 })
    const { data, width, height } = PNG.sync.read(png)
    expect(jsqr(new Uint8ClampedArray(data), width, height)?.data).toBe(sampleHead.checkUrl)
  })

  it.runIf(has('pdftotext'))('a confirmation carries every file with its digest, and no due date', async () => {
    const text = textOf(await samplePapers.confirmation!())
    for (const file of sampleFiles) {
      expect(text).toContain(file.name)
      expect(text.replaceAll(' ', '')).toContain(file.sha256)
    }
    expect(text).toContain('5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9')
    expect(text).not.toContain('Thời gian trả kết quả')
    expect(text).toContain('chưa phải là Giấy tiếp nhận hồ sơ và hẹn trả kết quả')
  })

  it.runIf(has('pdftotext'))('form 01 carries all that the holder must know', async () => {
    const text = textOf(await samplePapers['receipt-01']!())
    for (const part of [
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Số: 15/TNHS',
      'Liên: Giao khách hàng',
      'Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công',
      'Tiếp nhận hồ sơ của: NGUYỄN THỊ PHƯƠNG THẢO',
      'Người nộp: TRẦN QUỐC ĐẠT',
      'Địa chỉ: Thôn Đoàn Xá',
      'Số điện thoại: 0912 000 000',
      'Email: phuongthao@example.vn',
      'Số định danh cá nhân/Hộ chiếu: 034198000000',
      'Nội dung yêu cầu giải quyết: Thủ tục đăng ký khai sinh',
      'Giấy chứng sinh',
      'Số lượng hồ sơ: 01 (bộ)',
      'Thời gian giải quyết hồ sơ theo quy định: 01 ngày làm việc',
      'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 05 tháng 02 năm 2026',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 06 tháng 02 năm 2026',
      'Đăng ký nhận kết quả tại: Trực tuyến và tại quầy',
      'Phí, lệ phí: Không',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
      'Phạm Thị Ánh',
    ])
      expect(text).toContain(part)
  })

  it.runIf(has('pdftotext'))('a demand for a supplement names each paper or field with its reason', async () => {
    const text = textOf(await samplePapers['supplement-02']!())
    expect(text).toContain('Ảnh chụp mờ, không đọc được số giấy.')
    expect(text).toContain('Ô “Nơi sinh” của tờ khai')
    expect(text).toContain('Chưa ghi tên cơ sở y tế.')
  })

  it.runIf(has('pdftotext'))('a refusal gives its reason and the right to complain; after appraisal it says so', async () => {
    const text = textOf(await samplePapers['refusal-03']!())
    expect(text).toContain(
      'không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: Trẻ em cư trú tại phường Trần Hưng Đạo',
    )
    expect(text).toContain('quyền khiếu nại')
  })

  it.runIf(has('pdftotext'))('an apology gives reason and new date; a stop says who asked', async () => {
    const apology = textOf(await samplePapers['apology-04']!())
    expect(apology).toContain('đề nghị: Thủ tục đăng ký khai sinh; mã hồ sơ: H31.117.12-260205-0001.')
    expect(apology).toContain('hẹn lại thời gian trả kết quả cho ông/bà: 17 giờ 00 phút, ngày 11 tháng 02 năm 2026')
    expect(textOf(await samplePapers['stop-05']!())).toContain('Theo đề nghị của ông/bà ngày 04/02/2026')
  })

  it.runIf(has('pdftotext'))('a decision ends each ground with ";" and the last with "." and numbers its articles', async () => {
    const text = textOf(await samplePapers['result-decision']!())
    expect(text).toContain('Căn cứ Luật Tổ chức chính quyền địa phương; Căn cứ Nghị định')
    expect(text).toContain('của Chính phủ. QUYẾT ĐỊNH: Điều 1. Ông Lê Văn An')
    expect(text).toMatch(/Điều 2\. Công chức .*\.\/\./)
    expect(text).toContain('TM. ỦY BAN NHÂN DÂN CHỦ TỊCH')
  })

  it.runIf(has('pdftotext'))('shows hostile texts as they stand, in every paper', async () => {
    const hostile = '#import "x": * $a$ \\ @b *c* <d> "}]) 🎉 محمد'
    for (const name of names) {
      const text = textOf(
        await samplePapers[name]!({
          agency: `UBND xã ${hostile}`,
          place: hostile,
          holder: hostile,
          address: hostile,
          request: hostile,
          email: 'x'.repeat(300),
        }),
      )
      expect(text).toContain('#import "x": * $a$ \\ @b *c* <d> "}])')
    }
  })

  it('takes a hundred files and a hundred rows', async () => {
    const many = Array.from({ length: 100 }, (_, i) => ({ ...sampleFiles[0]!, name: `${'tệp-dài-'.repeat(20)}${i}.pdf` }))
    const data = {
      ...sampleHead,
      procedure: { code: '1.001193', name: 'X' },
      applicant: 'An',
      channel: 'online' as const,
      submittedAt: sampleHead.issuedAt,
    }
    expect((await confirmationPaper({ ...data, files: many })).length).toBeGreaterThan(10_000)
    expect((await confirmationPaper({ ...data, sealed: false, files: [] })).length).toBeGreaterThan(10_000)
    const rows = many.map((file) => ({ label: file.name, value: file.name }))
    const result = await resultPaper({
      ...sampleHead,
      kind: 'certificate',
      title: 'Giấy',
      number: '1',
      signerRole: 'Chủ tịch',
      signer: 'An',
      rows,
    })
    expect(result.length).toBeGreaterThan(10_000)
  })
})
