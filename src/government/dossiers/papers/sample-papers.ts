import type { DossierParties, PaperFile, PaperHead } from './paper-data.ts'
import { apologyPaper, confirmationPaper, receiptPaper, refusalPaper, resultPaper, stopPaper, supplementPaper } from './papers.ts'

/** Invented: no real person bears these. */
export const sampleHead: PaperHead = {
  agency: 'Ủy ban nhân dân xã Quỳnh Phụ',
  parentAgency: 'Tỉnh Hưng Yên',
  place: 'Quỳnh Phụ',
  issuedAt: new Date('2026-02-05T02:05:09Z'),
  code: 'H31.117.12-260205-0001',
  checkUrl: 'https://dichvu.quynhphu.example/kiem-tra/H31.117.12-260205-0001',
  sealed: true,
  demo: true,
}

export const sampleParties: DossierParties = {
  holder: 'NGUYỄN THỊ PHƯƠNG THẢO',
  submitter: 'TRẦN QUỐC ĐẠT',
  address: 'Thôn Đoàn Xá, xã Quỳnh Phụ, tỉnh Hưng Yên',
  phone: '0912 000 000',
  email: 'phuongthao@example.vn',
  request: 'Thủ tục đăng ký khai sinh',
  number: '15/TNHS',
  online: true,
}

