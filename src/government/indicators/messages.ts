import { defineMessages } from '#platform/messages'
import { formatNumber } from '#platform/time'
import { bookEn, bookVi } from './book-messages.ts'
import type { Finding } from './check-figure.ts'
import { importsEn, importsVi } from './import-messages.ts'

const n = (value: number) => formatNumber(value)

const vi = {
  book: bookVi,
  imports: importsVi,
  menu: 'Số liệu',
  menuDeclare: 'Kê khai số liệu',
  menuLead: 'Điều hành theo số liệu',
  leadTitle: 'Số liệu điều hành của lãnh đạo',
  missed: 'Chỉ tiêu chưa đạt mục tiêu',
  questioned: 'Số liệu chờ ký có điều không khớp',
  change: 'So với kỳ trước',
  unchanged: 'Không đổi',
  changed: (difference: number, unit: string) =>
    `${difference > 0 ? 'Tăng' : 'Giảm'} ${Math.abs(difference).toLocaleString('vi-VN')} ${unit}`,
  points: 'điểm phần trăm',
  better: 'Tốt hơn',
  worse: 'Kém hơn',
  title: 'Số liệu công bố',
  lead: 'Mỗi con số dẫn đến minh chứng của nó: hồ sơ nào đã được đếm, hoặc ai công bố, căn cứ vào đâu.',
  chooseUnit: 'Chọn địa bàn',
  units: 'Địa bàn có số liệu',
  unit: 'Địa bàn',
  percent: 'phần trăm',
  unitOfMeasure: 'Đơn vị tính',
  download: (kind: string) => `Tải bảng ${kind.toUpperCase()}`,
  figures: 'Số liệu kê khai',
  today: 'Đang hoạt động',
  former: 'Đơn vị cũ',
  formerUntil: (day: string) => `đến hết ${day}`,
  computedTitle: 'Tính từ hồ sơ trên hệ thống',
  computedLead: 'Tính trực tiếp từ từng hồ sơ, không ai nhập tay.',
  declaredTitle: 'Số liệu do cơ quan công bố',
  noDeclared: 'Chưa có số liệu kê khai cho địa bàn này.',
  pillars: { government: 'Chính quyền số', economy: 'Kinh tế số', society: 'Xã hội số' },
  indicator: 'Chỉ tiêu',
  value: 'Giá trị',
  fraction: 'Phép tính',
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  period: 'Kỳ',
  periodHint: 'Ví dụ: 2026-11, 2026-Q4 hoặc 2026.',
  calendarLabel: 'Cách tính kỳ',
  calendars: { calendar: 'Theo lịch (từ ngày 1)', report: 'Kỳ báo cáo (từ ngày 15 tháng trước đến ngày 14)' },
  map: 'Theo bản đồ hành chính ngày',
  onMapOf: (day: string) => `Theo bản đồ hành chính ngày ${day}. Số liệu của các cơ quan sau này được tính cho nơi họ phục vụ.`,
  mapHint: 'Để trống là hôm nay. Ví dụ: 30/6/2025.',
  show: 'Xem',
  target: 'Mục tiêu',
  met: 'Đạt mục tiêu',
  notMet: 'Chưa đạt',
  noValue: 'Chưa có số liệu',
  source: 'Nguồn',
  trend: (name: string) => `${name} qua các kỳ`,
  below: 'Các đơn vị trực thuộc',
  ranking: (name: string) => `${name} theo đơn vị`,
  tileMap: (name: string) => `${name}: bản đồ ô`,
  multiples: (name: string) => `${name}: từng đơn vị qua các kỳ`,
  splitBy: 'Chia theo',
  splitTitle: (name: string, by: string) => `${name}, chia theo ${by.toLocaleLowerCase('vi')}`,
  splitInexact: 'Có cơ quan chưa xác định được địa bàn trên bản đồ này; hồ sơ của cơ quan đó không tính ở đây.',
  proof: 'Minh chứng',
  proofOf: (name: string) => `Minh chứng: ${name}`,
  proofLead: (measure: string, from: string, to: string) =>
    `${measure}, từ ${from} đến ${to}. Tổng của các cơ quan dưới đây chính là con số đã nêu.`,
  byAgency: 'Theo cơ quan',
  agency: 'Cơ quan',
  quantity: 'Số lượng',
  total: 'Tổng',
  records: 'Hồ sơ được đếm',
  record: 'Hồ sơ',
  day: 'Ngày',
  recordsForOfficers: 'Danh sách hồ sơ chỉ cán bộ của cơ quan đó xem được, để bảo vệ dữ liệu cá nhân.',
  noRecords: 'Không có hồ sơ nào trong phạm vi bạn được xem.',
  more: 'Xem tiếp',
  inexact: (least: string, most: string) =>
    `Địa bàn có đơn vị đã bị chia tách nên không xác định chính xác: từ ${least} đến ${most}.`,
  saidOf: (unit: string) => `Số liệu của ${unit} (đơn vị cũ)`,
  origins: { declared: 'Cơ quan kê khai', imported: 'Nhập từ nguồn đã công bố', computed: 'Hệ thống tính' },
  origin: 'Cách có số liệu',
  saidBy: 'Theo nguồn',
  saidByHint: 'Ai công bố, ở văn bản hoặc báo cáo nào.',
  asPrinted: 'Viết trong nguồn',
  note: 'Ghi chú',
  signedBy: 'Người ký, chịu trách nhiệm',
  enteredBy: 'Người nhập',
  proofFile: 'Tệp minh chứng',
  noProofFile: 'Không có tệp kèm theo.',
  findings: 'Điều hệ thống phát hiện',
  explanation: 'Giải trình của người ký',
  versions: 'Các lần công bố',
  version: (n: number) => `Lần ${n}`,
  replaced: 'Đã thay bằng lần sau',
  inForce: 'Đang có hiệu lực',
  periodKinds: { month: 'Tháng', quarter: 'Quý', year: 'Năm' },
  periodKind: 'Loại kỳ',
  periodShape: {
    month: 'Tháng viết theo mẫu năm-tháng, ví dụ 2026-10.',
    quarter: 'Quý viết theo mẫu năm-Q và số quý, ví dụ 2026-Q3.',
    year: 'Năm viết bằng bốn chữ số, ví dụ 2026.',
  },
  periodUnknown: 'Kỳ không đúng. Ví dụ: 2026-11 (tháng), 2026-Q4 (quý), 2026 (năm).',
  periodAhead: 'Kỳ này chưa đến nên chưa có số liệu.',
  declareTitle: 'Kê khai số liệu',
  declareLead: 'Số liệu được công bố sau khi lãnh đạo ký. Tỷ lệ nên ghi cả tử số và mẫu số để ai cũng kiểm tra được.',
  valueHint:
    'Dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân: 3.612 hoặc 96,8. Tỷ lệ có tử số và mẫu số thì có thể để trống.',
  file: 'Tệp minh chứng (nếu có)',
  declare: 'Lưu, chờ ký',
  declared: 'Đã lưu. Số liệu chờ lãnh đạo ký.',
  drafts: 'Số liệu chờ ký',
  noDrafts: 'Không có số liệu nào chờ ký.',
  sign: 'Ký và công bố',
  signLead: 'Khi ký, bạn chịu trách nhiệm về số liệu này và số liệu được công bố ngay.',
  signed: 'Đã ký và công bố.',
  drop: 'Bỏ số liệu này',
  dropped: 'Đã bỏ số liệu chưa ký.',
  explain: (found: string) =>
    `${found} Hãy sửa số liệu, hoặc giải trình ít nhất 10 ký tự; lời giải trình được công bố cùng số liệu.`,
  explanationHint: 'Bắt buộc khi hệ thống phát hiện điều không khớp. Được công bố cùng số liệu.',
  signedAlready: (name: string) => `Số liệu này đã được ${name} ký.`,
  draftGone: 'Số liệu này không còn chờ ký. Hãy tải lại trang.',
  chooseIndicator: 'Hãy chọn một chỉ tiêu trong danh sách.',
  computedHere: 'Chỉ tiêu này do hệ thống tính từ hồ sơ nên không kê khai tay.',
  stateNotDeclared: 'Chỉ tiêu này không có giá trị bằng số.',
  agencyWithoutUnit: 'Cơ quan của bạn không gắn với địa bàn nào nên chưa kê khai được.',
  proofGone: 'Không còn tệp đã gửi. Vui lòng chọn lại tệp; các mục khác đã được giữ.',
  noNumber: 'Hãy ghi một con số, ví dụ 3.612 hoặc 96,8.',
  wholeOnly: (typed: string) =>
    `Mục này là số đếm nên không có phần thập phân. “${typed}” đang được hiểu là có phần thập phân; nếu là hàng nghìn, hãy dùng dấu chấm, ví dụ 3.612.`,
  bothOfFraction: 'Hãy ghi cả tử số và mẫu số, hoặc để trống cả hai.',
  zeroDenominator:
    'Mẫu số bằng 0 thì không tính được tỷ lệ. Nếu không phát sinh, hãy để trống cả tử số và mẫu số và ghi rõ ở phần ghi chú.',
  valueNeeded: 'Hãy ghi giá trị của chỉ tiêu.',
  states: {
    'in-use': 'Đang dùng',
    'in-progress': 'Đang triển khai',
    planned: 'Có kế hoạch',
    proposed: 'Đề xuất',
    done: 'Đã xong',
    all: 'Toàn bộ',
    gap: 'Còn hạn chế',
    'in-force': 'Đang có hiệu lực',
  } as Record<string, string>,
  qualifiers: { about: 'khoảng', over: 'hơn', nearly: 'gần', estimate: 'ước' } as Record<string, string>,
  finding: ({ rule, numbers }: Finding, unit: string): string => {
    const [a = 0, b = 0, c = 0, d = 0] = numbers
    switch (rule) {
      case 'over-100':
        return `Tỷ lệ ${n(a)} % lớn hơn 100 %.`
      case 'below-0':
        return `Giá trị ${n(a)} nhỏ hơn 0.`
      case 'part-over-whole':
        return `Phần (${n(a)}) lớn hơn tổng (${n(b)}).`
      case 'ratio-mismatch':
        return `${n(a)}/${n(b)} là ${n(d)} %, không phải ${n(c)} %.`
      case 'two-values':
        return `Cùng chỉ tiêu, địa bàn và kỳ có hai giá trị: ${n(a)} và ${n(b)} ${unit}.`
      case 'target-not-met':
        return `Giá trị ${n(a)} chưa đạt mục tiêu ${n(b)}.`
      case 'sudden-jump':
        return `Kỳ trước là ${n(a)}, kỳ này là ${n(b)}: thay đổi đột ngột.`
      case 'impossible-decimal':
        return `Không số nguyên nào trên mẫu số ${n(b)} cho ra ${n(a)} %.`
      case 'zero-denominator':
        return 'Mẫu số bằng 0.'
      case 'not-whole':
        return `Số đếm ${n(a)} có phần thập phân.`
    }
  },
}

