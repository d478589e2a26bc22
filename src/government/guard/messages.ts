import { defineMessages } from '#platform/messages'
import { formatNumber } from '#platform/time'
import type { Rule } from './finding.ts'

const n = (value: number | undefined) => (value === undefined ? '' : formatNumber(value))

const vi = {
  menu: 'Kiểm tra số liệu',
  title: 'Kiểm tra số liệu trong văn bản',
  lead: 'Dán bài viết hoặc dự thảo báo cáo. Hệ thống đối chiếu các con số với nhau và chỉ ra chỗ không khớp. Văn bản không được lưu lại.',
  text: 'Văn bản cần kiểm tra',
  textHint: 'Nhiều nhất 200.000 ký tự. Bảng dán có dấu | hoặc dấu tab giữa các ô cũng đọc được.',
  check: 'Kiểm tra',
  nothing: 'Không thấy con số nào mâu thuẫn nhau.',
  nothingText: 'Hệ thống chỉ đối chiếu các con số trong văn bản này; người ký vẫn chịu trách nhiệm về số liệu.',
  found: (count: number) => `Thấy ${count} điểm cần xem lại`,
  figures: (count: number) => `Đã đọc ${count} con số.`,
  errors: 'Không thể cùng đúng',
  warnings: 'Nên xem lại',
  inBook: 'Số liệu đã công bố',
  inText: 'Trong văn bản',
  empty: 'Hãy dán văn bản cần kiểm tra.',
  tooLong: 'Văn bản dài hơn 200.000 ký tự. Hãy chia thành nhiều phần rồi kiểm tra từng phần.',
  finding: (rule: Rule, quotes: readonly string[], computed: number | undefined): string => {
    const [a = '', b = '', c = ''] = quotes
    switch (rule) {
      case 'over-100':
        return `Tỷ lệ ${a} lớn hơn 100 %; một phần không thể lớn hơn toàn bộ.`
      case 'part-over-whole':
        return `“${b}” được nêu là một phần của “${a}” (hoặc ngược lại) nhưng phần lớn hơn tổng.`
      case 'ratio-mismatch':
        return `${a} trên ${b} là ${n(computed)} %, không phải ${c}.`
      case 'sum-mismatch':
        return `Các thành phần cộng lại được ${n(computed)}, khác với con số đã nêu (${a}).`
      case 'two-values':
        return `Cùng một chỉ tiêu được nêu hai giá trị khác nhau: ${a} và ${b}.`
      case 'target-not-met':
        return b ? `Văn bản nêu đã đạt, nhưng ${a} chưa đạt mức ${b}.` : `Văn bản nêu đã hoàn thành, nhưng mới đạt ${a}.`
      case 'target-two-ways':
        return `Cùng một mục tiêu được nêu hai cách: ${a} và ${b}.`
      case 'sudden-jump':
        return `Hai kỳ liền nhau chênh lệch rất lớn: ${a} và ${b}. Hãy kiểm tra lại hoặc nêu nguyên nhân.`
      case 'impossible-decimal':
        return `Không số nguyên nào trên tổng ${b} cho ra ${a}.`
      case 'missing-unit':
        return `Con số ${a} chưa có đơn vị tính.`
    }
  },
}

const en: typeof vi = {
  menu: 'Check figures',
  title: 'Check the figures of a text',
  lead: 'Paste an article or a draft report. Its numbers are held against each other, and what does not agree is shown. The text is not kept.',
  text: 'Text to check',
  textHint: '200,000 characters at most. Tables may be pasted with | or tabs between the cells.',
  check: 'Check',
  nothing: 'No numbers that contradict each other.',
  nothingText: 'Only the numbers of this text are compared; its signer still answers for them.',
  found: (count) => `${count} point(s) to look at`,
  figures: (count) => `${count} numbers were read.`,
  errors: 'Cannot all be true',
  warnings: 'Worth a second look',
  inBook: 'Published figure',
  inText: 'In the text',
  empty: 'Please paste the text to check.',
  tooLong: 'The text is longer than 200,000 characters. Please check it in parts.',
  finding: (rule, quotes, computed) => {
    const [a = '', b = '', c = ''] = quotes
    switch (rule) {
      case 'over-100':
        return `A share of ${a} is above 100 %; a part cannot exceed its whole.`
      case 'part-over-whole':
        return `“${b}” is told as part of “${a}” (or the reverse), but the part is larger.`
      case 'ratio-mismatch':
        return `${a} of ${b} is ${n(computed)} %, not ${c}.`
      case 'sum-mismatch':
        return `The parts add up to ${n(computed)}, not to the number told (${a}).`
      case 'two-values':
        return `One indicator is told with two values: ${a} and ${b}.`
      case 'target-not-met':
        return b ? `Told as reached, but ${a} does not meet ${b}.` : `Told as completed, but only ${a} is reached.`
      case 'target-two-ways':
        return `One target is told in two ways: ${a} and ${b}.`
      case 'sudden-jump':
        return `Two neighbouring periods lie far apart: ${a} and ${b}. Please check, or give the reason.`
      case 'impossible-decimal':
        return `No whole number out of ${b} gives ${a}.`
      case 'missing-unit':
        return `The number ${a} has no unit.`
    }
  },
}

export const text = defineMessages(vi, en)