export const sampleFiles: PaperFile[] = [
  {
    component: 'Giấy chứng sinh',
    name: 'giay-chung-sinh.pdf',
    size: 348_211,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  {
    component: 'Giấy tờ chứng minh nơi cư trú',
    name: 'Ảnh chụp sổ hộ khẩu.jpg',
    size: 2_481_900,
    sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  },
]

const at = (text: string) => new Date(`${text}+07:00`)
const leader = { authority: 'TM. Ủy ban nhân dân', signerRole: 'Chủ tịch', signer: 'Vũ Đức Thịnh' }

/** One of each paper, for looking at them and for the tests of all. */
export const samplePapers: Record<string, (head?: Partial<PaperHead & DossierParties>) => Promise<Uint8Array>> = {
  confirmation: (head) =>
    confirmationPaper({
      ...sampleHead,
      procedure: { code: '1.001193', name: 'Thủ tục đăng ký khai sinh' },
      applicant: 'TRẦN QUỐC ĐẠT',
      channel: 'online',
      submittedAt: sampleHead.issuedAt,
      files: sampleFiles,
      auditHead: {
        size: 1204,
        root: '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9',
        at: at('2026-02-05T09:04:00'),
      },
      ...head,
    }),
  'receipt-01': (head) =>
    receiptPaper({
      ...sampleHead,
      ...sampleParties,
      office: 'Trung tâm Phục vụ hành chính công xã Quỳnh Phụ',
      copyFor: 'Giao khách hàng',
      idNumber: '034198000000',
      components: [
        { name: 'Tờ khai đăng ký khai sinh theo mẫu', electronic: 1 },
        { name: 'Giấy chứng sinh', originals: 1 },
        { name: 'Giấy tờ chứng minh nơi cư trú', copies: 1 },
      ],
      sets: 1,
      timeLimit: '01 ngày làm việc',
      acceptedAt: at('2026-02-05T09:05:00'),
      dueAt: at('2026-02-06T17:00:00'),
      resultAt: 'Trực tuyến và tại quầy',
      fees: 'Không',
      officer: 'Phạm Thị Ánh',
      officerPhone: '0227 000 0000',
      ...head,
    }),
  'supplement-02': (head) =>
    supplementPaper({
      ...sampleHead,
      ...sampleParties,
      number: '03/BSHS',
      demands: [
        { subject: 'Giấy chứng sinh', reason: 'Ảnh chụp mờ, không đọc được số giấy. Chụp lại hoặc nộp bản quét rõ cả hai mặt.' },
        { subject: 'Ô “Nơi sinh” của tờ khai', reason: 'Chưa ghi tên cơ sở y tế. Ghi đúng như trên giấy chứng sinh.' },
      ],
      officer: 'Phạm Thị Ánh',
      officerPhone: '0227 000 0000',
      ...head,
    }),
  'refusal-03': (head) =>
    refusalPaper({
      ...sampleHead,
      ...sampleParties,
      number: '01/TCHS',
      stage: 'receipt',
      reason:
        'Trẻ em cư trú tại phường Trần Hưng Đạo; thẩm quyền đăng ký khai sinh thuộc Ủy ban nhân dân nơi cư trú của người cha hoặc người mẹ.',
      legalBasis: 'Điều 13 Luật Hộ tịch',
      officer: 'Phạm Thị Ánh',
      ...head,
    }),
  'apology-04': (head) =>
    apologyPaper({
      ...sampleHead,
      ...sampleParties,
      ...leader,
      number: '02/XL-UBND',
      acceptedAt: at('2026-01-12T09:05:00'),
      dueAt: at('2026-02-06T17:00:00'),
      newDueAt: at('2026-02-11T17:00:00'),
      reason: 'Cơ quan phối hợp chưa trả lời văn bản lấy ý kiến về ranh giới thửa đất.',
      ...head,
    }),
  'stop-05': (head) =>
    stopPaper({
      ...sampleHead,
      ...sampleParties,
      ...leader,
      number: '04/TB-UBND',
      acceptedAt: at('2026-02-02T09:05:00'),
      stoppedAt: at('2026-02-05T09:05:00'),
      requestedAt: at('2026-02-04T10:00:00'),
      reason: 'Người nộp đề nghị rút hồ sơ để nộp lại tại nơi cư trú mới.',
      feesNote: 'Không',
      ...head,
    }),
  result: (head) =>
    resultPaper({
      ...sampleHead,
      ...leader,
      kind: 'extract',
      title: 'Trích lục khai sinh',
      about: '(Bản chính)',
      number: '15/TLKS',
      rows: [
        { label: 'Thông tin người được khai sinh', heading: true },
        { label: 'Họ, chữ đệm, tên', value: 'TRẦN NGUYỄN BẢO ANH' },
        {
          label: 'Ngày, tháng, năm sinh',
          value: '28/01/2026 (ngày hai mươi tám tháng một năm hai nghìn không trăm hai mươi sáu)',
        },
        { label: 'Giới tính', value: 'Nữ' },
        { label: 'Dân tộc', value: 'Kinh' },
        { label: 'Quốc tịch', value: 'Việt Nam' },
        { label: 'Cha, mẹ', heading: true },
        { label: 'Họ tên người mẹ', value: 'NGUYỄN THỊ PHƯƠNG THẢO' },
        { label: 'Họ tên người cha', value: 'TRẦN QUỐC ĐẠT' },
      ],
      recipients: ['Người yêu cầu;', 'Lưu: VT, TP-HT.'],
      ...head,
    }),
  'result-decision': (head) =>
    resultPaper({
      ...sampleHead,
      ...leader,
      kind: 'decision',
      title: 'Quyết định',
      about: 'Về việc hưởng trợ cấp xã hội hằng tháng',
      number: '15/QĐ-UBND',
      issuedBy: 'Chủ tịch Ủy ban nhân dân xã Quỳnh Phụ',
      legalBasis: [
        'Căn cứ Luật Tổ chức chính quyền địa phương',
        'Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ',
      ],
      articles: [
        'Ông Lê Văn An, sinh năm 1945, thường trú tại thôn Đoàn Xá, xã Quỳnh Phụ được hưởng trợ cấp xã hội hằng tháng kể từ ngày 01 tháng 02 năm 2026.',
        'Công chức Văn hóa - Xã hội và ông Lê Văn An chịu trách nhiệm thi hành Quyết định này./.',
      ],
      recipients: ['Như Điều 2;', 'Lưu: VT.'],
      ...head,
    }),
}