const en: typeof vi = {
  book: bookEn,
  imports: importsEn,
  menu: 'Figures',
  menuDeclare: 'Declare figures',
  menuLead: 'Lead by figures',
  leadTitle: 'Figures for the leader',
  missed: 'Targets missed',
  questioned: 'To sign, with something that does not agree',
  change: 'Since the period before',
  unchanged: 'Unchanged',
  changed: (difference, unit) => `${difference > 0 ? 'Up' : 'Down'} ${Math.abs(difference).toLocaleString('vi-VN')} ${unit}`,
  points: 'points',
  better: 'Better',
  worse: 'Worse',
  title: 'Published figures',
  lead: 'Each number leads to its proof: which dossiers were counted, or who published it on what ground.',
  chooseUnit: 'Choose a unit',
  units: 'Units with figures',
  unit: 'Unit',
  percent: 'percent',
  unitOfMeasure: 'Unit of measure',
  download: (kind) => `Download as ${kind.toUpperCase()}`,
  figures: 'Declared figures',
  today: 'Standing',
  former: 'Former units',
  formerUntil: (day) => `until ${day}`,
  computedTitle: 'Computed from the dossiers of this system',
  computedLead: 'Counted from each dossier; typed by nobody.',
  declaredTitle: 'Figures published by agencies',
  noDeclared: 'No figure was declared for this unit yet.',
  pillars: { government: 'Digital government', economy: 'Digital economy', society: 'Digital society' },
  indicator: 'Indicator',
  value: 'Value',
  fraction: 'Fraction',
  numerator: 'Numerator',
  denominator: 'Denominator',
  period: 'Period',
  periodHint: 'E.g. 2026-11, 2026-Q4 or 2026.',
  calendarLabel: 'Periods',
  calendars: { calendar: 'Calendar (from the 1st)', report: 'Reporting (from the 15th to the 14th)' },
  map: 'On the map of',
  onMapOf: (day) => `On the map of ${day}. Figures of later agencies count where they serve.`,
  mapHint: 'Empty means today. E.g. 30/6/2025.',
  show: 'Show',
  target: 'Target',
  met: 'Target met',
  notMet: 'Not met',
  noValue: 'No figure yet',
  source: 'Source',
  trend: (name) => `${name} over time`,
  below: 'Units below',
  ranking: (name) => `${name} by unit`,
  tileMap: (name) => `${name}: tile map`,
  multiples: (name) => `${name}: each unit over time`,
  splitBy: 'Told apart by',
  splitTitle: (name, by) => `${name} by ${by.toLowerCase()}`,
  splitInexact: 'Some agencies cannot be placed for sure on this map; their records are left out here.',
  proof: 'Proof',
  proofOf: (name) => `Proof: ${name}`,
  proofLead: (measure, from, to) => `${measure}, from ${from} to ${to}. The agencies below add up to the number told.`,
  byAgency: 'By agency',
  agency: 'Agency',
  quantity: 'Quantity',
  total: 'Total',
  records: 'Dossiers counted',
  record: 'Dossier',
  day: 'Day',
  recordsForOfficers: 'Only the officers of an agency see its dossiers, to protect personal data.',
  noRecords: 'No dossier that you may see.',
  more: 'More',
  inexact: (least, most) => `A unit was divided, so this is not exact: from ${least} to ${most}.`,
  saidOf: (unit) => `Figure of ${unit} (a former unit)`,
  origins: { declared: 'Declared by the agency', imported: 'Taken from a published source', computed: 'Computed by the system' },
  origin: 'How it came',
  saidBy: 'Source',
  saidByHint: 'Who published it, in which document or report.',
  asPrinted: 'As printed in the source',
  note: 'Note',
  signedBy: 'Signed and answered for by',
  enteredBy: 'Entered by',
  proofFile: 'File of proof',
  noProofFile: 'No file.',
  findings: 'What was found',
  explanation: 'Explanation of the signer',
  versions: 'Publications',
  version: (n) => `No. ${n}`,
  replaced: 'Replaced by a later one',
  inForce: 'In force',
  periodKinds: { month: 'Month', quarter: 'Quarter', year: 'Year' },
  periodKind: 'Kind of period',
  periodShape: {
    month: 'Write a month as year-month, e.g. 2026-10.',
    quarter: 'Write a quarter as year-Q and its number, e.g. 2026-Q3.',
    year: 'Write a year in four digits, e.g. 2026.',
  },
  periodUnknown: 'This is no period. E.g. 2026-11 (month), 2026-Q4 (quarter), 2026 (year).',
  periodAhead: 'This period has not begun.',
  declareTitle: 'Declare a figure',
  declareLead: 'A figure is published once a leader has signed it. Give a share with its fraction, for all to check.',
  valueHint: 'A dot parts thousands, a comma the decimals: 3.612 or 96,8. May be empty for a share with its fraction.',
  file: 'File of proof (if any)',
  declare: 'Save for signature',
  declared: 'Saved. The figure waits for a leader’s signature.',
  drafts: 'Figures that wait for a signature',
  noDrafts: 'No figure waits for a signature.',
  sign: 'Sign and publish',
  signLead: 'By signing you answer for this figure, and it is published at once.',
  signed: 'Signed and published.',
  drop: 'Drop this figure',
  dropped: 'The unsigned figure was dropped.',
  explain: (found) => `${found} Mend the figure, or explain in at least 10 characters; the explanation is published with it.`,
  explanationHint: 'Needed where something does not agree. Published with the figure.',
  signedAlready: (name) => `This figure was signed by ${name}.`,
  draftGone: 'This figure waits for no signature any more. Please load the page again.',
  chooseIndicator: 'Please choose an indicator of the list.',
  computedHere: 'This indicator is computed from dossiers and not declared by hand.',
  stateNotDeclared: 'This indicator has no number.',
  agencyWithoutUnit: 'Your agency belongs to no unit, so it cannot declare.',
  proofGone: 'The file is no longer there. Please choose it again; all else was kept.',
  noNumber: 'Please write a number, e.g. 3.612 or 96,8.',
  wholeOnly: (typed) =>
    `This is a count and has no decimals. “${typed}” was read with decimals; for thousands use a dot, e.g. 3.612.`,
  bothOfFraction: 'Give both the numerator and the denominator, or neither.',
  zeroDenominator: 'Nothing can be divided by 0. Where nothing came up leave both empty and say so in the note.',
  valueNeeded: 'Please give the value of the indicator.',
  states: {
    'in-use': 'In use',
    'in-progress': 'In progress',
    planned: 'Planned',
    proposed: 'Proposed',
    done: 'Done',
    all: 'All',
    gap: 'Gap',
    'in-force': 'In force',
  } as Record<string, string>,
  qualifiers: { about: 'about', over: 'over', nearly: 'nearly', estimate: 'estimated' } as Record<string, string>,
  finding: ({ rule, numbers }, unit) => {
    const [a = 0, b = 0, c = 0, d = 0] = numbers
    switch (rule) {
      case 'over-100':
        return `A share of ${n(a)} % is above 100 %.`
      case 'below-0':
        return `${n(a)} is below 0.`
      case 'part-over-whole':
        return `The part (${n(a)}) is larger than the whole (${n(b)}).`
      case 'ratio-mismatch':
        return `${n(a)}/${n(b)} is ${n(d)} %, not ${n(c)} %.`
      case 'two-values':
        return `One indicator, unit and period has two values: ${n(a)} and ${n(b)} ${unit}.`
      case 'target-not-met':
        return `${n(a)} does not meet the target of ${n(b)}.`
      case 'sudden-jump':
        return `${n(a)} in the period before, ${n(b)} now: a sudden change.`
      case 'impossible-decimal':
        return `No whole number of ${n(b)} gives ${n(a)} %.`
      case 'zero-denominator':
        return 'The denominator is 0.'
      case 'not-whole':
        return `The count ${n(a)} has decimals.`
    }
  },
}

export const text = defineMessages(vi, en)
